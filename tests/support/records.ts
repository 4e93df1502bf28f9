/** Reports of dishonesty records for tests. */
import type { RecordReport } from '#domain/record/report.ts';
import { market } from './world.ts';

/** A general penalty under Order 36 that names an amount. */
export const recordReport = (more: Partial<RecordReport> = {}): RecordReport => ({
  recordKind: 'administrativePenalty',
  subjectId: 'subject-1',
  unitId: market,
  regionId: 'huainan',
  decisionNumber: '淮市监罚〔2026〕1号',
  determinedOn: '2026-04-10',
  severity: 'general',
  severityStandard: null,
  severityStatus: 'confirmed',
  penaltyKinds: ['largeFine'],
  procedure: 'ordinary',
  sector: null,
  subjectKind: 'legalPerson',
  specialField: false,
  fineCents: 5_000_000,
  confiscatedCents: 0,
  violation: '未按规定明码标价',
  content: '罚款五万元',
  legalBasis: '《价格法》第四十二条',
  reportedPublicationEnd: null,
  minorPublicationReason: null,
  publishable: true,
  source: null,
  ...more,
});
