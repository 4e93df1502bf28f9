/** What happens to a record of dishonesty. */
import * as z from '../kernel/schema.ts';
import { RecordReport, Severity } from './report.ts';

const Periods = z.strictObject(() => ({
  autoStopOn: z.nullable(z.iso.date()),
  maxPeriodEndsOn: z.nullable(z.iso.date()),
}));

export const RecordEvent = z.discriminatedUnion('type', [
  z.strictObject(() => ({
    type: z.literal('DishonestyRecordRegistered'),
    data: z.strictObject({ report: RecordReport, correctedOn: z.nullable(z.iso.date()), ...Periods.shape }),
  })),
  z.strictObject(() => ({
    type: z.literal('DishonestyRecordCorrectionNoted'),
    data: z.strictObject({ correctedOn: z.iso.date(), source: z.string(), ...Periods.shape }),
  })),
  z.strictObject(() => ({
    type: z.literal('DishonestyRecordSeverityDetermined'),
    data: z.strictObject({ severity: Severity, standard: z.string(), reason: z.string(), ...Periods.shape }),
  })),
  z.strictObject(() => ({
    type: z.literal('DishonestyRecordPublicationWithheld'),
    data: z.strictObject({ reason: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('DishonestyRecordRepaired'),
    data: z.strictObject({ caseId: z.string(), ruleSetId: z.string(), clause: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('DishonestyRecordRepairRevoked'),
    data: z.strictObject({ caseId: z.string(), reason: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('DishonestyRecordAutomaticallyStopped'),
    data: z.strictObject({ stoppedOn: z.iso.date() }),
  })),
  z.strictObject(() => ({
    type: z.literal('DishonestyRecordSectorRuleRequired'),
    data: z.strictObject({ maxPeriodEndsOn: z.iso.date() }),
  })),
]);
export type RecordEvent = z.infer<typeof RecordEvent>;
