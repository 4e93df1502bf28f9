/** What is wrong with one value, in a Chinese sentence for the person who typed it. */
import { saysItself } from '#domain/kernel/own-sentence.ts';
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

const formats: Readonly<Record<string, string>> = {
  date: '应为有效日期，格式如 2026-10-12。',
  datetime: '应为 UTC 时刻，格式如 2026-10-12T01:30:00Z。',
  url: '应为完整的网址。',
};

const units: Readonly<Record<string, string>> = { string: '个字', array: '项' };

/** How a value is parsed whose mistakes get a sentence: a missing value and a wrong one are told apart by what was there. */
export const withInput = { reportInput: true } as const;

/** The sentence for one issue of a parse `withInput`: the schema's own, else one for its kind. */
export const sentenceFor = (issue: z.core.$ZodIssue): string => {
  if (saysItself(issue)) return issue.message;
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
