/**
 * Dates and times as people write them. Legal dates are dates of Shanghai; instants are shown in its time wherever the reader is. By
 * arithmetic: the browser's own formatter takes longer to start on a slow phone than all else these pages do before they show something.
 */

/** Shanghai is eight hours ahead of UTC all year round. */
const inShanghai = (at: string | number): string => new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString();

/** `2026-11-24` → 2026年11月24日; null → the text for none. */
export const dateText = (date: string | null | undefined, none = '—'): string => {
  if (date == null) return none;
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** A UTC instant → 2026年11月24日 09:30 */
export const instantText = (at: string | null | undefined, none = '—'): string => {
  if (at == null) return none;
  const local = inShanghai(at);
  return `${dateText(local.slice(0, 10))} ${local.slice(11, 16)}`;
};

/** The date in Shanghai at that instant, as `2026-11-24`. */
export const dateOf = (at: string): string => inShanghai(at).slice(0, 10);

/** The last day on which something is in time: `dueAt` is the midnight after it. */
export const lastDayText = (dueAt: string): string => dateText(inShanghai(Date.parse(dueAt) - 1).slice(0, 10));

/** 剩余2个工作日 · 今天到期 · 已逾期3个工作日; null where the calendar of the year is not known yet. */
export const remainingText = (workingDays: number | null): string => {
  if (workingDays === null) return '期限待节假日安排公布后推算';
  if (workingDays < 0) return `已逾期${-workingDays}个工作日`;
  return workingDays === 0 ? '今天到期' : `剩余${workingDays}个工作日`;
};

/** Money in 分 → ¥1,234.50 */
export const moneyText = (fen: number | null | undefined): string =>
  fen == null ? '—' : new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' }).format(fen / 100);
