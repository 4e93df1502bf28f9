/** What is wrong with one value, in a Chinese sentence for the person who typed it. */
import type * as z from '#domain/kernel/schema.ts';

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
  record: '对象',
  undefined: '不填写',
};

/** Messages our own schemas give their refinements. */
const named: Readonly<Record<string, string>> = {
  controlCharacter: '含有不允许的控制字符，请删除后重新填写。',
  blank: '不能只填空白。',
  id: '编号格式不正确，请原样使用系统给出的编号。',
  matterId: '事项编号由3至60个小写字母、数字和连字符组成。',
  codeOrName: 'code 和 name 须填其一，且只填其一。',
  subjectOrCase: 'subjectId 和 caseId 须填其一，且只填其一。',
  kindOfSubject: 'kind 与 subjectId 须同时填写，或者都不填。',
  caseOrRecord: '单位证据只写明 caseId，不填 recordId。',
  subjectOrMonth: 'subjectId 和 month 须填其一，且只填其一。',
  month: '应为月份，格式如 2026-10。',
  daysOfAnotherYear: '含有不属于该年度的日期，请按通知核对。',
  bothOffAndWorked: '同一天不能既放假又上班，请按通知核对。',
  makeUpNotOnWeekend: '调休上班日应为周末，请按通知核对。',
  repeated: '同一项填写了两次，请删除重复的。',
  periodEmpty: '起始时刻必须早于截止时刻。',
  seed: '种子只能用可见的半角字符，最多200个。',
  sha256: '应为64位小写十六进制的 SHA-256 值。',
};

const formats: Readonly<Record<string, string>> = {
  date: '应为有效日期，格式如 2026-10-12。',
  datetime: '应为 UTC 时刻，格式如 2026-10-12T01:30:00Z。',
  url: '应为完整的网址。',
};

const units: Readonly<Record<string, string>> = { string: '个字', array: '项' };

/** How a value is parsed whose mistakes get a sentence: a missing value and a wrong one are told apart by what was there. */
export const withInput = { reportInput: true } as const;

/** The sentence for one issue of a parse `withInput`. */
export const sentenceFor = (issue: z.core.$ZodIssue): string => {
  const own = named[issue.message];
  if (own !== undefined) return own;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '必填，请补充。' : `应为${kinds[issue.expected] ?? issue.expected}。`;
    case 'too_big':
      return `${issue.inclusive === false ? '必须小于' : '最多'}${issue.maximum}${units[issue.origin] ?? ''}。`;
    case 'too_small':
      return issue.minimum === 1 && issue.origin !== 'number'
        ? '不能为空。'
        : `${issue.inclusive === false ? '必须大于' : '至少'}${issue.minimum}${units[issue.origin] ?? ''}。`;
    case 'invalid_format':
      return formats[issue.format] ?? '格式不正确。';
    case 'invalid_value':
      return `可填：${issue.values.map(String).join('、')}。`;
    case 'unrecognized_keys':
      return '不认识的字段，请删除。';
    case 'invalid_union':
      return '可填的种类不符，请核对。';
    default:
      return '内容不符合要求。';
  }
};
