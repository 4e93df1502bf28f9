import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctedOnByFacts } from './department-facts.ts';
import { isIdentityNumber } from './identity-number.ts';
import { centsOfTenThousandYuan, tenThousandYuanOfCents } from './money.ts';

describe('money', () => {
  it.each([
    ['1.5', 1_500_000],
    ['0.07', 70_000],
    ['0.000001', 1],
    ['0', 0],
    ['007', 7_000_000],
    ['9007199254.740991', Number.MAX_SAFE_INTEGER],
    ['9007199254.740992', undefined],
    ['1.', undefined],
    ['.5', undefined],
    ['1e3', undefined],
    ['１', undefined],
    ['1 ', undefined],
    ['', undefined],
  ])('%j 万元 are %s 分', (text, cents) => {
    expect(centsOfTenThousandYuan(text)).toBe(cents);
  });

  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (cents) => {
        expect(centsOfTenThousandYuan(tenThousandYuanOfCents(cents))).toBe(cents);
      }),
    );
  });
});

describe('identity numbers', () => {
  // Computed apart from the code, by ISO 7064 MOD 11-2; area 000000 is nobody's.
  it.each([
    ['000000198001011008', true],
    ['00000019800101118X', true],
    ['00000019800101118x', false],
    ['000000198001011009', false],
    ['000000198002301008', false],
    ['00000019800101100', false],
  ])('%s: %s', (number, valid) => {
    expect(isIdentityNumber(number)).toBe(valid);
  });

  it('have exactly one right check character', () => {
    const head = fc
      .tuple(fc.stringMatching(/^\d{6}$/), fc.integer({ min: 1900, max: 2026 }), fc.stringMatching(/^\d{3}$/))
      .map(([area, year, serial]) => `${area}${year}0228${serial}`);
    fc.assert(
      fc.property(head, (text) => {
        expect([...'0123456789X'].filter((c) => isIdentityNumber(text + c))).toHaveLength(1);
      }),
    );
  });
});

describe('the day of correction by department data', () => {
  const paid = { kind: 'paymentCompleted', holds: true, on: '2026-06-18' } as const;
  const rectified = { kind: 'rectificationAccepted', holds: true, on: '2026-07-20' } as const;

  it.each([
    ['the later of both', [rectified, paid], true, '2026-07-20'],
    ['of the payment, if that came last', [rectified, { ...paid, on: '2026-08-01' }], true, '2026-08-01'],
    ['of the rectification alone where no money is owed', [rectified], false, '2026-07-20'],
    ['unknown without the payment', [rectified], true, null],
    ['unknown without the rectification', [paid], true, null],
    ['unknown where an office denies it', [paid, rectified, { ...rectified, holds: false }], true, null],
    [
      'not moved by a training',
      [paid, rectified, { kind: 'trainingAttended', holds: true, on: '2026-09-01' } as const],
      true,
      '2026-07-20',
    ],
    ['unknown without facts', [], false, null],
  ] as const)('is %s', (_, facts, owesMoney, expected) => {
    expect(correctedOnByFacts(facts, owesMoney)).toBe(expected);
  });
});
