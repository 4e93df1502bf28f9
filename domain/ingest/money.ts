/**
 * Money crosses the border as 万元 with decimals and lives inside as integer 分.
 * Why text arithmetic: 0.07 万元 is 70,000 分 exactly, while a float makes it 70,000.00000000001.
 */

const decimals = 6;
const pattern = /^(\d{1,12})(?:\.(\d{1,6}))?$/;

/**
 * Reads an amount in 万元, e.g. `1.5` → 1,500,000 分. Six decimals of 万元 are exactly one 分.
 * Undefined for signs, separators, units, more decimals, or amounts beyond 90 trillion 元 (no exact integer).
 */
export const centsOfTenThousandYuan = (text: string): number | undefined => {
  const [, whole, fraction = ''] = pattern.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const cents = BigInt(whole + fraction.padEnd(decimals, '0'));
  return cents <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(cents) : undefined;
};

/** Writes integer 分 as 万元 without superfluous zeros: 1,500,000 → `1.5`. The inverse of `centsOfTenThousandYuan`. */
export const tenThousandYuanOfCents = (cents: number): string => {
  const digits = String(cents).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return digits.slice(0, -decimals) + (fraction === '' ? '' : `.${fraction}`);
};
