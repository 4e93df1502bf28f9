/**
 * One human task. It belongs to its case: opened, claimed and closed by the case's events, so that the case's history shows
 * who held it when. The queue rows in the table are a picture of it.
 */
import { addWorkingDays, type Calendar } from '../calendar/calendar.ts';
import { endExclusiveInstant } from '../calendar/dates.ts';
import { Role } from './actor.ts';
import * as z from './schema.ts';
import { TimeLimit } from './time-limit.ts';

export const WorkItem = z.strictObject(() => ({
  id: z.string(),
  /** What is to be done, e.g. `accept`, `verify`, `decide`; each kind of case lists its own. */
  kind: z.string(),
  caseId: z.string(),
  caseKind: z.string(),
  stage: z.string(),
  regionId: z.string(),
  role: Role,
  /** The unit whose officers see it; for `applicant` items the subject instead. */
  unitId: z.optional(z.string()),
  subjectId: z.string(),
  status: z.enum(['open', 'completed', 'cancelled']),
  /** Counts every change of this item; a person's command names the version they saw. */
  version: z.int().check(z.positive()),
  assignee: z.optional(z.string()),
  openedAt: z.iso.datetime(),
  limit: z.optional(TimeLimit),
  /** First instant after the limit (exclusive); null while the calendar of a needed year is not loaded or no limit is known. */
  dueAt: z.nullable(z.iso.datetime()),
  /** When the reminder goes out; null where `dueAt` is. */
  remindAt: z.nullable(z.iso.datetime()),
  reminderRaisedAt: z.optional(z.iso.datetime()),
  fellDueAt: z.optional(z.iso.datetime()),
  /** The unit whose supervisor sees it since it fell due. */
  escalatedToUnitId: z.optional(z.string()),
  /** The last time a supervisor urged its holder, and how often that has been done. */
  urged: z.optional(
    z.strictObject({ at: z.iso.datetime(), times: z.int().check(z.positive()), note: z.optional(z.string()) }),
  ),
  closedAt: z.optional(z.iso.datetime()),
  /** Free reference of the kind: which question, step or record the item is about. */
  about: z.optional(z.string()),
}));
export type WorkItem = z.infer<typeof WorkItem>;

/** The next instant at which the due sweep has something to do with the item, or null. */
export const nextAttentionAt = (item: WorkItem): string | null => {
  if (item.status !== 'open') return null;
  if (item.reminderRaisedAt === undefined && item.fellDueAt === undefined && item.remindAt !== null)
    return item.remindAt;
  return item.fellDueAt === undefined ? item.dueAt : null;
};

/** A convenience of the desk, not a limit of any regulation: what is due within so many working days after today is due soon. */
export const dueSoonWorkingDays = 2;

/** The instant by which an item that is due soon is due; null where the calendar does not reach so far. `today` is the business date. */
export const dueSoonUntil = (calendar: Calendar, today: string): string | null => {
  const count = addWorkingDays(calendar, today, dueSoonWorkingDays);
  return count.ok ? endExclusiveInstant(count.value.dueOn) : null;
};
