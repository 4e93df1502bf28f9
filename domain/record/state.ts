/** A record of dishonesty as it lies in the table: all it takes to read one. */
import type { StoredKind } from '../kernel/aggregate.ts';
import * as z from '../kernel/schema.ts';
import { RecordReport } from './report.ts';

export const PublicationState = z.enum(['notPublished', 'published', 'shielded', 'ended', 'withdrawn']);
export const SharingState = z.enum(['shared', 'shielded', 'stopped']);
export const SanctionState = z.enum(['none', 'inForce', 'temporarilyLifted', 'lifted']);

const flag = <T extends z.ZodMiniType>(state: T) =>
  z.strictObject({ state, since: z.iso.datetime(), reason: z.string() });

export const RecordState = z.strictObject(() => ({
  report: z.nullable(RecordReport),
  correctedOn: z.nullable(z.iso.date()),
  publication: z.nullable(flag(PublicationState)),
  sharing: z.nullable(flag(SharingState)),
  sanctions: z.nullable(flag(SanctionState)),
  flags: z.array(z.enum(['sectorRuleRequired', 'sharingEffectUndetermined', 'severityUndetermined'])),
  /** First day on which it must be gone by itself; null while it cannot be promised. */
  autoStopOn: z.nullable(z.iso.date()),
  /** Last day of the maximum publication period, whether or not it stops by itself. */
  maxPeriodEndsOn: z.nullable(z.iso.date()),
  repairedBy: z.nullable(z.strictObject({ caseId: z.string(), repairedAt: z.iso.datetime() })),
}));
export type RecordState = z.infer<typeof RecordState>;

const initial: RecordState = {
  report: null,
  correctedOn: null,
  publication: null,
  sharing: null,
  sanctions: null,
  flags: [],
  autoStopOn: null,
  maxPeriodEndsOn: null,
  repairedBy: null,
};

export const storedRecord: StoredKind<RecordState> = {
  name: 'dishonestyRecord',
  keyPrefix: 'RECORD',
  table: 'record',
  schemaVersion: 1,
  initial,
  state: RecordState,
};
