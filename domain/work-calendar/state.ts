/** The work calendar as it lies in the table: all it takes to read it. */
import { CalendarYear } from '../calendar/calendar.ts';
import type { StoredKind } from '../kernel/aggregate.ts';
import * as z from '../kernel/schema.ts';
import { WorkItem } from '../kernel/work-item.ts';

export const WorkCalendarState = z.strictObject(() => ({
  years: z.array(CalendarYear),
  items: z.record(z.string(), WorkItem),
}));
export type WorkCalendarState = z.infer<typeof WorkCalendarState>;

export const workCalendarId = 'cn';

export const storedCalendar: StoredKind<WorkCalendarState> = {
  name: 'workCalendar',
  keyPrefix: 'CALENDAR',
  table: 'case',
  schemaVersion: 1,
  initial: { years: [], items: {} },
  state: WorkCalendarState,
};
