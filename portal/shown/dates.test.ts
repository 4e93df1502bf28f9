import { expect, test } from 'vitest';
import { dateOf, dateText, instantText, lastDayText } from './dates.ts';

test('instants are shown in Shanghai, days as people write them', () => {
  expect(instantText('2026-11-24T01:05:59.999Z')).toBe('2026年11月24日 09:05');
  expect(instantText('2026-12-31T16:00:00Z')).toBe('2027年1月1日 00:00');
  expect(dateOf('2026-12-31T16:00:00Z')).toBe('2027-01-01');
  expect(dateText('2026-01-09')).toBe('2026年1月9日');
  expect([dateText(null), dateText(undefined, '未定'), instantText(null)]).toEqual(['—', '未定', '—']);
});

test('what is due at midnight is due on the day before', () => {
  expect(lastDayText('2026-11-24T16:00:00Z')).toBe('2026年11月24日');
});
