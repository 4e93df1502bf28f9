import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, CalendarYear, isWorkingDay, workingDayFrom, workingDaysBetween } from './calendar.ts';
import { addDays, daysBetween, weekdayOf } from './dates.ts';
import { baseCalendar, calendarYears } from './years.ts';

const first = '2019-01-01';
const last = '2026-12-31';
const day = fc.integer({ min: 0, max: daysBetween(first, last) }).map((n) => addDays(first, n));
/** The package's data instead of its functions: those answer for the day before in process zones west of Greenwich. */
const oracle = (date: string): boolean => {
  if (date in published.workdays) return true;
  return new Date(date).getUTCDay() % 6 !== 0 && !(date in published.holidays);
};

describe('the shipped years', () => {
  it.each(calendarYears.map((year) => [year.year, year] as const))('%i is well formed', (number, year) => {
    expect(CalendarYear.parse(year)).toEqual(year);
    const all = [...year.restDays, ...year.makeUpWorkdays];
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((date) => date.startsWith(String(number)))).toBe(true);
    expect(year.makeUpWorkdays.every((date) => weekdayOf(date) > 5)).toBe(true);
  });

  it('agree with an independent package on every single day', () => {
    const different: string[] = [];
    for (let date = first; date <= last; date = addDays(date, 1)) {
      const answer = isWorkingDay(baseCalendar, date);
      if (!answer.ok || answer.value !== oracle(date)) different.push(date);
    }
    expect(different).toEqual([]);
  });

  it.each([2025, 2026])('%i has 248 working days', (year) => {
    const count = workingDaysBetween(baseCalendar, addDays(`${year}-01-01`, year === 2025 ? 0 : -1), `${year}-12-31`);
    expect(count).toEqual({ ok: true, value: 248 });
  });
});

describe('addWorkingDays', () => {
  it('finds what counting day by day with the independent package finds', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (start, n) => {
        let expected = start;
        for (let left = n; left > 0; ) {
          expected = addDays(expected, 1);
          if (expected > last) break;
          if (oracle(expected)) left -= 1;
        }
        const answer = addWorkingDays(baseCalendar, start, n);
        if (expected > last) expect(answer).toEqual({ ok: false, problem: { code: 'calendarMissing', year: 2027 } });
        else expect(answer.ok && answer.value.dueOn).toBe(expected);
      }),
    ));

  it('is undone by workingDaysBetween, and never ends on a day off', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (start, n) => {
        const answer = addWorkingDays(baseCalendar, start, n);
        fc.pre(answer.ok);
        expect(workingDaysBetween(baseCalendar, start, answer.value.dueOn)).toEqual({ ok: true, value: n });
        expect(workingDaysBetween(baseCalendar, answer.value.dueOn, start)).toEqual({ ok: true, value: -n });
        expect(isWorkingDay(baseCalendar, answer.value.dueOn)).toEqual({ ok: true, value: true });
      }),
    ));

  it('names the days off it skipped and the make-up days it counted', () => {
    expect(addWorkingDays(baseCalendar, '2026-09-24', 10)).toEqual({
      ok: true,
      value: {
        dueOn: '2026-10-15',
        restDaysSkipped: ['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
        makeUpWorkdays: ['2026-10-10'],
      },
    });
  });

  it('never guesses a year that is not loaded, in either direction', () => {
    expect(addWorkingDays(baseCalendar, '2026-12-31', 1)).toEqual({
      ok: false,
      problem: { code: 'calendarMissing', year: 2027 },
    });
    expect(isWorkingDay(baseCalendar, '2018-12-31')).toMatchObject({ ok: false, problem: { year: 2018 } });
    expect(workingDaysBetween(baseCalendar, '2026-12-30', '2027-01-05')).toMatchObject({ ok: false });
    expect(workingDayFrom(baseCalendar, '2027-01-01')).toMatchObject({ ok: false, problem: { year: 2027 } });
  });

  it.each([0, -1, 1.5])('does not count %d days', (n) => {
    expect(() => addWorkingDays(baseCalendar, '2026-10-12', n)).toThrow(RangeError);
  });
});

describe('a year', () => {
  const year = { year: 2031, source: { title: '通知', url: 'https://www.gov.cn/' }, makeUpWorkdays: [] };

  it.each(['元旦', '2031-02-30', ''])('with %j for a day is refused as any other mistake', (day) => {
    expect(CalendarYear.safeParse({ ...year, restDays: [day] })).toMatchObject({
      success: false,
      error: { issues: [{ path: ['restDays', 0], format: 'date' }] },
    });
  });
});

describe('workingDayFrom', () => {
  it.each([
    ['2026-10-10', '2026-10-10'],
    ['2026-10-11', '2026-10-12'],
    ['2026-06-19', '2026-06-22'],
  ])('%s → %s', (date, expected) => {
    expect(workingDayFrom(baseCalendar, date)).toEqual({ ok: true, value: expected });
  });
});
