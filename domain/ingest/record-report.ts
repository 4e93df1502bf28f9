import type { RecordReport } from '../record/report.ts';
import type { PenaltyReport } from './penalty-report.ts';

/** What the registering caller knows beyond the row. */
interface Registration extends Pick<RecordReport, 'subjectId' | 'severity' | 'severityStandard' | 'severityStatus'> {
  readonly source: NonNullable<RecordReport['source']>;
}

/**
 * A penalty as the record keeps it. The level comes from the caller: the reported one, else the default mapping, else null. The
 * facts of the case and whatever identifies a person stay behind: a record holds what its rules and its publication need.
 */
export const recordReportOf = (penalty: PenaltyReport, registration: Registration): RecordReport => ({
  recordKind: penalty.recordKind,
  subjectKind: penalty.subject.kind,
  unitId: penalty.unit.unitId,
  regionId: penalty.unit.regionId,
  decisionNumber: penalty.decisionNumber,
  determinedOn: penalty.determinedOn,
  penaltyKinds: [...penalty.penaltyKinds],
  procedure: penalty.procedure,
  sector: penalty.sector,
  specialField: penalty.specialField,
  fineCents: penalty.fineCents,
  confiscatedCents: penalty.confiscatedCents,
  violation: penalty.violation,
  // The text of a person's penalty names the person: it is not kept where events and the bus carry it.
  content: penalty.subject.kind === 'naturalPerson' ? '' : penalty.content,
  legalBasis: penalty.legalBasis,
  reportedPublicationEnd: penalty.reportedPublicationEnd,
  minorPublicationReason: penalty.minorPublicationReason,
  publishable: penalty.subject.kind !== 'naturalPerson',
  ...registration,
});
