/** Commitment cases (告知承诺): applying for a matter, and what the parties of a case see. Served by `functions/api/commitment-cases`. */
import { commitmentCases } from '#domain/access/policy.ts';
import {
  CommitmentCaseState,
  CommitmentStage,
  Evidence,
  IneligibleReason,
  Procedure,
} from '#domain/commitment/state.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import {
  caseNotFound,
  commitmentMissing,
  commitmentTextChanged,
  conditionAnswerMissing,
  conditionNotMet,
  deferralNotAllowed,
  documentNotFound,
  materialMissing,
  materialUnknown,
  matterApplicationOpen,
  matterNotFound,
  matterVersionChanged,
  matterWithdrawn,
  representativeNotAllowed,
  signatureMismatch,
  signatureNotVerified,
  subjectNotFound,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { actions, TimeLimitView, WorkItemView } from './case-shapes.ts';
import { CommitmentCommandAnswer } from './commitment-answer.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant, Named, pageOf, pageQuery } from './shared.ts';

const { asks, commands, reads } = under(commitmentCases);

const caseId = z.strictObject({ caseId: Id });
const hash = described(z.string().check(z.length(64)), { description: '文本的校验值', example: 'a'.repeat(64) });

const Summary = {
  caseId: z.string(),
  subjectId: z.string(),
  subjectName: z.string(),
  unit: Named,
  regionId: z.string(),
  procedure: Procedure,
  matterId: z.string(),
  matterVersion: z.int(),
  matterName: z.string(),
  stage: CommitmentStage,
  stageLabel: z.string(),
  final: z.boolean(),
  openedAt: Instant,
  decidedAt: z.nullable(Instant),
  endedAt: z.nullable(Instant),
};

/** As the case holds it; asked for when an answer is built. */
const state = () => CommitmentCaseState.shape;
const evidence = described(z.array(z.object(Evidence.shape)), { description: '所依据的证据中可以查看的' });

/** What the parties of a case see. The applicant does not see who examined; a breach inside the authorities is theirs until decided. */
export const CommitmentCase = described(
  z.object(() => ({
    ...Summary,
    version: described(z.nullable(z.int()), { description: '申请人为 null：内部办理的进度不由版本透露' }),
    ruleSetVersion: z.string(),
    profileVersion: z.string(),
    calendarVersion: z.string(),
    servedAt: z.nullable(Instant),
    matter: state().matter,
    answers: state().answers,
    materials: state().materials,
    noticeText: z.string(),
    letterText: z.nullable(z.string()),
    commitment: z.nullable(
      z.object({
        commitmentId: z.string(),
        noticeHash: z.string(),
        letterHash: z.string(),
        method: z.string(),
        signedAt: Instant,
      }),
    ),
    ineligible: state().ineligible,
    decision: z.nullable(z.object({ decisionNumber: z.nullable(z.string()), automatic: z.boolean() })),
    refusal: state().refusal,
    deferred: state().deferred,
    findings: state().findings,
    assistingUnit: described(z.nullable(Named), {
      description: '事项约定的协助核查单位；没有约定，或者由申请人查看时为 null',
    }),
    assistance: z.nullable(
      z.object({
        unit: Named,
        question: z.string(),
        answer: z.nullable(z.object({ supported: z.boolean(), finding: z.string(), evidence })),
      }),
    ),
    verifications: z.array(
      z.object({
        method: z.string(),
        outcome: z.string(),
        at: Instant,
        finding: z.string(),
        evidence,
        principalId: z.optional(z.string()),
      }),
    ),
    inspections: z.array(
      z.object({
        drawId: z.string(),
        outcome: z.nullable(z.string()),
        finding: z.nullable(z.string()),
        evidence,
      }),
    ),
    breach: z.nullable(z.object({ breachKind: z.string(), finding: z.string(), unkept: z.string(), evidence })),
    rectifications: z.array(
      z.object({
        requirement: z.string(),
        orderedAt: Instant,
        statement: z.nullable(z.string()),
        evidence,
        submittedAt: z.nullable(Instant),
      }),
    ),
    performance: state().performance,
    recordId: state().recordId,
    limits: z.record(z.string(), TimeLimitView),
    items: z.array(WorkItemView),
    ...actions,
  })),
  { id: 'CommitmentCase', description: '一件告知承诺事项' },
);

