/**
 * The calendar years beyond those shipped with the code, loaded by an administrator when the State Council publishes them.
 * A year that a limit needed and nobody has loaded is one work item for the administrator, not one per case.
 */
import type { CalendarYear } from '../calendar/calendar.ts';
import type { AggregateKind, Context, Decision } from '../kernel/aggregate.ts';
import { canonical } from '../kernel/canonical.ts';
import { type Decisions, decideBy } from '../kernel/decisions.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { WorkItem } from '../kernel/work-item.ts';
import { evolveWorkItems, isWorkItemEvent, openItems } from '../kernel/work-items.ts';
import type { WorkCalendarEvent } from './events.ts';
import { storedCalendar, type WorkCalendarState, workCalendarId } from './state.ts';

export type WorkCalendarCommand =
  | { readonly type: 'noteMissingYear'; readonly year: number }
  | { readonly type: 'loadYear'; readonly year: CalendarYear };

type Of<T extends WorkCalendarCommand['type']> = Extract<WorkCalendarCommand, { type: T }>;
type Decided = Result<Decision<WorkCalendarEvent>, Refusal>;

export const loadYear = (state: WorkCalendarState, { year }: Of<'loadYear'>, context: Context): Decided => {
  const known = state.years.find((y) => y.year === year.year) ?? context.calendar.years.get(year.year);
  if (known !== undefined && canonical(known) === canonical(year)) return ok({ events: [] });
  // A year people have been given dates by is replaced only by a later notice, and that notice is named.
  if (known !== undefined && year.amendedBy === undefined) return refuse({ code: 'calendarYearLoaded' });
  const waiting = openItems(state.items).filter((item) => item.about === String(year.year));
  return ok({
    events: [
      { type: 'CalendarYearLoaded', data: { year } },
      ...waiting.map(
        (item): WorkCalendarEvent => ({ type: 'WorkItemCompleted', data: { itemId: item.id, outcome: 'loaded' } }),
      ),
    ],
  });
};

export const noteMissingYear = (
  state: WorkCalendarState,
  { year }: Of<'noteMissingYear'>,
  context: Context,
): Decided => {
  const known =
    state.years.some((y) => y.year === year) ||
    Object.values(state.items).some((item) => item.about === String(year) && item.status === 'open');
  if (known) return ok({ events: [] });
  const item: WorkItem = {
    id: context.newId(),
    kind: 'loadCalendarYear',
    caseId: workCalendarId,
    caseKind: 'workCalendar',
    stage: 'calendarMissing',
    regionId: 'all',
    role: 'administrator',
    unitId: 'all',
    subjectId: '',
    status: 'open',
    version: 1,
    openedAt: context.now,
    dueAt: null,
    remindAt: null,
    about: String(year),
  };
  return ok({ events: [{ type: 'WorkItemOpened', data: { item } }] });
};

/** The calendar as the door knows it, over whichever decisions are given: all of them, or those one function orders. */
export const workCalendarOf = <T extends WorkCalendarCommand['type']>(
  decisions: Decisions<WorkCalendarState, WorkCalendarCommand, WorkCalendarEvent, T>,
): AggregateKind<WorkCalendarState, Of<T>, WorkCalendarEvent> => ({
  ...storedCalendar,
  regionOf: () => 'all',
  decide: decideBy(decisions),
  evolve: (state, event, meta) =>
    isWorkItemEvent(event)
      ? { ...state, items: { ...evolveWorkItems(state.items, event, meta.occurredAt) } }
      : { ...state, years: [...state.years.filter((y) => y.year !== event.data.year.year), event.data.year] },
  guards: () => [],
  workItems: (state) => Object.values(state.items),
  lookup: () => ({}),
});

export const workCalendar = /* @__PURE__ */ workCalendarOf({ loadYear, noteMissingYear });
