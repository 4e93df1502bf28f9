/** What a determining unit reports of a dishonesty record: the legal facts every rule looks at. */
import * as z from '../kernel/schema.ts';
import { SubjectKind } from '../subject/subject-kind.ts';

export const RecordKind = z.enum(['seriousDishonestyList', 'administrativePenalty', 'abnormalList', 'other']);
export const Severity = z.enum(['minor', 'general', 'serious']);

/** What the determining unit reported; the legal facts every rule looks at. Money in 分, dates in Asia/Shanghai. */
export const RecordReport = z.strictObject(() => ({
  recordKind: RecordKind,
  subjectId: z.string(),
  subjectKind: SubjectKind,
  unitId: z.string(),
  regionId: z.string(),
  decisionNumber: z.string(),
  determinedOn: z.iso.date(),
  severity: z.nullable(Severity),
  /** Which standard set the level: a sector table, the default mapping, or the reporting unit. */
  severityStandard: z.nullable(z.string()),
  severityStatus: z.enum(['confirmed', 'assumed', 'unknown']),
  penaltyKinds: z.array(z.string()),
  procedure: z.nullable(z.enum(['simple', 'ordinary'])),
  sector: z.nullable(z.string()),
  specialField: z.boolean(),
  fineCents: z.int().check(z.nonnegative()),
  confiscatedCents: z.int().check(z.nonnegative()),
  violation: z.string(),
  content: z.string(),
  legalBasis: z.string(),
  reportedPublicationEnd: z.nullable(z.iso.date()),
  /** Reason for publishing a minor record in spite of the principle; null: not published (Order 36). */
  minorPublicationReason: z.nullable(z.string()),
  /** False for natural persons and minors, whatever the publication state says (no profile has a confirmed basis yet). */
  publishable: z.boolean(),
  /** When the platforms were told; the source file's digest and line, for tracing. */
  source: z.nullable(z.strictObject({ fileSha256: z.string(), line: z.int() })),
}));
export type RecordReport = z.infer<typeof RecordReport>;
