/** Items whose governing limit moved (an extension, a pause, a newly loaded calendar year) get their new due date as an event. */
import type { Context } from '../../kernel/aggregate.ts';
import { ok } from '../../kernel/result.ts';
import type { TimeLimit } from '../../kernel/time-limit.ts';
import type { WorkItem } from '../../kernel/work-item.ts';
import { openItems, type WorkItemEvent } from '../../kernel/work-items.ts';
import { recountLimit } from '../../rules/time-limits.ts';
import { workCalendarId } from '../../work-calendar/work-calendar.ts';
import type { RepairEvent } from '../events.ts';
import { governingLimit, recomputedLimits, remindAt } from '../limits.ts';
import type { RepairItemKind } from '../stages.ts';
import type { RepairCaseState } from '../state.ts';
import { type Decided, events } from './common.ts';

export const rescheduled = (state: RepairCaseState, reason: string, context: Context): WorkItemEvent[] =>
  openItems(state.items).flatMap((item): WorkItemEvent[] => {
    const limit = governingLimit(state, item.kind as RepairItemKind) ?? ownLimit(item, context);
    if (limit === undefined || limit.dueAt === item.dueAt) return [];
    return [
      {
        type: 'WorkItemRescheduled',
        data: {
          itemId: item.id,
          limit,
          dueAt: limit.dueAt,
          remindAt: remindAt(limit, context.calendar, state.regionId),
          reason,
        },
      },
    ];
  });

/** A limit that belongs to the item alone, counted with the years loaded now. */
const ownLimit = (item: WorkItem, context: Context): TimeLimit | undefined =>
  item.limit?.calendarMissing === undefined ? item.limit : recountLimit(item.limit, context.calendar);

/** After a calendar year has been loaded: limits that could not be computed are, and the items say when they end. */
export const rescheduleItems = (state: RepairCaseState, context: Context): Decided => {
  const limits = recomputedLimits(state, context);
  const after = { ...state, limits: { ...state.limits, ...limits } };
  const recomputed: RepairEvent[] =
    Object.keys(limits).length === 0
      ? []
      : [{ type: 'RepairCaseLimitsRecomputed', data: { limits, calendarVersion: context.calendar.version } }];
  return events(...recomputed, ...rescheduled(after, 'calendarLoaded', context));
};

/** A limit that needs a year nobody loaded asks the administrator once, in the calendar's own history. */
export const askingForYears = (decided: Decided): Decided => {
  if (!decided.ok) return decided;
  const years = new Set(decided.value.events.flatMap(limitsIn).flatMap((limit) => limit.calendarMissing ?? []));
  if (years.size === 0) return decided;
  const notes = [...years].map((year) => ({
    kind: 'workCalendar',
    id: workCalendarId,
    command: { type: 'noteMissingYear', year },
  }));
  return ok({ ...decided.value, alongside: [...(decided.value.alongside ?? []), ...notes] });
};

const limitsIn = (event: RepairEvent): TimeLimit[] => {
  if (event.type === 'WorkItemOpened') return event.data.item.limit === undefined ? [] : [event.data.item.limit];
  if (event.type === 'WorkItemRescheduled') return [event.data.limit];
  return 'limits' in event.data ? Object.values(event.data.limits) : [];
};
