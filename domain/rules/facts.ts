/** What the rules may look at. The record room and the what-if program both speak this shape. */
import * as z from '../kernel/schema.ts';
import { datedRuleSetIds } from './rule-set-ids.ts';

const RecordKind = z.enum(['seriousDishonestyList', 'administrativePenalty', 'abnormalList', 'other']);
export type RecordKind = z.infer<typeof RecordKind>;
const Severity = z.enum(['minor', 'general', 'serious']);
export type Severity = z.infer<typeof Severity>;

/** The legal facts of one record; dates are days in Asia/Shanghai. */
export const RecordFacts = z.strictObject(() => ({
  recordKind: RecordKind,
  /** Kind of the subject; absent where it is not asked about. */
  subjectKind: z.optional(z.enum(['legalPerson', 'unincorporatedOrganization', 'individualBusiness', 'naturalPerson'])),
  /** The level as determined; null while nobody has, then the default mapping is tried. */
  severity: z.nullable(Severity),
  /** Which standard set `severity`; absent where the report does not say. */
  severityStandard: z.nullish(z.string()),
  penaltyKinds: z.optional(z.array(z.string())),
  procedure: z.nullish(z.enum(['simple', 'ordinary'])),
  sector: z.nullish(z.string()),
  /** 食品、药品、特种设备、安全生产、消防: a longer minimum under Order 58. */
  specialField: z.optional(z.boolean()),
  determinedOn: z.iso.date(),
  correctedOn: z.nullable(z.iso.date()),
  /** The public repair commitment is signed by the time of filing. */
  commitmentSigned: z.boolean(),
  /** A reason is recorded for publishing a minor record all the same; false: it is not published. Absent: not stated. */
  minorPublicationException: z.optional(z.boolean()),
  /** The provision that expressly excludes the record from repair. */
  excludedByLaw: z.optional(z.string().check(z.minLength(1))),
  /** When false material or a seriously untrue commitment of the subject was established. */
  falseMaterialFoundOn: z.optional(z.iso.date()),
  /** A court approved the reorganisation plan or composition, and the record is under a temporary shield. */
  shielded: z.optional(z.boolean()),
  /** The rule set a person chose where dates leave it open. */
  chosenRuleSetId: z.optional(z.enum(datedRuleSetIds)),
}));
export type RecordFacts = z.infer<typeof RecordFacts>;
