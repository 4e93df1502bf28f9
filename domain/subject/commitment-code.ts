/** 承诺编码: division 6, date 8, serial 6 digits (one national template, confidence B: the shape is assumed). */
import { isDate } from '../calendar/dates.ts';

export type CommitmentCodeProblem = 'badLength' | 'badCharacter' | 'badDate';

/** The first thing wrong with a commitment code, or undefined. */
export const commitmentCodeProblem = (code: string): CommitmentCodeProblem | undefined => {
  if (code.length !== 20) return 'badLength';
  if (!/^[0-9]{20}$/.test(code)) return 'badCharacter';
  return isDate(`${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`) ? undefined : 'badDate';
};

/** The code of the `serial`-th commitment (1 to 999999) that a division (6 digits) registers on `date`. */
export const makeCommitmentCode = (divisionCode: string, date: string, serial: number): string => {
  const code = `${divisionCode}${date.replaceAll('-', '')}${String(serial).padStart(6, '0')}`;
  if (serial < 1 || commitmentCodeProblem(code) !== undefined) throw new RangeError(`no commitment code: ${code}`);
  return code;
};
