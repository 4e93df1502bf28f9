/**
 * What somebody typed into the search, before anything leaves the browser: a code is normalised and its check character compared, and what
 * looks like a person's identity number goes nowhere, neither to the API nor into an address.
 */
import { identityCheckHolds } from '#domain/ingest/identity-number.ts';
import { checkUscc, normalizeUscc, type UsccProblem } from '#domain/subject/uscc.ts';

export type Query = { readonly code: string } | { readonly name: string };
export type QueryProblem = 'empty' | 'tooLong' | 'identityNumber' | UsccProblem;
export type Read = { readonly query: Query } | { readonly problem: QueryProblem };

const longestName = 200;
const han = /\p{Script=Han}/u;

export const readQuery = (text: string): Read => {
  const typed = text.trim();
  if (typed === '') return { problem: 'empty' };
  if (holdsIdentityNumber(typed)) return { problem: 'identityNumber' };
  // Every registered name has a Chinese character, no code has one.
  if (han.test(typed)) return typed.length > longestName ? { problem: 'tooLong' } : { query: { name: typed } };
  const { problem, normalized } = checkUscc(typed);
  return problem === undefined ? { query: { code: normalized } } : { problem };
};

/** The page that shows what is found. */
export const searchAddress = (query: Query): string => `/search?${new URLSearchParams({ ...query })}`;

const birthday = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
const whole = new RegExp(`^(?:\\d{6}(?:18|19|20)\\d{2}${birthday}\\d{3}[\\dX]|\\d{8}${birthday}\\d{3})$`);

/**
 * Whether the text is, or holds, what looks like an identity number of 18 or 15 places. Some codes look like one too: a right code counts
 * as an identity number only if it is a right one of these as well.
 */
const holdsIdentityNumber = (typed: string): boolean => {
  const plain = normalizeUscc(typed).replaceAll(/[-.·—_]/g, '');
  if (han.test(plain)) return /\d{15}/.test(plain);
  return whole.test(plain) && (!checkUscc(plain).valid || identityCheckHolds(plain));
};

/** What was wrong and what to do, for people. */
export const problemTexts: Readonly<Record<QueryProblem, string>> = {
  empty: '请输入企业名称或者统一社会信用代码。',
  tooLong: '名称太长，请只输入企业名称。',
  identityNumber:
    '这像是个人的身份证件号码，没有发送也没有保存。这里只查询企业和其他组织，请输入企业名称或者统一社会信用代码；查询本人的信息请登录办理。',
  badLength: '统一社会信用代码应为18位，请核对后再查；也可以输入企业名称。',
  badCharacter: '代码中有不会出现的字符（例如字母I、O、S、V、Z），请核对后再查。',
  badCheckCharacter: '代码的校验码不符，可能有一位输错了，请核对后再查；也可以输入企业名称。',
};
