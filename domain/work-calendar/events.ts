/** What happens to the work calendar. */
import { CalendarYear } from '../calendar/calendar.ts';
import * as z from '../kernel/schema.ts';
import { workItemEvents } from '../kernel/work-item-events.ts';

export const WorkCalendarEvent = z.discriminatedUnion('type', [
  z.strictObject(() => ({ type: z.literal('CalendarYearLoaded'), data: z.strictObject({ year: CalendarYear }) })),
  ...workItemEvents,
]);
export type WorkCalendarEvent = z.infer<typeof WorkCalendarEvent>;
