/** Dates and times as people write them. Legal dates are dates of Shanghai; instants are shown in its time wherever the reader is. */

const zone = 'Asia/Shanghai';
const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });
const instant = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `2026-11-24` → 2026年11月24日; null → the text for none. */
export const dateText = (date: string | null | undefined, none = '—'): string =>
  date == null ? none : day.format(new Date(`${date}T00:00:00Z`));

/** A UTC instant → 2026年11月24日 09:30 */
export const instantText = (at: string | null | undefined, none = '—'): string =>
  at == null ? none : instant.format(new Date(at));

/** The last day on which something is in time: `dueAt` is the midnight after it. */
export const lastDayText = (dueAt: string): string =>
  dateText(new Date(Date.parse(dueAt) - 1 + 8 * 3_600_000).toISOString().slice(0, 10));

/** 剩余2个工作日 · 今天到期 · 已逾期3个工作日; null where the calendar of the year is not known yet. */
export const remainingText = (workingDays: number | null): string => {
  if (workingDays === null) return '期限待节假日安排公布后推算';
  if (workingDays < 0) return `已逾期${-workingDays}个工作日`;
  return workingDays === 0 ? '今天到期' : `剩余${workingDays}个工作日`;
};
