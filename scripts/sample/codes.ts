/**
 * Numbers of the sample world that pass every check and can be nobody's: the division code 000000 is not assigned.
 * Why computed and not typed: a typed code invites a real one.
 */

import { isIdentityNumber } from '#domain/ingest/identity-number.ts';
import { syntheticUscc } from '#domain/subject/uscc.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A number as characters of the code's alphabet. */
const encode = (value: number, width: number): string => {
  let rest = value;
  let text = '';
  for (let i = 0; i < width; i += 1) {
    text = (alphabet[rest % 31] ?? '0') + text;
    rest = Math.floor(rest / 31);
  }
  return text;
};

/**
 * An invented 统一社会信用代码 with valid check characters and division 000000.
 * `prefix`: registration authority and body type, e.g. 91 enterprise, 92 individual business, 51 social organisation, 11 state organ.
 */
export const sampleUscc = (prefix: '11' | '51' | '52' | '91' | '92', serial: number): string =>
  syntheticUscc(prefix, `MA${encode(serial, 6)}`);

/** An invented citizen's identity number: area 000000 exists nowhere, the check character is right (GB 11643). */
export const sampleIdentityNumber = (birthDate: string, serial: number): string => {
  const head = `000000${birthDate.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  const check = [...'0123456789X'].find((c) => isIdentityNumber(head + c));
  if (check === undefined) throw new RangeError(`${birthDate} is no day of birth`);
  return head + check;
};
