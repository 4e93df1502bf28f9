/** From a dishonesty record to the facts a case keeps of it. */

import type { RecordReport } from '../record/report.ts';
import type { RecordState } from '../record/state.ts';
import type { CaseRecord } from './state.ts';

/** What departments reported goes before what the applicant claims; null where neither says that it was corrected. */
export const caseRecordOf = (
  recordId: string,
  record: RecordState & { readonly report: RecordReport },
  claimedOn: string | null,
): CaseRecord => {
  const { report } = record;
  return {
    recordId,
    decisionNumber: report.decisionNumber,
    recordKind: report.recordKind,
    subjectKind: report.subjectKind,
    severity: report.severity,
    severityStandard: report.severityStandard,
    penaltyKinds: report.penaltyKinds,
    procedure: report.procedure,
    sector: report.sector,
    specialField: report.specialField,
    owesMoney: report.fineCents > 0 || report.confiscatedCents > 0,
    determinedOn: report.determinedOn,
    correctedOn: record.correctedOn ?? claimedOn,
    publishedMinor: report.minorPublicationReason !== null,
    ruleSetId: null,
    outcome: 'pending',
    reason: null,
    toFix: null,
    reviewRoute: null,
    effectsCompleted: {},
  };
};
