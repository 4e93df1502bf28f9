/** What an administrator compares with the notice before a year is loaded. */
import { expect, it } from 'vitest';
import { calendarYears } from '#domain/calendar/years.ts';
import { dayText, periodsOf, workingDaysIn } from './year.ts';

it('days say which day of the week they are', () => {
  expect(dayText('2026-01-04')).toBe('1月4日（周日）');
});

it('days off that follow each other are one period, in whatever order they were typed', () => {
  expect(periodsOf(['2026-10-02', '2026-01-01', '2026-10-01', '2026-10-03'])).toEqual([
    '1月1日（周四）',
    '10月1日至10月3日（3天）',
  ]);
});

it('working days are those the notice leaves', () => {
  const empty = { source: { title: '', url: '' }, restDays: [], makeUpWorkdays: [] };
  expect(workingDaysIn({ ...empty, year: 2026 })).toBe(261);
  expect(workingDaysIn({ ...empty, year: 2026, restDays: ['2026-01-01', '2026-01-03'] })).toBe(260);
  expect(workingDaysIn({ ...empty, year: 2026, makeUpWorkdays: ['2026-01-04'] })).toBe(262);
  for (const year of calendarYears) expect(workingDaysIn(year)).toBeGreaterThan(240);
});
