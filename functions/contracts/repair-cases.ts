/** Repair cases: what their parties see and every action a person can take. Served by `functions/api/cases`. */
import { repairCases } from '#domain/access/policy.ts';
import { repairActionRules } from '#domain/access/repair-actions.ts';
import { Performance } from '#domain/commitment/performance.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import {
  alreadyExtended,
  answerNotAllowed,
  caseNotFound,
  commitmentNotPublished,
  conditionsNotMet,
  decisionDateInFuture,
  decisionDateTooEarly,
  documentNotFound,
  duplicateRecord,
  evidenceDateInFuture,
  evidenceDateTooEarly,
  fourEyesViolated,
  limitAlreadyPassed,
  nothingToRevoke,
  nothingToWithdraw,
  outcomesIncomplete,
  type Problems,
  questionNotFound,
  questionOpen,
  recordAlreadyRepaired,
  recordInOpenCase,
  recordNotFound,
  recordOfOtherSubject,
  revocationPending,
  stepAlreadyConfirmed,
  stepNotFound,
  subjectNotFound,
  supplementAlreadyRequested,
  supplementIncomplete,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { type PersonCommandName, personCommands } from '#domain/repair/commands.ts';
import { repairActions } from '#domain/repair/stages.ts';
import {
  BodyDecision,
  CaseRecord,
  CommitmentBreach,
  Finding,
  Material,
  Question,
  RepairStage,
  RepairStep,
  Verification,
} from '#domain/repair/state.ts';
import { caseActionContracts } from './case-actions.ts';
import { actions, TimeLimitView, WorkItemView } from './case-shapes.ts';
import { under } from './contract.ts';
import { Delivery } from './deliveries.ts';
import { described } from './described.ts';
import { Explanation } from './explanation.ts';
import { Id, Instant, LegalDate, Named, pageOf, pageQuery } from './shared.ts';
import { timelineContract, timelineExportContract } from './timeline.ts';

const { commands, reads } = under(repairCases);

const caseId = z.strictObject({ caseId: Id });

const Summary = {
  caseId: z.string(),
  applicationId: z.nullable(z.string()),
  subjectId: z.string(),
  subjectName: z.string(),
  unit: Named,
  regionId: z.string(),
  stage: RepairStage,
  stageLabel: z.string(),
  final: z.boolean(),
  receivedAt: Instant,
  openedAt: Instant,
  decidedAt: z.nullable(Instant),
  endedAt: z.nullable(Instant),
};

/** How a command on a case is answered: where the case stands now and what the person can do next. */
export const CaseCommandAnswer = described(
  z.object(() => ({
    caseId: z.string(),
    version: z.int(),
    stage: RepairStage,
    stageLabel: z.string(),
    records: z.array(z.object({ recordId: z.string(), outcome: z.string() })),
    ...actions,
  })),
  { id: 'CaseCommandAnswer', description: '办理结果：事项现状和接下来可办的操作' },
);

const withoutPrincipal = <S extends z.core.$ZodShape>(shape: S) => ({
  ...shape,
  /** Who it was is for the authorities, not for the applicant. */
  principalId: z.optional(z.string()),
});

