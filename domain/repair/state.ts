/** What a repair case is at a point in time: the fold of its events. Everything people are shown or rules look at is here. */
import { BreachKind, Performance } from '../commitment/performance.ts';
import { Machine } from '../kernel/machine.ts';
import * as z from '../kernel/schema.ts';
import { TimeLimit } from '../kernel/time-limit.ts';
import { WorkItem } from '../kernel/work-item.ts';
import { RecordKind, Severity } from '../record/report.ts';
import { SubjectKind } from '../subject/subject-kind.ts';
import { Material } from './material.ts';
import { repairStageNames } from './stages.ts';

export const RepairStage = z.enum(repairStageNames);

export const recordOutcomes = ['pending', 'notAccepted', 'granted', 'refused', 'withdrawn', 'revoked'] as const;
export const RecordOutcome = z.enum(recordOutcomes);
export type RecordOutcome = z.infer<typeof RecordOutcome>;

/** The three effects of a repair (Order 36 art. 3). */
export const effects = ['publicationEnd', 'sharingStop', 'sanctionLift'] as const;
export const Effect = z.enum(effects);
export type Effect = z.infer<typeof Effect>;

/** The commitment letter as shown and signed; `textHash` is the salted digest of the exact text. */
export const SignedCommitment = z.strictObject(() => ({
  commitmentId: z.string(),
  letterVersion: z.string(),
  textHash: z.string(),
  signedBy: z.string(),
  /** Digest of the name typed in confirmation: events hold no names. */
  typedNameDigest: z.string(),
  signedAt: z.iso.datetime(),
}));
export type SignedCommitment = z.infer<typeof SignedCommitment>;

/** The legal facts of a record as they stood when the case was opened: what was asked and answered is judged by what was known then. */
export const CaseRecord = z.strictObject(() => ({
  recordId: z.string(),
  decisionNumber: z.string(),
  recordKind: RecordKind,
  subjectKind: SubjectKind,
  severity: z.nullable(Severity),
  severityStandard: z.nullable(z.string()),
  penaltyKinds: z.array(z.string()),
  procedure: z.nullable(z.enum(['simple', 'ordinary'])),
  sector: z.nullable(z.string()),
  specialField: z.boolean(),
  /** The decision names an amount, so payment is one of the obligations. */
  owesMoney: z.boolean(),
  determinedOn: z.iso.date(),
  correctedOn: z.nullable(z.iso.date()),
  publishedMinor: z.boolean(),
  /** The rule set that governs, chosen by date or by a person; null while undetermined. */
  ruleSetId: z.nullable(z.string()),
  outcome: RecordOutcome,
  reason: z.nullable(z.string()),
  /** What to do so that a new application may succeed; with every negative outcome. */
  toFix: z.nullable(z.string()),
  /** Where the subject can turn to against the decision; null where it was not refused. */
  reviewRoute: z.nullable(z.string()),
  effectsCompleted: z.partialRecord(Effect, z.iso.datetime()),
}));
export type CaseRecord = z.infer<typeof CaseRecord>;

/** What a person must settle because no rule may: never guessed, never skipped. */
export const questionKinds = ['ruleSet', 'severity', 'conditions', 'reapplicationBan'] as const;
export const Question = z.strictObject(() => ({
  id: z.string(),
  kind: z.enum(questionKinds),
  recordId: z.nullable(z.string()),
  text: z.string(),
  allowedAnswers: z.array(z.string()),
  answer: z.nullable(z.string()),
}));
export type Question = z.infer<typeof Question>;

/** A way of repair that this case requires, with its evidence. */
export const RepairStep = z.strictObject(() => ({
  id: z.string(),
  way: z.string(),
  basis: z.string(),
  status: z.enum(['required', 'submitted', 'confirmed']),
  evidence: z.nullable(
    z.strictObject({ certificateNumber: z.string(), issuedOn: z.iso.date(), documentIds: z.array(z.string()) }),
  ),
  /** Who confirmed it: one of the pairs of eyes that may not approve. */
  confirmedBy: z.nullable(z.string()),
}));
export type RepairStep = z.infer<typeof RepairStep>;

