/**
 * Working days (工作日) with 调休: Monday to Friday, minus published days off, plus published make-up days (ASM-06).
 * Why years are data: the State Council publishes each year's days off late in the year before. A year that is not loaded is
 * reported as missing and never guessed, since a naive count takes 1 January for a working day (ASM-09).
 */
import { ok, type Result, refuse } from '../kernel/result.ts';
import * as z from '../kernel/schema.ts';
import { addDays, weekdayOf, yearOf } from './dates.ts';

const Notice = z.strictObject(() => ({
  title: z.string().check(z.minLength(1)),
  url: z.url({ protocol: /^https?$/ }),
}));

/** What is no date at all is told as such, and not looked up in a calendar by the rules below. */
const Day = z.iso.date({ abort: true });

const Year = z.strictObject(() => ({
  year: z.int().check(z.minimum(2000), z.maximum(2999)),
  /** The State Council notice that fixes the year, and the one that changed it later, if any. */
  source: Notice,
  amendedBy: z.optional(Notice),
  /** Every day off the notice names, weekends inside a break included. */
  restDays: z.array(Day),
  /** Weekend days that are worked for a longer break (调休上班). */
  makeUpWorkdays: z.array(Day),
}));

/** A year as a notice can say it: its own days only, none both off and worked, and worked days on weekends. */
export const CalendarYear = Year.check(
  z.refine(
    ({ year, restDays, makeUpWorkdays }) => [...restDays, ...makeUpWorkdays].every((date) => yearOf(date) === year),
    '含有不属于该年度的日期，请按通知核对。',
  ),
  z.refine(
    ({ restDays, makeUpWorkdays }) => makeUpWorkdays.every((date) => !restDays.includes(date)),
    '同一天不能既放假又上班，请按通知核对。',
  ),
  z.refine(
    ({ makeUpWorkdays }) => makeUpWorkdays.every((date) => weekdayOf(date) > 5),
    '调休上班日应为周末，请按通知核对。',
  ),
);
export interface CalendarYear extends z.infer<typeof CalendarYear> {}

export interface Calendar {
  /** Names the content: cases pin it, so that a later year does not silently move a date already told. */
  readonly version: string;
  readonly years: ReadonlyMap<number, CalendarYear>;
}

/** The first year a count needs and does not find. */
export interface CalendarMissing {
  readonly code: 'calendarMissing';
  readonly year: number;
}

export interface WorkingDayCount {
  readonly dueOn: string;
  /** Days off inside the count that would have been working days by the week alone. */
  readonly restDaysSkipped: readonly string[];
  /** Weekend days inside the count that were worked. */
  readonly makeUpWorkdays: readonly string[];
}

/** A calendar of these years; a later entry replaces an earlier one of the same year. */
export const makeCalendar = (years: readonly CalendarYear[], version: string): Calendar => ({
  version,
  years: new Map(years.map((year) => [year.year, year])),
});

type DayKind = 'working' | 'makeUp' | 'weekend' | 'restOnWeekday';

const kindOf = (calendar: Calendar, date: string): Result<DayKind, CalendarMissing> => {
  const year = calendar.years.get(yearOf(date));
  if (year === undefined) return refuse({ code: 'calendarMissing', year: yearOf(date) });
  const weekend = weekdayOf(date) > 5;
  if (year.makeUpWorkdays.includes(date)) return ok('makeUp');
  if (weekend) return ok('weekend');
  return ok(year.restDays.includes(date) ? 'restOnWeekday' : 'working');
};

const isWorked = (kind: DayKind): boolean => kind === 'working' || kind === 'makeUp';

/** Whether `date` is a working day, or which year is missing. */
export const isWorkingDay = (calendar: Calendar, date: string): Result<boolean, CalendarMissing> => {
  const kind = kindOf(calendar, date);
  return kind.ok ? ok(isWorked(kind.value)) : kind;
};

/**
 * The `n`-th working day after `startOn` (Shanghai dates): day 1 is the first working day after the day of the start event.
 * Returns the due day with what the count met on its way, or the first year without holiday data. `n` is at least 1.
 */
export const addWorkingDays = (
  calendar: Calendar,
  startOn: string,
  n: number,
): Result<WorkingDayCount, CalendarMissing> => {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`a count of working days is a positive integer, not ${n}`);
  const restDaysSkipped: string[] = [];
  const makeUpWorkdays: string[] = [];
  let dueOn = startOn;
  for (let counted = 0; counted < n; ) {
    dueOn = addDays(dueOn, 1);
    const kind = kindOf(calendar, dueOn);
    if (!kind.ok) return kind;
    if (isWorked(kind.value)) counted += 1;
    if (kind.value === 'restOnWeekday') restDaysSkipped.push(dueOn);
    if (kind.value === 'makeUp') makeUpWorkdays.push(dueOn);
  }
  return ok({ dueOn, restDaysSkipped, makeUpWorkdays });
};

/**
 * How many working days lie after `from` up to and including `to`: the “remaining working days” of a limit due on `to`, seen on
 * `from`. Negative when the limit passed: the working days after `to` up to `from`.
 */
export const workingDaysBetween = (calendar: Calendar, from: string, to: string): Result<number, CalendarMissing> => {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let date = first; date < last; ) {
    date = addDays(date, 1);
    const worked = isWorkingDay(calendar, date);
    if (!worked.ok) return worked;
    if (worked.value) count += 1;
  }
  return ok(count * sign || 0);
};

/** `date` itself if it is a working day, else the next one. */
export const workingDayFrom = (calendar: Calendar, date: string): Result<string, CalendarMissing> => {
  for (let day = date; ; day = addDays(day, 1)) {
    const worked = isWorkingDay(calendar, day);
    if (!worked.ok) return worked;
    if (worked.value) return ok(day);
  }
};