/** What the parties of a case see. Of natural persons only masked names occur; the applicant does not see who examined. */
export const RepairCase = described(
  z.object(() => ({
    ...Summary,
    version: z.int(),
    origin: z.enum(['application', 'reported']),
    ruleSetVersion: z.string(),
    profileVersion: z.string(),
    calendarVersion: z.string(),
    acceptedAt: z.nullable(Instant),
    records: z.array(z.object({ ...CaseRecord.shape, explanation: Explanation })),
    materials: z.array(z.object(Material.shape)),
    commitment: z.nullable(
      z.object({ commitmentId: z.string(), letterVersion: z.string(), textHash: z.string(), signedAt: Instant }),
    ),
    commitmentPublishedAt: z.nullable(Instant),
    bodies: z.array(Named),
    questions: z.array(z.object(Question.shape)),
    steps: z.array(z.object(RepairStep.shape)),
    findings: z.array(z.object(Finding.shape)),
    supplement: z.nullable(
      z.object({
        items: z.array(z.object({ id: z.string(), recordId: z.optional(z.string()), what: z.string() })),
        requestedAt: Instant,
        answeredAt: z.nullable(Instant),
      }),
    ),
    verifications: z.array(z.object(withoutPrincipal(z.omit(Verification, { principalId: true }).shape))),
    decisions: z.array(z.object(withoutPrincipal(z.omit(BodyDecision, { principalId: true }).shape))),
    limits: z.record(z.string(), TimeLimitView),
    extended: z.boolean(),
    falseMaterial: z.nullable(
      z.object({
        recordIds: z.array(z.string()),
        finding: z.string(),
        documentIds: z.array(z.string()),
        breach: z.optional(z.object(CommitmentBreach.shape)),
      }),
    ),
    commitmentPerformance: described(z.nullable(z.object(Performance.shape)), {
      description: '修复后核查所得的承诺履行状态；null：尚未核查',
    }),
    items: z.array(WorkItemView),
    ...actions,
  })),
  { id: 'RepairCase', description: '一件信用修复事项' },
);

export const readRepairCase = reads({
  operationId: 'readRepairCase',
  path: '/repair-cases/{caseId}',
  summary: '查看信用修复事项',
  params: caseId,
  answer: RepairCase,
  problems: { caseNotFound },
});

export const listRepairCases = reads({
  operationId: 'listRepairCases',
  path: '/repair-cases',
  summary: '本企业、本单位或本地区的信用修复事项',
  description: '按立案时间从新到旧。参加联审的单位也能查到该事项，办结后仍可查到。',
  query: z.strictObject(() => ({
    scope: described(z._default(z.enum(['mine', 'unit']), 'unit'), {
      description: 'mine：本企业；unit：本单位经办的（督办、审计人员为本地区，申请人为本企业）',
    }),
    stage: z.optional(RepairStage),
    ...pageQuery,
  })),
  answer: pageOf(
    z.object(() => ({
      ...Summary,
      records: z.array(z.object({ recordId: z.string(), decisionNumber: z.string(), outcome: z.string() })),
      ...actions,
    })),
  ),
});

export const readTimeline = timelineContract(reads, 'readTimeline', '/repair-cases');
export const exportTimeline = timelineExportContract(reads, 'exportTimeline', '/repair-cases');

export const listCaseDeliveries = reads({
  operationId: 'listCaseDeliveries',
  path: '/repair-cases/{caseId}/deliveries',
  summary: '事项的平台投递和回执',
  params: caseId,
  answer: z.object({ entries: z.array(Delivery) }),
  problems: { caseNotFound },
});

export const reportRepair = commands({
  operationId: 'reportRepair',
  path: '/repair-cases',
  summary: '报送已在别处作出的修复决定',
  description: '认定单位把已作出的修复决定报送本平台，事项直接进入终止公示环节。',
  body: z.strictObject(() => ({
    subjectId: Id,
    recordIds: z.array(Id).check(z.minLength(1), z.maxLength(20)),
    decisionReference: described(plainText(200), { example: '淮市监信修〔2026〕12号' }),
    decidedOn: LegalDate,
  })),
  answer: CaseCommandAnswer,
  status: 201,
  problems: {
    subjectNotFound,
    recordNotFound,
    recordOfOtherSubject,
    recordAlreadyRepaired,
    recordInOpenCase,
    duplicateRecord,
    decisionDateInFuture,
    decisionDateTooEarly,
  },
  example: {
    body: {
      subjectId: 'subject-1',
      recordIds: ['record-1'],
      decisionReference: '淮市监信修〔2026〕12号',
      decidedOn: '2026-10-09',
    },
  },
});

