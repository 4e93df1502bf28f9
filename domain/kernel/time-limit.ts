/** A legal or internal time limit with the derivation people are shown. */
import * as z from './schema.ts';

export const TimeLimit = z.strictObject(() => ({
  /** Full parameter address, e.g. `sc22/clock.acceptanceWorkingDays`. */
  parameter: z.string(),
  basis: z.string(),
  status: z.enum(['confirmed', 'assumed', 'unknown']),
  /** The date (Asia/Shanghai) of the start event; day 1 is the first working day after it (ASM-06). */
  startsOn: z.iso.date(),
  workingDays: z.int().check(z.positive()),
  /** Extensions and pauses already contained in `workingDays`, each with its reason. */
  adjustments: z.array(z.strictObject({ reason: z.string(), workingDays: z.int() })),
  /** Statutory days off inside the count that would otherwise have been working days, and make-up workdays that counted. */
  restDaysSkipped: z.array(z.iso.date()),
  makeUpWorkdays: z.array(z.iso.date()),
  /** Last day of the limit, or null with `calendarMissing` set. */
  dueOn: z.nullable(z.iso.date()),
  /** 00:00 Asia/Shanghai after `dueOn`, as a UTC instant (exclusive). */
  dueAt: z.nullable(z.iso.datetime()),
  /** The first year without loaded holiday data that the count needs. */
  calendarMissing: z.optional(z.int()),
}));
export type TimeLimit = z.infer<typeof TimeLimit>;

/** Of several running limits the one that ends first governs; a limit whose end is unknown governs only if all are. */
export const earliestLimit = (limits: readonly TimeLimit[]): TimeLimit | undefined =>
  [...limits].sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))[0];
