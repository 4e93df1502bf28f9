/**
 * 统一社会信用代码 (GB 32100-2015): 18 characters, the last one checks the others.
 * A valid check character does not prove identity (重错码 exist), so nothing here says that a code belongs to anybody.
 */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const length = 18;
const bodyStart = 8;

export type UsccProblem = 'badLength' | 'badCharacter' | 'badCheckCharacter';

export interface UsccCheck {
  readonly valid: boolean;
  readonly normalized: string;
  readonly problem?: UsccProblem;
  /** `bodyCheck`: the body identifier's own check digit disagrees. Seen on real codes only in theory: warn, never reject. */
  readonly warnings: readonly 'bodyCheck'[];
}

/** Full-width forms to half width, upper case, all white space (the ideographic space too) removed. */
export const normalizeUscc = (input: string): string =>
  input
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, '')
    .toUpperCase();

/** The 18th character for the first 17; throws if they are not 17 characters of the alphabet. */
export const usccCheckCharacter = (first17: string): string => {
  if (first17.length !== weights.length || [...first17].some((char) => !alphabet.includes(char)))
    throw new RangeError('a check character needs 17 characters of the alphabet of GB 32100');
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(first17.charAt(index)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
};

/** The ninth character of a body identifier (positions 9–17) for its first eight; letters count from A = 10. */
export const bodyCheckCharacter = (first8: string): string => {
  const sum = bodyWeights.reduce(
    (total, weight, index) => total + weight * Number.parseInt(first8.charAt(index), 36),
    0,
  );
  const value = (11 - (sum % 11)) % 11;
  return value === 10 ? 'X' : String(value);
};

const problemOf = (code: string): UsccProblem | undefined => {
  if (code.length !== length) return 'badLength';
  if ([...code].some((char) => !alphabet.includes(char))) return 'badCharacter';
  return usccCheckCharacter(code.slice(0, -1)) === code.slice(-1) ? undefined : 'badCheckCharacter';
};

/** Normalises `input` and checks it. `normalized` is what is stored and compared, valid or not. */
export const checkUscc = (input: string): UsccCheck => {
  const normalized = normalizeUscc(input);
  const problem = problemOf(normalized);
  if (problem !== undefined) return { valid: false, normalized, problem, warnings: [] };
  const body = normalized.slice(bodyStart, -1);
  const bodyHolds = bodyCheckCharacter(body.slice(0, -1)) === body.slice(-1);
  return { valid: true, normalized, warnings: bodyHolds ? [] : ['bodyCheck'] };
};

/** The whole code for its first 17 characters. */
export const makeUscc = (first17: string): string => `${first17}${usccCheckCharacter(first17)}`;

/** A code for invented organisations: `prefix` (authority and kind, 2 characters), division 000000, 8 body characters, both check characters. */
export const syntheticUscc = (prefix: string, body8: string): string =>
  makeUscc(`${prefix}000000${body8}${bodyCheckCharacter(body8)}`);
