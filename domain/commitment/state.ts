/** What a commitment case is at a point in time: the fold of its events. Everything people are shown or rules look at is here. */
import { Machine } from '../kernel/machine.ts';
import * as z from '../kernel/schema.ts';
import { TimeLimit } from '../kernel/time-limit.ts';
import { WorkItem } from '../kernel/work-item.ts';
import { MatterContent } from '../matter/content.ts';
import { BreachKind, Performance } from '../subject/commitment-performance.ts';
import { SubjectKind } from '../subject/subject-kind.ts';
import { commitmentStageNames } from './stages.ts';

const instant = z.iso.datetime();
const texts = z.array(z.string());

export const CommitmentStage = z.enum(commitmentStageNames);

/** Whether the applicant promises (告知承诺) or proves (一般程序); the choice is free. */
export const Procedure = z.enum(['commitment', 'ordinary']);
export type Procedure = z.infer<typeof Procedure>;

/** A document handed in for one of the matter's materials; the digest is salted with the document's id. */
export const MatterMaterial = z.strictObject(() => ({
  documentId: z.string(),
  materialId: z.string(),
  sha256: z.string(),
}));
export type MatterMaterial = z.infer<typeof MatterMaterial>;

/** A document that proves a finding or a statement. */
export const Evidence = z.strictObject({ documentId: z.string(), sha256: z.string() });
export type Evidence = z.infer<typeof Evidence>;

/** A signature that has been verified, whichever way it was given. Events hold no names, so what identifies the signer is a digest. */
export const VerifiedSignature = z.strictObject(() => ({
  method: z.enum(['typedName', 'electronicSeal']),
  signerDigest: z.string(),
  /** The seal's certificate, where there is one. */
  certificateId: z.nullable(z.string()),
  /** Digest of the signature object, kept for later proof. */
  signatureDigest: z.nullable(z.string()),
}));
export type VerifiedSignature = z.infer<typeof VerifiedSignature>;

/** The notice and letter exactly as shown: what was signed, by whom, with which authority. */
export const SignedLetter = z.strictObject(() => ({
  commitmentId: z.string(),
  noticeHash: z.string(),
  letterHash: z.string(),
  signature: VerifiedSignature,
  signedBy: z.string(),
  signedAt: instant,
  /** The written authority under which the representative signed. */
  authority: z.strictObject({ scope: z.string(), from: z.iso.date(), to: z.nullable(z.iso.date()) }),
}));
export type SignedLetter = z.infer<typeof SignedLetter>;

/** Why a subject or matter is not open to commitment, with its basis. */
export const IneligibleReason = z.strictObject(() => ({
  code: z.enum(['matterExcluded', 'seriousDishonesty', 'commitmentBarred']),
  text: z.string(),
  basis: z.string(),
  status: z.enum(['confirmed', 'assumed']),
  /** What the reason rests on: a record or the case in which a promise was broken. */
  about: z.nullable(z.string()),
}));
export type IneligibleReason = z.infer<typeof IneligibleReason>;

export const DeferredMaterial = z.strictObject(() => ({
  materialId: z.string(),
  name: z.string(),
  status: z.enum(['outstanding', 'submitted']),
  extended: z.boolean(),
}));

/** What shared data says about a fact that the verification of the matter asks for. */
export const MatterFinding = z.strictObject(() => ({
  factKind: z.string(),
  result: z.enum(['confirmed', 'contradicted', 'absent']),
  sources: texts,
  factOn: z.nullable(z.iso.date()),
}));
export type MatterFinding = z.infer<typeof MatterFinding>;

export const VerificationMethod = z.enum(['exempt', 'sharedData', 'assistance', 'onSite']);
export type VerificationMethod = z.infer<typeof VerificationMethod>;

export const OnSite = z.strictObject({ inspectedOn: z.iso.date(), inspectors: texts, place: z.string() });

