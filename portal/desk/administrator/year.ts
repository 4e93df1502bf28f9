/** A calendar year as people check it against its notice. */
import type { CalendarYear } from '#domain/calendar/calendar.ts';
import { addDays, weekdayOf } from '#domain/calendar/dates.ts';

const weekdays = '一二三四五六日';

/** `2027-01-02` → 1月2日（周六） */
export const dayText = (date: string): string => `${monthAndDay(date)}（周${weekdays[weekdayOf(date) - 1]}）`;

const monthAndDay = (date: string): string => {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
};

/** Days that follow each other as one period: 1月1日至3日, counted. */
export const periodsOf = (dates: readonly string[]): string[] => {
  const periods: string[][] = [];
  for (const date of dates.toSorted()) {
    const last = periods.at(-1);
    if (last !== undefined && addDays(last.at(-1) ?? '', 1) === date) last.push(date);
    else periods.push([date]);
  }
  return periods.map((period) => {
    const [first = '', last = ''] = [period[0], period.at(-1)];
    return first === last ? dayText(first) : `${monthAndDay(first)}至${monthAndDay(last)}（${period.length}天）`;
  });
};

/** Monday to Friday, less the days off, and the weekends that are worked: how the system counts. */
export const workingDaysIn = ({ year, restDays, makeUpWorkdays }: CalendarYear): number => {
  let count = 0;
  for (let date = `${year}-01-01`; date.startsWith(`${year}`); date = addDays(date, 1))
    if (makeUpWorkdays.includes(date) || (weekdayOf(date) < 6 && !restDays.includes(date))) count += 1;
  return count;
};
