/**
 * The calendar years beyond those shipped with the code, loaded by an administrator when the State Council publishes them.
 * A year that a limit needed and nobody has loaded is one work item for the administrator, not one per case.
 */
import type { CalendarYear } from '../calendar/calendar.ts';
import type { AggregateKind, Context, Decision } from '../kernel/aggregate.ts';
import { canonical } from '../kernel/canonical.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { WorkItem } from '../kernel/work-item.ts';
import { evolveWorkItems, isWorkItemEvent, openItems } from '../kernel/work-items.ts';
import type { WorkCalendarEvent } from './events.ts';
import { storedCalendar, type WorkCalendarState, workCalendarId } from './state.ts';

export type WorkCalendarCommand =
  | { readonly type: 'noteMissingYear'; readonly year: number }
  | { readonly type: 'loadYear'; readonly year: CalendarYear };

const decide = (
  state: WorkCalendarState,
  command: WorkCalendarCommand,
  context: Context,
): Result<Decision<WorkCalendarEvent>, Refusal> => {
  if (command.type === 'noteMissingYear') return ok({ events: note(state, command.year, context) });
  const { year } = command;
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

const note = (state: WorkCalendarState, year: number, context: Context): WorkCalendarEvent[] => {
  const known =
    state.years.some((y) => y.year === year) ||
    Object.values(state.items).some((item) => item.about === String(year) && item.status === 'open');
  if (known) return [];
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
  return [{ type: 'WorkItemOpened', data: { item } }];
};

export const workCalendar: AggregateKind<WorkCalendarState, WorkCalendarCommand, WorkCalendarEvent> = {
  ...storedCalendar,
  regionOf: () => 'all',
  decide,
  evolve: (state, event, meta) =>
    isWorkItemEvent(event)
      ? { ...state, items: { ...evolveWorkItems(state.items, event, meta.occurredAt) } }
      : { ...state, years: [...state.years.filter((y) => y.year !== event.data.year.year), event.data.year] },
  guards: () => [],
  workItems: (state) => Object.values(state.items),
  lookup: () => ({}),
};
