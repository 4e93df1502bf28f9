import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addSeconds,
  daysBetween,
  endExclusiveInstant,
  isDate,
  shanghaiDate,
  shanghaiHour,
  shanghaiInstant,
  startOfDayInstant,
  weekdayOf,
  yearOf,
} from './dates.ts';

const zone = 'Asia/Shanghai';
const iso = { fractionalSecondDigits: 3 } as const;
const origin = Temporal.PlainDate.from('1992-01-01');
const day = fc.nat(60 * 366).map((days) => origin.add({ days }));
const instant = fc
  .tuple(day, fc.nat(86_399_999))
  .map(([date, milliseconds]) => date.toZonedDateTime('UTC').toInstant().add({ milliseconds }));

describe('days and instants agree with an independent calendar', () => {
  it('days, months, weekdays and distances', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -2000, max: 2000 }), fc.nat(120), day, (date, days, months, other) => {
        const text = date.toString();
        expect(addDays(text, days)).toBe(date.add({ days }).toString());
        expect(addMonths(text, months)).toBe(date.add({ months }, { overflow: 'constrain' }).toString());
        expect(weekdayOf(text)).toBe(date.dayOfWeek);
        expect(yearOf(text)).toBe(date.year);
        expect(daysBetween(text, other.toString())).toBe(date.until(other, { largestUnit: 'day' }).days);
      }),
    );
  });

  it('the day, hour and midnight in Shanghai', () => {
    fc.assert(
      fc.property(instant, day, fc.nat(1439), fc.integer({ min: -1e6, max: 1e6 }), (at, date, minute, seconds) => {
        const local = at.toZonedDateTimeISO(zone);
        expect(shanghaiDate(at.toString(iso))).toBe(local.toPlainDate().toString());
        expect(shanghaiHour(at.toString(iso))).toBe(local.hour);
        expect(addSeconds(at.toString(iso), seconds)).toBe(at.add({ seconds }).toString(iso));
        const midnight = date.toZonedDateTime(zone);
        expect(startOfDayInstant(date.toString())).toBe(midnight.toInstant().toString(iso));
        expect(endExclusiveInstant(date.toString())).toBe(midnight.add({ days: 1 }).toInstant().toString(iso));
        const time = midnight.add({ minutes: minute });
        expect(shanghaiInstant(date.toString(), time.toPlainTime().toString().slice(0, 5))).toBe(
          time.toInstant().toString(iso),
        );
      }),
    );
  });

  it('what is no day is none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), fc.nat(15), fc.nat(35), (year, month, dayOfMonth) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
        const valid = (() => {
          try {
            return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
          } catch {
            return false;
          }
        })();
        expect(isDate(text)).toBe(valid);
      }),
    );
  });
});
