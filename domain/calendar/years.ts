/**
 * The years of which the State Council's notice is known. A new year is added here (or loaded as configuration) once its notice
 * is out; the tests compare every year with an independent package.
 */
import { type CalendarYear, makeCalendar } from './calendar.ts';
import { daysThrough } from './dates.ts';

const portal = 'https://www.gov.cn/zhengce/zhengceku';

/** `'10-01–10-07'` stands for a whole break. */
const daysOf = (year: number, spans: readonly string[]): string[] =>
  spans.flatMap((span) => {
    const [first, last] = span.split('–').map((day) => `${year}-${day}`);
    return first !== undefined && last !== undefined ? daysThrough(first, last) : `${year}-${span}`;
  });

const calendarYear = (
  year: number,
  noticePath: string,
  restDays: readonly string[],
  makeUpWorkdays: readonly string[],
): CalendarYear => ({
  year,
  source: { title: `国务院办公厅关于${year}年部分节假日安排的通知`, url: `${portal}/${noticePath}` },
  restDays: daysOf(year, restDays),
  makeUpWorkdays: daysOf(year, makeUpWorkdays),
});

export const calendarYears: readonly CalendarYear[] = [
  {
    ...calendarYear(
      2019,
      '2018-12/06/content_5346276.htm',
      ['01-01', '02-04–02-10', '04-05–04-07', '05-01–05-04', '06-07–06-09', '09-13–09-15', '10-01–10-07'],
      ['02-02–02-03', '04-28', '05-05', '09-29', '10-12'],
    ),
    amendedBy: {
      title: '国务院办公厅关于调整2019年劳动节假期安排的通知',
      url: `${portal}/2019-03/22/content_5375877.htm`,
    },
  },
  {
    ...calendarYear(
      2020,
      '2019-11/21/content_5454164.htm',
      ['01-01', '01-24–02-02', '04-04–04-06', '05-01–05-05', '06-25–06-27', '10-01–10-08'],
      ['01-19', '04-26', '05-09', '06-28', '09-27', '10-10'],
    ),
    amendedBy: {
      title: '国务院办公厅关于延长2020年春节假期的通知',
      url: `${portal}/2020-01/27/content_5472352.htm`,
    },
  },
  calendarYear(
    2021,
    '2020-11/25/content_5564127.htm',
    ['01-01–01-03', '02-11–02-17', '04-03–04-05', '05-01–05-05', '06-12–06-14', '09-19–09-21', '10-01–10-07'],
    ['02-07', '02-20', '04-25', '05-08', '09-18', '09-26', '10-09'],
  ),
  calendarYear(
    2022,
    '2021-10/25/content_5644835.htm',
    ['01-01–01-03', '01-31–02-06', '04-03–04-05', '04-30–05-04', '06-03–06-05', '09-10–09-12', '10-01–10-07'],
    ['01-29–01-30', '04-02', '04-24', '05-07', '10-08–10-09'],
  ),
  calendarYear(
    2023,
    '2022-12/08/content_5730844.htm',
    ['01-01–01-02', '01-21–01-27', '04-05', '04-29–05-03', '06-22–06-24', '09-29–10-06'],
    ['01-28–01-29', '04-23', '05-06', '06-25', '10-07–10-08'],
  ),
  calendarYear(
    2024,
    '202310/content_6911528.htm',
    ['01-01', '02-10–02-17', '04-04–04-06', '05-01–05-05', '06-10', '09-15–09-17', '10-01–10-07'],
    ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  ),
  calendarYear(
    2025,
    '202411/content_6986383.htm',
    ['01-01', '01-28–02-04', '04-04–04-06', '05-01–05-05', '05-31–06-02', '10-01–10-08'],
    ['01-26', '02-08', '04-27', '09-28', '10-11'],
  ),
  calendarYear(
    2026,
    '202511/content_7047091.htm',
    ['01-01–01-03', '02-15–02-23', '04-04–04-06', '05-01–05-05', '06-19–06-21', '09-25–09-27', '10-01–10-07'],
    ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  ),
];

/** Names the content of `calendarYears`: raise it with every change. */
export const calendarYearsVersion = 'cn-2019-2026.1';

/** The calendar the code ships; a deployment adds later years as they are published. */
export const baseCalendar = makeCalendar(calendarYears, calendarYearsVersion);
