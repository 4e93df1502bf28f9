/** What a repair case orders on its records and its subject, in the same transaction as its own decision. */

import { type AlongsideCommand, order } from '../../kernel/aggregate.ts';
import { determineSeverity, repairRecord, revokeRepair } from '../../record/decide.ts';
import { recordOf } from '../../record/kind.ts';
import { flagReapplicationBan, liftCommitmentBars } from '../../subject/decide.ts';
import { subjectOf } from '../../subject/kind.ts';
import type { CaseRecord } from '../state.ts';

// Pure: who imports one order only is not to bring the decisions of the others.
const dishonestyRecord = /* @__PURE__ */ recordOf({ determineSeverity, repairRecord, revokeRepair });
const creditSubject = /* @__PURE__ */ subjectOf({ flagReapplicationBan, liftCommitmentBars });

interface About {
  readonly caseId: string;
  readonly subjectId: string;
}

/** The record counts as repaired by the clause of that rule set. */
export const recordRepaired = (
  caseId: string,
  { recordId, ruleSetId, clause }: { readonly recordId: string; readonly ruleSetId: string; readonly clause: string },
): AlongsideCommand => order(dishonestyRecord, recordId, { type: 'repairRecord', caseId, ruleSetId, clause });

export const repairRevoked = (caseId: string, recordId: string, reason: string): AlongsideCommand =>
  order(dishonestyRecord, recordId, { type: 'revokeRepair', caseId, reason });

/** A level settled by a person becomes the record's own, with its dates computed anew. */
export const severitySettled = ({ recordId }: CaseRecord, answer: string, reason: string): AlongsideCommand =>
  order(dishonestyRecord, recordId, {
    type: 'determineSeverity',
    severity: answer as NonNullable<CaseRecord['severity']>,
    standard: '认定单位确定',
    reason,
  });

/** A broken promise is a record of the kind `other`; with its repair the subject may promise again. */
export const barsLifted = ({ caseId, subjectId }: About, repaired: readonly CaseRecord[]): AlongsideCommand[] => {
  const recordIds = repaired.filter((r) => r.recordKind === 'other').map((r) => r.recordId);
  return recordIds.length === 0
    ? []
    : [order(creditSubject, subjectId, { type: 'liftCommitmentBars', caseId, recordIds })];
};

export const banFlagged = (
  { caseId, subjectId }: About,
  { finding, recordIds }: { readonly finding: string; readonly recordIds: readonly string[] },
): AlongsideCommand => order(creditSubject, subjectId, { type: 'flagReapplicationBan', caseId, finding, recordIds });
