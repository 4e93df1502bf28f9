/** 脱敏: parts of a natural person's data hidden before display. Masked is the default everywhere; showing more is an audited read. */

const star = '*';
const shownBefore = 3;
const shownAfter = 2;

/** The first character stays: 欧阳修 → 欧**. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name.trim()];
  return first + star.repeat(rest.length);
};

/** Of a long number the first three and last two characters stay (no birth date, no sequence); a short one keeps its first only. */
export const maskIdentityNumber = (number: string): string => {
  const chars = [...number.replace(/\s/g, '')];
  const [before, after] = chars.length >= 10 ? [shownBefore, shownAfter] : [1, 0];
  return chars.map((char, index) => (index < before || index >= chars.length - after ? char : star)).join('');
};
