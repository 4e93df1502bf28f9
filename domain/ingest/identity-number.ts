/**
 * The citizen's identity number (GB 11643): six digits of area, the day of birth, a serial, one check character.
 * Why here: it comes in only with reports about natural persons, and it must not travel further than the encrypted item.
 */
import { isDate } from '../calendar/dates.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** Whether an upper-cased number has the right length, a real day of birth and the right check character. Areas are not checked: they change. */
export const isIdentityNumber = (number: string): boolean => {
  const parts = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(number);
  return parts !== null && isDate(`${parts[1]}-${parts[2]}-${parts[3]}`) && identityCheckHolds(number);
};

/** Whether the last of 18 characters checks the 17 digits before it (ISO 7064 MOD 11-2). */
export const identityCheckHolds = (number: string): boolean => {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return checks[sum % 11] === number[17];
};
