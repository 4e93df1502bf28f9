import type * as z from '../kernel/schema.ts';
import type { BreachKind } from './commitment-performance.ts';
import type { SubjectKind } from './subject-kind.ts';

/** What is ordered of a subject. */
export type CreditSubjectCommand =
  | { readonly type: 'registerSubject'; kind: z.infer<typeof SubjectKind>; regionId: string }
  | { readonly type: 'flagReapplicationBan'; caseId: string; finding: string; recordIds: readonly string[] }
  /** A promise was broken: the case and the record that the breach became. */
  | { readonly type: 'barCommitment'; caseId: string; recordId: string; breachKind: z.infer<typeof BreachKind> }
  /** Records were repaired by the case: bars that rest on them end. */
  | { readonly type: 'liftCommitmentBars'; caseId: string; recordIds: readonly string[] }
  /** `caseId`: the case for which somebody looks; an auditor may look without one. */
  | { readonly type: 'readPersonalData'; fields: string[]; purpose: string; caseId?: string };
