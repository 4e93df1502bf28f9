/**
 * Legal dates are days in Asia/Shanghai; instants are UTC. Every conversion between the two stands here, so that no other
 * file of the project needs to know the zone.
 * Why plain day numbers and no calendar library: every command counts many days, and the library was the largest part of every
 * function. It serves as the test oracle instead. `Date` is used as a calculator only; nothing here reads a clock.
 */

/** Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const dayMilliseconds = 86_400_000;
/** Shanghai has kept UTC+8 without summer time since 1991-09-15; no earlier instant occurs here. */
const zoneMilliseconds = 8 * 3_600_000;

// biome-ignore lint/style/noRestrictedGlobals: a calculator without a clock
const Calculator = Date;

const textOf = (milliseconds: number): string => new Calculator(milliseconds).toISOString();

/** Milliseconds of the UTC midnight that stands for a day, or NaN where the text is no day of the calendar. */
const midnightOf = (date: string): number => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return Number.NaN;
  const milliseconds = Calculator.parse(`${date}T00:00:00.000Z`);
  return Number.isNaN(milliseconds) || textOf(milliseconds).slice(0, 10) !== date ? Number.NaN : milliseconds;
};

const plain = (date: string): number => {
  const milliseconds = midnightOf(date);
  if (Number.isNaN(milliseconds)) throw new RangeError(`${date} is no day of the calendar`);
  return milliseconds;
};

const dateOf = (milliseconds: number): string => textOf(milliseconds).slice(0, 10);

const instantOf = (instant: string): number => {
  const milliseconds = Calculator.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError(`${instant} is no instant`);
  return milliseconds;
};

/** Whether `text` is a day of the calendar in the form `2026-10-12`. */
export const isDate = (text: string): boolean => !Number.isNaN(midnightOf(text));

/** The day in Shanghai on which an instant (`2026-10-12T01:30:00.000Z`) falls. */
export const shanghaiDate = (instant: string): string => dateOf(instantOf(instant) + zoneMilliseconds);

/** The hour (0–23) of an instant on the clocks in Shanghai. */
export const shanghaiHour = (instant: string): number =>
  Number(textOf(instantOf(instant) + zoneMilliseconds).slice(11, 13));

/** 00:00 in Shanghai of a day, as a UTC instant. */
export const startOfDayInstant = (date: string): string => textOf(plain(date) - zoneMilliseconds);

/** The first instant after a day: 00:00 in Shanghai of the next one. A limit that ends on `date` is missed from then on (ASM-08). */
export const endExclusiveInstant = (date: string): string => startOfDayInstant(addDays(date, 1));

/** The instant of a wall-clock time in Shanghai, e.g. (`2026-07-13`, `10:00`). */
export const shanghaiInstant = (date: string, time: string): string =>
  textOf(instantOf(`${dateOf(plain(date))}T${time.length === 5 ? `${time}:00` : time}.000Z`) - zoneMilliseconds);

/** An instant `seconds` later (or earlier where negative). */
export const addSeconds = (instant: string, seconds: number): string =>
  textOf(instantOf(instant) + Math.round(seconds * 1000));

export const addDays = (date: string, days: number): string => dateOf(plain(date) + days * dayMilliseconds);

/** All days from `first` to `last`, both included. */
export const daysThrough = (first: string, last: string): string[] => {
  const [from, to] = [plain(first), plain(last)];
  return Array.from({ length: (to - from) / dayMilliseconds + 1 }, (_, index) =>
    dateOf(from + index * dayMilliseconds),
  );
};

/**
 * The corresponding day `months` later; where the month lacks it, the last day of that month. The whole length is added in
 * one step, never month by month (ASM-01); the start day is not counted (ASM-02), so the answer is the last day of the period.
 */
export const addMonths = (date: string, months: number): string => {
  const from = new Calculator(plain(date));
  const [year, month, day] = [from.getUTCFullYear(), from.getUTCMonth() + months, from.getUTCDate()];
  const lastDay = new Calculator(Calculator.UTC(year, month + 1, 0)).getUTCDate();
  return dateOf(Calculator.UTC(year, month, Math.min(day, lastDay)));
};

/** The latest of the dates that are known; null if none is. */
export const maxDate = (...dates: readonly (string | null)[]): string | null =>
  dates.reduce((latest, date) => (latest === null || (date !== null && date > latest) ? date : latest), null);

/** Days from `from` to `to`; negative when `to` comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((plain(to) - plain(from)) / dayMilliseconds);

export const weekdayOf = (date: string): Weekday => (new Calculator(plain(date)).getUTCDay() || 7) as Weekday;

export const yearOf = (date: string): number => new Calculator(plain(date)).getUTCFullYear();
