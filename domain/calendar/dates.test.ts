import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  endExclusiveInstant,
  isDate,
  maxDate,
  shanghaiDate,
  shanghaiHour,
  shanghaiInstant,
  startOfDayInstant,
  weekdayOf,
} from './dates.ts';

const date = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));

describe('instants and days in Shanghai', () => {
  it.each([
    ['2026-10-12T01:30:00.000Z', '2026-10-12', 9],
    ['2026-10-11T15:59:59.999Z', '2026-10-11', 23],
    ['2026-10-11T16:00:00.000Z', '2026-10-12', 0],
  ])('%s falls on %s, hour %i', (instant, day, hour) => {
    expect(shanghaiDate(instant)).toBe(day);
    expect(shanghaiHour(instant)).toBe(hour);
  });

  it('gives the first instant of a day and the first after it', () => {
    expect(startOfDayInstant('2026-10-12')).toBe('2026-10-11T16:00:00.000Z');
    expect(endExclusiveInstant('2026-10-12')).toBe('2026-10-12T16:00:00.000Z');
    expect(shanghaiInstant('2026-10-12', '09:30')).toBe('2026-10-12T01:30:00.000Z');
  });

  it('keeps every day apart from its neighbours', () =>
    fc.assert(
      fc.property(date, (day) => {
        expect(shanghaiDate(startOfDayInstant(day))).toBe(day);
        expect(endExclusiveInstant(day)).toBe(startOfDayInstant(addDays(day, 1)));
        expect(daysBetween(day, addDays(day, 40))).toBe(40);
      }),
    ));
});

describe('addMonths', () => {
  it('keeps the day of the month or ends on the last day of the month', () =>
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 60 }), (day, n) => {
        const end = addMonths(day, n);
        const clamped = end.slice(8) !== day.slice(8);
        expect(clamped ? addDays(end, 1).slice(8) : end.slice(8)).toBe(clamped ? '01' : day.slice(8));
        const months = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(months(end) - months(day)).toBe(n);
      }),
    ));
});

describe('small helpers', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-9-1', false],
    ['20260901', false],
    ['2026-09-31', false],
    ['2026-09-01T00:00', false],
    ['', false],
  ])('isDate(%j) is %j', (text, expected) => {
    expect(isDate(text)).toBe(expected);
  });

  it('finds the latest known date', () => {
    expect(maxDate('2026-01-02', null, '2026-01-03')).toBe('2026-01-03');
    expect(maxDate(null)).toBeNull();
  });

  it('counts weekdays from Monday', () => {
    expect(weekdayOf('2026-10-12')).toBe(1);
    expect(weekdayOf('2026-10-11')).toBe(7);
  });
});
