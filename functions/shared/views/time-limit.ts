/** Limits as people are shown them: with their derivation and the working days left. */
import type { TimeLimitView } from '#contracts/case-shapes.ts';
import { workingDaysBetween } from '#domain/calendar/calendar.ts';
import { addDays, shanghaiDate } from '#domain/calendar/dates.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { TimeLimit } from '#domain/kernel/time-limit.ts';
import type { ViewContext } from './context.ts';

/** Working days after today up to and including `dueOn`, negative once it has passed; null where the calendar does not reach. */
export const remainingWorkingDays = (dueOn: string | null, { today, calendar }: ViewContext): number | null => {
  if (dueOn === null) return null;
  const left = workingDaysBetween(calendar, today, dueOn);
  return left.ok ? left.value : null;
};

export const timeLimitView = (limit: TimeLimit, context: ViewContext): z.input<typeof TimeLimitView> => ({
  ...limit,
  remainingWorkingDays: remainingWorkingDays(limit.dueOn, context),
});

/** Limits of a case under their names. */
export const timeLimitViews = (
  limits: Readonly<Record<string, TimeLimit>>,
  context: ViewContext,
): Record<string, z.input<typeof TimeLimitView>> =>
  Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, timeLimitView(limit, context)]));

/** The last day before an exclusive end. */
export const dueOnOf = (dueAt: string | null): string | null =>
  dueAt === null ? null : addDays(shanghaiDate(dueAt), -1);
