/** Items whose governing limit moved get their new due date; limits without an end are counted again once their year is loaded. */
import type { Context } from '../../kernel/aggregate.ts';
import type { TimeLimit } from '../../kernel/time-limit.ts';
import type { WorkItem } from '../../kernel/work-item.ts';
import type { WorkItemEvent } from '../../kernel/work-item-events.ts';
import { rescheduledItems } from '../../kernel/work-items.ts';
import { recountLimit } from '../../rules/time-limits.ts';
import type { RepairEvent } from '../events.ts';
import { governingLimit, recomputedLimits, remindAt } from '../limits.ts';
import type { RepairItemKind } from '../stages.ts';
import type { RepairCaseState } from '../state.ts';
import { type Decided, events } from './common.ts';

export const rescheduled = (state: RepairCaseState, reason: string, context: Context): WorkItemEvent[] =>
  rescheduledItems(
    state.items,
    reason,
    (item) => governingLimit(state, item.kind as RepairItemKind) ?? ownLimit(item, context),
    (limit) => remindAt(limit, context.calendar, state.regionId),
  );

/** A limit that belongs to the item alone, counted with the years loaded now. */
const ownLimit = (item: WorkItem, context: Context): TimeLimit | undefined =>
  item.limit?.calendarMissing === undefined ? item.limit : recountLimit(item.limit, context.calendar);

/** After a calendar year has been loaded: limits that could not be computed are, and the items say when they end. */
export const rescheduleItems = (state: RepairCaseState, _: unknown, context: Context): Decided => {
  const limits = recomputedLimits(state, context);
  const after = { ...state, limits: { ...state.limits, ...limits } };
  const recomputed: RepairEvent[] =
    Object.keys(limits).length === 0
      ? []
      : [{ type: 'RepairCaseLimitsRecomputed', data: { limits, calendarVersion: context.calendar.version } }];
  return events(...recomputed, ...rescheduled(after, 'calendarLoaded', context));
};