export const previewCommitment = asks({
  operationId: 'previewCommitment',
  path: '/commitment-cases/preview',
  summary: '申请前查看告知书、承诺书和是否适用告知承诺',
  description: '所示文本及其校验值与提交时核对的完全一致；reasons 说明不适用的原因和依据，一般程序始终可以选择。',
  body: z.strictObject({ subjectId: Id, matterId: Id }),
  answer: z.object(() => ({
    matterId: z.string(),
    version: z.int(),
    notice: z.string(),
    letter: z.string(),
    noticeHash: hash,
    letterHash: hash,
    /** What is to be typed in confirmation. */
    signAs: z.string(),
    eligible: z.boolean(),
    reasons: z.array(IneligibleReason),
    /** Whether the person who asks may promise for the subject. */
    mayCommit: z.boolean(),
  })),
  problems: { subjectNotFound, matterNotFound, matterWithdrawn },
  example: { body: { subjectId: 'subject-1', matterId: 'hn-food-licence' } },
});

export const applyForMatter = commands({
  operationId: 'applyForMatter',
  path: '/commitment-cases',
  summary: '申请办理事项',
  description:
    'procedure 选择告知承诺或者一般程序。承诺须逐条回答条件，并对当前版本的告知书、承诺书签署：键入主体全称，或者提交电子签章。',
  body: z.strictObject(() => ({
    subjectId: Id,
    matterId: Id,
    matterVersion: z.int().check(z.positive()),
    procedure: Procedure,
    answers: z._default(z.array(z.strictObject({ conditionId: Id, met: z.boolean() })).check(z.maxLength(50)), []),
    materials: z._default(z.array(z.strictObject({ materialId: Id, documentId: Id })).check(z.maxLength(50)), []),
    deferredMaterialIds: z._default(z.array(Id).check(z.maxLength(20)), []),
    signature: z.optional(
      z.strictObject({
        noticeHash: hash,
        letterHash: hash,
        typedName: z.optional(plainText(200)),
        seal: described(
          z.optional(
            z.strictObject({ certificateId: Id, signature: z.string().check(z.minLength(1), z.maxLength(2000)) }),
          ),
          { description: '电子签章：证书编号和对承诺书校验值的签名（base64）' },
        ),
      }),
    ),
  })),
  answer: CommitmentCommandAnswer,
  status: 201,
  problems: {
    subjectNotFound,
    matterNotFound,
    matterWithdrawn,
    matterVersionChanged,
    matterApplicationOpen,
    conditionAnswerMissing,
    conditionNotMet,
    materialMissing,
    materialUnknown,
    deferralNotAllowed,
    documentNotFound,
    commitmentMissing,
    commitmentTextChanged,
    representativeNotAllowed,
    signatureMismatch,
    signatureNotVerified,
  },
  example: {
    body: {
      subjectId: 'subject-1',
      matterId: 'hn-food-licence',
      matterVersion: 1,
      procedure: 'commitment',
      answers: [{ conditionId: 'premises', met: true }],
      materials: [{ materialId: 'form', documentId: 'document-1' }],
      deferredMaterialIds: [],
      signature: { noticeHash: 'a'.repeat(64), letterHash: 'b'.repeat(64), typedName: '淮南市舜珩餐饮有限公司' },
    },
  },
});

export const listCommitmentCases = reads({
  operationId: 'listCommitmentCases',
  path: '/commitment-cases',
  summary: '本企业、本单位或本地区的告知承诺事项',
  description: '按申请时间从新到旧。协助核查的单位也能查到该事项。',
  query: z.strictObject(() => ({
    scope: described(z._default(z.enum(['mine', 'unit']), 'unit'), {
      description: 'mine：本企业；unit：本单位经办的（督办、审计人员为本地区，申请人为本企业）',
    }),
    stage: z.optional(CommitmentStage),
    ...pageQuery,
  })),
  answer: pageOf(z.object({ ...Summary, ...actions })),
});

export const readCommitmentCase = reads({
  operationId: 'readCommitmentCase',
  path: '/commitment-cases/{caseId}',
  summary: '查看告知承诺事项',
  params: caseId,
  answer: CommitmentCase,
  problems: { caseNotFound },
});
