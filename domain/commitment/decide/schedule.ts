/** Dates: what falls due brings the next person in, and limits without an end are counted again once their year is loaded. */
import type { Context } from '../../kernel/aggregate.ts';
import { ok } from '../../kernel/result.ts';
import { decideWorkItems, itemOf, rescheduledItems, type WorkItemCommand } from '../../kernel/work-items.ts';
import { recountLimit } from '../../rules/time-limits.ts';
import type { CommitmentEvent } from '../events.ts';
import { remindAt } from '../rules.ts';
import type { CommitmentCaseState } from '../state.ts';
import { rectificationMissed } from './breach.ts';
import { type Decided, events } from './common.ts';
import { lateMaterialItem } from './documents.ts';

/** The due sweep; an applicant's missed term opens the item of the officer who decides what follows. */
export const raiseDueEvents = (
  state: CommitmentCaseState,
  command: Extract<WorkItemCommand, { type: 'raiseDueEvents' }>,
  context: Context,
): Decided => {
  const given = decideWorkItems(state.items, command, context);
  if (!given.ok) return given;
  const missed = given.value.flatMap((event): CommitmentEvent[] => {
    if (event.type !== 'WorkItemFellDue') return [];
    const item = itemOf(state.items, event.data.itemId);
    if (item?.kind === 'submitDeferredMaterial') return lateMaterialItem(state, item.about ?? '', context);
    return item?.kind === 'submitRectification' ? rectificationMissed(state, item.about ?? '', context) : [];
  });
  return ok({ events: [...given.value, ...missed] });
};

/** After a calendar year has been loaded: limits that could not be computed are, and the items say when they end. */
export const rescheduleItems = (state: CommitmentCaseState, _: unknown, context: Context): Decided => {
  const waiting = Object.entries(state.limits).filter(([, limit]) => limit.calendarMissing !== undefined);
  const limits = Object.fromEntries(waiting.map(([name, limit]) => [name, recountLimit(limit, context.calendar)]));
  const recomputed: CommitmentEvent[] =
    waiting.length === 0
      ? []
      : [{ type: 'CommitmentCaseLimitsRecomputed', data: { limits, calendarVersion: context.calendar.version } }];
  return events(
    ...recomputed,
    ...rescheduledItems(
      state.items,
      'calendarLoaded',
      ({ limit }) => (limit?.calendarMissing === undefined ? limit : recountLimit(limit, context.calendar)),
      (limit) => remindAt(limit, state.regionId, context),
    ),
  );
};
