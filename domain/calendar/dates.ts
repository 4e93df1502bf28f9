/**
 * Legal dates are days in Asia/Shanghai; instants are UTC. Every conversion between the two stands here, so that no other
 * file of the project needs to know the zone.
 */
import { Temporal } from 'temporal-polyfill';

const zone = 'Asia/Shanghai';

/** Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const plain = (date: string): Temporal.PlainDate => Temporal.PlainDate.from(date, { overflow: 'reject' });

/** Whether `text` is a day of the calendar in the form `2026-10-12`. */
export const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return plain(text).toString() === text;
  } catch {
    return false;
  }
};

/** The day in Shanghai on which an instant (`2026-10-12T01:30:00.000Z`) falls. */
export const shanghaiDate = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The hour (0–23) of an instant on the clocks in Shanghai. */
export const shanghaiHour = (instant: string): number => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).hour;

/** 00:00 in Shanghai of a day, as a UTC instant. */
export const startOfDayInstant = (date: string): string =>
  plain(date).toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 });

/** The first instant after a day: 00:00 in Shanghai of the next one. A limit that ends on `date` is missed from then on (ASM-08). */
export const endExclusiveInstant = (date: string): string => startOfDayInstant(addDays(date, 1));

/** The instant of a wall-clock time in Shanghai, e.g. (`2026-07-13`, `10:00`). */
export const shanghaiInstant = (date: string, time: string): string =>
  Temporal.PlainDateTime.from(`${date}T${time}`)
    .toZonedDateTime(zone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });

export const addDays = (date: string, days: number): string => plain(date).add({ days }).toString();

/**
 * The corresponding day `months` later; where the month lacks it, the last day of that month. The whole length is added in
 * one step, never month by month (ASM-01); the start day is not counted (ASM-02), so the answer is the last day of the period.
 */
export const addMonths = (date: string, months: number): string =>
  plain(date).add({ months }, { overflow: 'constrain' }).toString();

/** The latest of the dates that are known; null if none is. */
export const maxDate = (...dates: readonly (string | null)[]): string | null =>
  dates.reduce((latest, date) => (latest === null || (date !== null && date > latest) ? date : latest), null);

/** Days from `from` to `to`; negative when `to` comes first. */
export const daysBetween = (from: string, to: string): number =>
  plain(from).until(plain(to), { largestUnit: 'day' }).days;

export const weekdayOf = (date: string): Weekday => plain(date).dayOfWeek as Weekday;

export const yearOf = (date: string): number => plain(date).year;