/** Result of comparing a claim with department data. */
export const Finding = z.strictObject(() => ({
  recordId: z.string(),
  claim: z.literal('corrected'),
  result: z.enum(['confirmed', 'contradicted', 'absent']),
  /** Units whose data the finding rests on; empty where nobody knows anything. */
  sources: z.array(z.string()),
  factOn: z.nullable(z.iso.date()),
}));
export type Finding = z.infer<typeof Finding>;

export const SupplementItem = z.strictObject(() => ({
  id: z.string(),
  recordId: z.optional(z.string()),
  what: z.string().check(z.minLength(1), z.maxLength(500)),
}));

/** One body's verification: who looked, and whether each record's claims hold. */
export const Verification = z.strictObject(() => ({
  unitId: z.string(),
  principalId: z.string(),
  at: z.iso.datetime(),
  opinion: z.string(),
  records: z.array(z.strictObject({ recordId: z.string(), supported: z.boolean(), remark: z.string() })),
  documentIds: z.optional(z.array(z.string())),
}));

/** One body's decision on each record. */
export const BodyDecision = z.strictObject(() => ({
  unitId: z.string(),
  principalId: z.string(),
  at: z.iso.datetime(),
  records: z.array(
    z.strictObject({
      recordId: z.string(),
      outcome: z.enum(['granted', 'refused']),
      reason: z.string(),
      toFix: z.nullable(z.string()),
    }),
  ),
}));

/** What is said against the commitment after the repair; whether it holds is for the approver. */
export const CommitmentBreach = z.strictObject(() => ({
  breachKind: BreachKind,
  performance: z.enum(['partial', 'none']),
  /** What was promised and not kept. */
  unkept: z.string(),
}));
export type CommitmentBreach = z.infer<typeof CommitmentBreach>;

export const RepairCaseState = z.strictObject(() => ({
  stage: RepairStage,
  caseId: z.string(),
  applicationId: z.nullable(z.string()),
  origin: z.enum(['application', 'reported']),
  subjectId: z.string(),
  unitId: z.string(),
  regionId: z.string(),
  ruleSetVersion: z.string(),
  profileVersion: z.string(),
  calendarVersion: z.string(),
  receivedAt: z.iso.datetime(),
  openedAt: z.iso.datetime(),
  acceptedAt: z.nullable(z.iso.datetime()),
  decidedAt: z.nullable(z.iso.datetime()),
  endedAt: z.nullable(z.iso.datetime()),
  records: z.array(CaseRecord),
  materials: z.array(Material),
  commitment: z.nullable(SignedCommitment),
  commitmentPublishedAt: z.nullable(z.iso.datetime()),
  /** The bodies that decide: one, or several in a joint review (联审). */
  bodies: z.array(z.string()),
  questions: z.array(Question),
  steps: z.array(RepairStep),
  findings: z.array(Finding),
  supplement: z.nullable(
    z.strictObject({
      items: z.array(SupplementItem),
      requestedAt: z.iso.datetime(),
      answeredAt: z.nullable(z.iso.datetime()),
    }),
  ),
  verifications: z.array(Verification),
  decisions: z.array(BodyDecision),
  /** Limits by name, each with its derivation; the earliest running one governs. */
  limits: z.record(z.string(), TimeLimit),
  extended: z.boolean(),
  falseMaterial: z.nullable(
    z.strictObject({
      recordIds: z.array(z.string()),
      finding: z.string(),
      reportedBy: z.string(),
      documentIds: z.array(z.string()),
      /** Set where the report is about the commitment. */
      breach: z.optional(CommitmentBreach),
    }),
  ),
  /** How the commitment was kept, as found after the repair. */
  commitmentPerformance: z._default(z.nullable(Performance), null),
  /** Evidence of units that a decision rests on: with it, the subject may see them. */
  servedEvidence: z._default(z.array(z.string()), []),
  items: z.record(z.string(), WorkItem),
  machine: Machine,
}));
export type RepairCaseState = z.infer<typeof RepairCaseState>;
