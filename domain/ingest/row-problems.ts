/**
 * What can be wrong with a row, by stable code, each with the sentence the sender gets. Why no sentence repeats the cell: a row
 * may hold personal data, and the report of a load is read by more people than the row may be.
 */
import { fieldName } from './penalty-fields.ts';

/** `{field}` is the Chinese name of the field; other braces are parameters of the finding. */
const rowRules = {
  // the file
  badEncoding: '文件编码无法识别，请另存为 UTF-8 或 GB 18030 编码后重新报送。',
  badQuoting: '本行的引号不成对，请用表格软件重新导出 CSV 后报送。',
  columnCount: '本行有{actual}列，表头有{expected}列，请检查多出或缺少的逗号。',
  missingColumn: '表头缺少“{field}”列，请按报送模板补齐后重新报送。',
  unknownColumn: '表头中的“{column}”不在报送模板内，请删除该列后重新报送。',
  duplicateColumn: '表头中“{field}”出现两次，请保留一列后重新报送。',
  // one field
  required: '“{field}”不能为空，请补充后重新报送。',
  tooLong: '“{field}”超过{max}个字，请缩短后重新报送。',
  controlCharacter: '“{field}”含有不可见的控制字符，请删除后重新报送。',
  notInDictionary: '“{field}”不在字典内，可填：{allowed}。',
  badLength: '“{field}”应为18位，请核对后重新报送。',
  badCharacter: '“{field}”含有代码中不会出现的字符（如字母 I、O、S、V、Z），请核对后重新报送。',
  badCheckCharacter: '“{field}”的校验码不符，请对照登记证照核对每一位后重新报送。',
  badIdentityNumber: '“{field}”的位数、出生日期或校验码不符，请对照证件核对后重新报送。',
  badDate: '“{field}”不是有效日期，请按“2026-10-12”的格式填写。',
  dateInFuture: '“{field}”晚于报送当天，请核对后重新报送。',
  badAmount: '“{field}”应为以万元计的数字，最多6位小数，不带单位和千分位，请更正后重新报送。',
  unitUnknown: '“{field}”不是本平台登记的单位，请核对代码，或先申请登记该单位。',
  // fields against each other
  dateBeforeDecision: '“{field}”早于处罚决定日期，请核对两个日期后重新报送。',
  amountInconsistent: '“{field}”与处罚类别不一致：有罚没类别须填金额，没有则不填，请核对后重新报送。',
  codeCategoryMismatch:
    '“{field}”与行政相对人类别不一致：个体工商户的代码以92开头，其他组织不以92开头，自然人填证件而不填代码，请核对后重新报送。',
  unitNameMismatch: '“{field}”与该机关代码登记的名称“{expected}”不一致，请核对后重新报送。',
  // against what is known already
  duplicateDecisionNumber: '本文件第{firstLine}行已报送同一机关对同一主体的同一文号，请删除重复行，或更正文号。',
  subjectNameMismatch: '“{field}”与该代码登记的主体名称不一致，请核对名称和代码后重新报送。',
  recordReportConflict: '该决定已按不同内容报送，后到的内容不会覆盖先到的内容；请核对后以更正方式报送。',
  // warnings: the row is kept
  bodyCheckCharacter: '“{field}”的主体标识码校验位不符；代码仍按有效处理，请对照登记证照核对。',
  simpleProcedureNotRequired: '按简易程序作出的处罚一般不在双公示报送范围内（该口径待确认），请确认是否需要报送。',
} as const;

export type RowRule = keyof typeof rowRules;

/** One finding about one row: where, what, and what the sender does about it. `line` counts from 1 and includes the header. */
export interface RowProblem {
  readonly line: number;
  /** Code of the field, e.g. `CF_XDR_SHXYM`; empty where the finding is about the row or the file. */
  readonly field: string;
  readonly rule: RowRule;
  readonly message: string;
}

/** Builds a finding; `params` fill the sentence and must never hold a cell that may be personal. */
export const rowProblem = (
  line: number,
  field: string,
  rule: RowRule,
  params: Readonly<Record<string, string | number>> = {},
): RowProblem => {
  const known: Readonly<Record<string, string | number>> = { field: fieldName(field), ...params };
  const message = rowRules[rule].replace(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? ''));
  return { line, field, rule, message };
};