export const CommitmentVerification = z.strictObject(() => ({
  method: VerificationMethod,
  outcome: z.enum(['kept', 'breached']),
  principalId: z.string(),
  unitId: z.string(),
  at: instant,
  finding: z.string(),
  evidence: z.array(Evidence),
  onSite: z.nullable(OnSite),
}));

export const Assistance = z.strictObject(() => ({
  unitId: z.string(),
  question: z.string(),
  answer: z.nullable(
    z.strictObject({
      principalId: z.string(),
      supported: z.boolean(),
      finding: z.string(),
      evidence: z._default(z.array(Evidence), []),
    }),
  ),
}));

/** A breach somebody has found. It stays with the case until it is dismissed or put right: what follows rests on it. */
export const ReportedBreach = z.strictObject(() => ({
  breachKind: BreachKind,
  finding: z.string(),
  unkept: z.string(),
  reportedBy: z.string(),
  evidence: z.array(Evidence),
}));
export type ReportedBreach = z.infer<typeof ReportedBreach>;

export const Rectification = z.strictObject(() => ({
  id: z.string(),
  requirement: z.string(),
  orderedBy: z.string(),
  orderedAt: instant,
  statement: z.nullable(z.string()),
  evidence: z.array(Evidence),
  submittedAt: z.nullable(instant),
}));

export const Inspection = z.strictObject(() => ({
  drawId: z.string(),
  inspectors: texts,
  result: z.nullable(
    z.strictObject({
      outcome: z.enum(['kept', 'breached']),
      finding: z.string(),
      at: instant,
      evidence: z.array(Evidence),
    }),
  ),
}));

/** The matter's terms as the case keeps them. The long texts stand in the case's first event, word for word. */
export const MatterTerms = z.strictObject(
  () =>
    z.omit(MatterContent, {
      noticeText: true,
      letterText: true,
      contact: true,
      supervisionChannel: true,
    }).shape,
);
export type MatterTerms = z.infer<typeof MatterTerms>;

export const CommitmentCaseState = z.strictObject(() => ({
  stage: CommitmentStage,
  caseId: z.string(),
  subjectId: z.string(),
  subjectKind: SubjectKind,
  unitId: z.string(),
  regionId: z.string(),
  procedure: Procedure,
  matterId: z.string(),
  matterVersion: z.number(),
  matter: z.nullable(MatterTerms),
  ruleSetVersion: z.string(),
  profileVersion: z.string(),
  calendarVersion: z.string(),
  openedAt: instant,
  decidedAt: z.nullable(instant),
  /** When the decision was served (送达); the terms of what was promised begin then. */
  servedAt: z.nullable(instant),
  endedAt: z.nullable(instant),
  /** The applicant's answer to each condition of the matter. */
  answers: z.array(z.strictObject({ conditionId: z.string(), met: z.boolean() })),
  materials: z.array(MatterMaterial),
  commitment: z.nullable(SignedLetter),
  ineligible: z.array(IneligibleReason),
  decision: z.nullable(
    z.strictObject({ decisionNumber: z.nullable(z.string()), grantedBy: z.string(), automatic: z.boolean() }),
  ),
  refusal: z.nullable(z.strictObject({ reason: z.string(), toFix: z.string(), reviewRoute: z.string() })),
  deferred: z.array(DeferredMaterial),
  findings: z.array(MatterFinding),
  assistance: z.nullable(Assistance),
  verifications: z.array(CommitmentVerification),
  inspections: z.array(Inspection),
  breach: z.nullable(ReportedBreach),
  rectifications: z.array(Rectification),
  performance: z.nullable(Performance),
  /** Every document that officers named as evidence, also of a breach that was dismissed. */
  unitEvidence: z._default(z.array(z.string()), []),
  /** Those that a decision rests on: with it, the subject may see them. */
  servedEvidence: z._default(z.array(z.string()), []),
  /** The dishonesty record that the breach became. */
  recordId: z.nullable(z.string()),
  limits: z.record(z.string(), TimeLimit),
  items: z.record(z.string(), WorkItem),
  machine: Machine,
}));
export type CommitmentCaseState = z.infer<typeof CommitmentCaseState>;
