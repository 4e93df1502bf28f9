/** A limit that needs a year nobody loaded asks the administrator once, in the calendar's own history. The same for every kind of case. */
import { type Decision, type DomainEvent, order } from '../kernel/aggregate.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { TimeLimit } from '../kernel/time-limit.ts';
import type { WorkItemEvent } from '../kernel/work-item-events.ts';
import { workCalendarId } from './state.ts';
import { noteMissingYear, workCalendarOf } from './work-calendar.ts';

const workCalendar = /* @__PURE__ */ workCalendarOf({ noteMissingYear });

/** The decision with a note to the calendar for each year that one of its limits lacks. */
export const askingForYears = <E extends DomainEvent>(
  decided: Result<Decision<E>, Refusal>,
): Result<Decision<E>, Refusal> => {
  if (!decided.ok) return decided;
  const years = new Set(decided.value.events.flatMap(limitsIn).flatMap((limit) => limit.calendarMissing ?? []));
  if (years.size === 0) return decided;
  const notes = [...years].map((year) => order(workCalendar, workCalendarId, { type: 'noteMissingYear', year }));
  return ok({ ...decided.value, alongside: [...(decided.value.alongside ?? []), ...notes] });
};

/** Limits stand on the items an event opens or moves, or under their names in the event itself. */
const limitsIn = (event: DomainEvent): TimeLimit[] => {
  const given = event as WorkItemEvent;
  if (given.type === 'WorkItemOpened') return given.data.item.limit === undefined ? [] : [given.data.item.limit];
  if (given.type === 'WorkItemRescheduled') return [given.data.limit];
  const { limits } = event.data as { readonly limits?: Readonly<Record<string, TimeLimit>> };
  return limits === undefined ? [] : Object.values(limits);
};