const further: Readonly<Record<PersonCommandName, Problems>> = {
  accept: { questionOpen, conditionsNotMet },
  refuseAcceptance: { questionOpen },
  requestSupplement: { supplementAlreadyRequested, recordNotFound },
  submitSupplement: { supplementIncomplete, documentNotFound },
  verify: { outcomesIncomplete, documentNotFound },
  planStep: { stepNotFound },
  submitStep: { stepNotFound, stepAlreadyConfirmed, evidenceDateInFuture, evidenceDateTooEarly, documentNotFound },
  confirmStep: {},
  returnStep: {},
  closeSupplement: {},
  closeSteps: {},
  extend: { alreadyExtended, limitAlreadyPassed },
  answerQuestion: { questionNotFound, answerNotAllowed },
  decide: { fourEyesViolated, questionOpen, outcomesIncomplete, commitmentNotPublished, conditionsNotMet },
  withdraw: { nothingToWithdraw },
  reportFalseMaterial: { nothingToRevoke, documentNotFound },
  revoke: { nothingToRevoke, fourEyesViolated },
  dismissFalseMaterial: { fourEyesViolated },
  confirmCommitmentKept: { revocationPending, documentNotFound },
  reportCommitmentBreach: { revocationPending, documentNotFound },
  followUpReceipt: {},
};

const item = { itemId: 'item-1', itemVersion: 1 };
const examples: { readonly [N in PersonCommandName]: z.input<(typeof personCommands)[N]> } = {
  accept: { ...item, opinion: '材料齐全，符合受理条件。' },
  refuseAcceptance: { ...item, reason: '该信息未达最短公示期。', toFix: '2026年11月1日后重新申请。' },
  requestSupplement: { ...item, items: [{ recordId: 'record-1', what: '请补充罚款缴纳凭证。' }] },
  submitSupplement: { ...item, answers: [{ itemId: '1', text: '已补充缴款凭证。', documentIds: ['document-2'] }] },
  verify: {
    ...item,
    opinion: '经核查，违法行为已纠正。',
    records: [{ recordId: 'record-1', supported: true, remark: '罚款已缴清。' }],
  },
  planStep: { way: 'training', reason: '建议参加信用修复培训。' },
  submitStep: { ...item, certificateNumber: 'PX-2026-0001', issuedOn: '2026-10-12', documentIds: [] },
  confirmStep: item,
  returnStep: { ...item, reason: '证书编号查无记录，请重新提交。' },
  closeSupplement: { reason: '催告后仍未补正。' },
  closeSteps: { reason: '催告后仍未提交培训证书。' },
  extend: { workingDays: 10, reason: '需向外地单位核实情况。' },
  answerQuestion: { ...item, answer: 'ndrc36', reason: '认定日期在新办法施行之后。' },
  decide: { ...item, records: [{ recordId: 'record-1', outcome: 'granted', reason: '符合修复条件。' }] },
  withdraw: { recordIds: ['record-1'], reason: '暂不申请。' },
  reportFalseMaterial: { recordIds: ['record-1'], finding: '缴款凭证系伪造。', documentIds: [] },
  revoke: { ...item, reason: '查实提交虚假材料。' },
  dismissFalseMaterial: { ...item, reason: '经审查材料真实。' },
  confirmCommitmentKept: { ...item, finding: '现场核对，承诺事项均已履行。' },
  reportCommitmentBreach: {
    ...item,
    breachKind: 'notKept',
    performance: 'partial',
    unkept: '承诺按月公示检测结果，仅公示一次。',
    finding: '官网和现场均无后两个月的检测结果。',
    documentIds: [],
  },
  followUpReceipt: { ...item, remark: '已电话督促，对方答复今日办结。' },
};

/** One operation per action a person can take, named and described by the case's own data. */
export const caseActions = caseActionContracts({
  path: '/repair-cases',
  rules: repairActionRules,
  actions: repairActions,
  bodies: personCommands,
  answer: CaseCommandAnswer,
  problems: further,
  examples,
  caseId: 'application-1-unit-hn-market',
});
