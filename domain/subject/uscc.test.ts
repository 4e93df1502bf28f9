import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitmentCodeProblem, makeCommitmentCode } from './commitment-code.ts';
import { bodyCheckCharacter, checkUscc, makeUscc, normalizeUscc, syntheticUscc, usccCheckCharacter } from './uscc.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const character = fc.constantFrom(...alphabet);
const code = fc
  .array(character, { minLength: 17, maxLength: 17 })
  .map((chars) => chars.join(''))
  .map(makeUscc);
const replaceAt = (text: string, index: number, char: string): string =>
  text.slice(0, index) + char + text.slice(index + 1);

describe('the check character', () => {
  it('makes every generated code valid', () => fc.assert(fc.property(code, (text) => checkUscc(text).valid)));

  it('finds every single wrong character', () =>
    fc.assert(
      fc.property(code, fc.nat(17), character, (text, index, char) => {
        fc.pre(text.charAt(index) !== char);
        expect(checkUscc(replaceAt(text, index, char))).toMatchObject({ valid: false, problem: 'badCheckCharacter' });
      }),
    ));

  it('finds every swap of two neighbours', () =>
    fc.assert(
      fc.property(code, fc.nat(16), (text, index) => {
        const [left, right] = [text.charAt(index), text.charAt(index + 1)];
        fc.pre(left !== right);
        const swapped = replaceAt(replaceAt(text, index, right), index + 1, left);
        expect(checkUscc(swapped)).toMatchObject({ valid: false, problem: 'badCheckCharacter' });
      }),
    ));

  it('refuses every character outside the alphabet', () =>
    fc.assert(
      fc.property(code, fc.nat(17), fc.constantFrom(...'IOSVZ-_*一'), (text, index, char) => {
        expect(checkUscc(replaceAt(text, index, char))).toMatchObject({ valid: false, problem: 'badCharacter' });
      }),
    ));

  it.each(['', '9', '91350100M000100Y', '91350100M000100Y431'])('refuses the length of %j', (text) => {
    expect(checkUscc(text)).toMatchObject({ valid: false, problem: 'badLength' });
  });

  it.each(['91350100M000100', '9135010OM000100Y4'])('is not made up for %s', (text) => {
    expect(() => usccCheckCharacter(text)).toThrow(RangeError);
  });
});

describe('normalisation', () => {
  it('does not depend on width, case or spaces, and is stable', () =>
    fc.assert(
      fc.property(code, fc.nat(18), fc.constantFrom(' ', '\u3000', '\t', '\u00a0'), (text, index, space) => {
        const wide = [...text].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('');
        for (const form of [wide, text.toLowerCase(), text.slice(0, index) + space + text.slice(index)])
          expect(checkUscc(form)).toEqual(checkUscc(text));
        expect(normalizeUscc(normalizeUscc(wide))).toBe(text);
      }),
    ));
});

describe('the body check', () => {
  it.each([
    '91350100M000100Y43',
    '91110000802100433B',
    '91330100799655058B',
    '91440300708461136T',
    '9144030071526726XG',
  ])('holds on %s', (text) => {
    expect(checkUscc(text).warnings).toEqual([]);
  });

  it('only warns', () => {
    const first16 = '91000000MATEXT20';
    const right = bodyCheckCharacter('MATEXT20');
    const first17 = `${first16}${right === '0' ? '1' : '0'}`;
    expect(checkUscc(makeUscc(first17))).toMatchObject({ valid: true, warnings: ['bodyCheck'] });
  });

  it('holds on every synthetic code', () =>
    fc.assert(
      fc.property(fc.array(character, { minLength: 8, maxLength: 8 }), (body) => {
        const text = syntheticUscc('91', body.join(''));
        expect(text.slice(2, 8)).toBe('000000');
        expect(checkUscc(text)).toEqual({ valid: true, normalized: text, warnings: [] });
      }),
    ));
});

describe('commitment codes', () => {
  it.each([
    ['00000020260918000001', undefined],
    ['00000020260931000001', 'badDate'],
    ['0000002026091800001', 'badLength'],
    ['000000202609180000011', 'badLength'],
    ['00000020260918O00001', 'badCharacter'],
  ])('%s: %s', (text, problem) => {
    expect(commitmentCodeProblem(text)).toBe(problem);
  });

  it('makes what it accepts', () => {
    expect(makeCommitmentCode('000000', '2026-09-18', 1)).toBe('00000020260918000001');
    expect(() => makeCommitmentCode('000000', '2026-09-18', 1_000_000)).toThrow(RangeError);
    expect(() => makeCommitmentCode('000000', '2026-09-18', 0)).toThrow(RangeError);
  });
});
