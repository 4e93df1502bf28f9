import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeUscc } from '#domain/subject/uscc.ts';
import { sampleIdentityNumber } from '../../../scripts/sample/codes.ts';
import { readQuery, searchAddress } from './query.ts';

const code = makeUscc('91000000MA0000001');

const identityNumber = sampleIdentityNumber('1990-03-07', 123);

const fullWidth = (text: string): string =>
  [...text].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('');

test.each([code, code.toLowerCase(), ` ${code.slice(0, 8)} ${code.slice(8)}\u3000`, fullWidth(code)])(
  'the code %j is asked for in its normal form',
  (typed) => {
    expect(readQuery(typed)).toEqual({ query: { code } });
  },
);

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  [code.slice(1), 'badLength'],
  [`I${code.slice(1)}`, 'badCharacter'],
  [code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A'), 'badCheckCharacter'],
  ['13800000000', 'badLength'],
  [`${'很长'.repeat(101)}公司`, 'tooLong'],
])('%j is not asked for: %s', (typed, problem) => {
  expect(readQuery(typed)).toEqual({ problem });
});

test('a name is asked for as it is typed', () => {
  expect(readQuery(' 淮南市 某某2号餐饮店 ')).toEqual({ query: { name: '淮南市 某某2号餐饮店' } });
  expect(searchAddress({ name: '甲&乙' })).toBe('/search?name=%E7%94%B2%26%E4%B9%99');
});

describe('an identity number goes nowhere', () => {
  test.each([
    identityNumber,
    identityNumber.toLowerCase(),
    fullWidth(identityNumber),
    `${identityNumber.slice(0, 6)} ${identityNumber.slice(6, 14)} ${identityNumber.slice(14)}`,
    `${identityNumber.slice(0, 6)}-${identityNumber.slice(6)}`,
    // Its last place mistyped.
    identityNumber.slice(0, -1) + (((Number.parseInt(identityNumber.slice(-1), 10) || 0) + 1) % 10),
    // Of the old kind.
    '000000900307123',
    `张三${identityNumber}`,
    `${identityNumber}（张三）`,
  ])('%s', (typed) => {
    expect(readQuery(typed)).toEqual({ problem: 'identityNumber' });
  });

  test('whatever its digits, even where they would do as a code', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 999 }), (born, serial) => {
        const number = sampleIdentityNumber(born.toISOString().slice(0, 10), serial);
        expect(readQuery(number)).toEqual({ problem: 'identityNumber' });
      }),
    );
  });

  test('and nothing else is ever asked for than a right code or a name', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const read = readQuery(typed);
        if ('query' in read && 'code' in read.query) expect(read.query.code).toMatch(/^[0-9A-Z]{18}$/);
      }),
    );
  });
});
