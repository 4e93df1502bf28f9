import * as z from '../kernel/schema.ts';
import { BreachKind } from './commitment-performance.ts';
import { SubjectKind } from './subject-kind.ts';

/** What happened to a subject. */
export const CreditSubjectEvent = z.discriminatedUnion('type', [
  z.strictObject(() => ({
    type: z.literal('CreditSubjectRegistered'),
    data: z.strictObject({ kind: SubjectKind, regionId: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('ReapplicationBanFlagged'),
    data: z.strictObject({ caseId: z.string(), finding: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('CommitmentBarred'),
    data: z.strictObject({ caseId: z.string(), recordId: z.string(), breachKind: BreachKind }),
  })),
  z.strictObject(() => ({
    type: z.literal('CommitmentBarLifted'),
    data: z.strictObject({ recordId: z.string(), caseId: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('PersonalDataRead'),
    data: z.strictObject({ fields: z.array(z.string()), purpose: z.string(), caseId: z.optional(z.string()) }),
  })),
]);
export type CreditSubjectEvent = z.infer<typeof CreditSubjectEvent>;
