import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizedNumber } from './document-number.ts';

test.each([
  '淮市监罚〔2026〕12号',
  '淮市监罚[2026]12号',
  '淮市监罚（2026）12号',
  ' 淮市监罚【2026】１２ 号 ',
  '淮市监罚［2026］12号',
])('%s is one number however it is written', (written) =>
  expect(normalizedNumber(written)).toBe('淮市监罚〔2026〕12号'),
);

test('what is found stays found, and different numbers stay different', () => {
  fc.assert(fc.property(fc.string(), (text) => normalizedNumber(normalizedNumber(text)) === normalizedNumber(text)));
  expect(normalizedNumber('罚〔2026〕12号')).not.toBe(normalizedNumber('罚〔2026〕1号2'));
});
