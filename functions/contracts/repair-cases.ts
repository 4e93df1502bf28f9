/** Repair cases: what their parties see and every action a person can take. Served by `functions/api/cases`. */
import * as z from 'zod';
import { repairActionNames } from '#domain/access/policy.ts';
import type { ProblemCode } from '#domain/kernel/problems.ts';
import { type PersonCommandName, personCommands } from '#domain/repair/commands.ts';
import { repairActions } from '#domain/repair/stages.ts';
import {
  BodyDecision,
  CaseRecord,
  Finding,
  Material,
  Question,
  RepairStep,
  Verification,
} from '#domain/repair/state.ts';
import { type Contract, commands, type nothing, reads } from './contract.ts';
import { Delivery } from './deliveries.ts';
import { Explanation } from './records.ts';
import {
  actions,
  CaseCommandAnswer,
  Id,
  Instant,
  LegalDate,
  Named,
  pageOf,
  pageQuery,
  plainText,
  RepairStage,
  TimeLimitView,
  WorkItemView,
} from './shared.ts';

const caseId = z.strictObject({ caseId: Id });

const Summary = {
  caseId: z.string(),
  applicationId: z.string().nullable(),
  subjectId: z.string(),
  subjectName: z.string(),
  unit: Named,
  regionId: z.string(),
  stage: RepairStage,
  stageLabel: z.string(),
  final: z.boolean(),
  receivedAt: Instant,
  openedAt: Instant,
};

const withoutPrincipal = <S extends z.ZodRawShape>(shape: S) => ({
  ...shape,
  /** Who it was is for the authorities, not for the applicant. */
  principalId: z.string().optional(),
});

/** What the parties of a case see. Of natural persons only masked names occur; the applicant does not see who examined. */
export const RepairCase = z
  .object({
    ...Summary,
    version: z.number().int(),
    origin: z.enum(['application', 'reported']),
    ruleSetVersion: z.string(),
    profileVersion: z.string(),
    calendarVersion: z.string(),
    acceptedAt: Instant.nullable(),
    decidedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    records: z.array(z.object({ ...CaseRecord.shape, explanation: Explanation })),
    materials: z.array(z.object(Material.shape)),
    commitment: z
      .object({ commitmentId: z.string(), letterVersion: z.string(), textHash: z.string(), signedAt: Instant })
      .nullable(),
    commitmentPublishedAt: Instant.nullable(),
    bodies: z.array(Named),
    questions: z.array(z.object(Question.shape)),
    steps: z.array(z.object(RepairStep.shape)),
    findings: z.array(z.object(Finding.shape)),
    supplement: z
      .object({
        items: z.array(z.object({ id: z.string(), recordId: z.string().optional(), what: z.string() })),
        requestedAt: Instant,
        answeredAt: Instant.nullable(),
      })
      .nullable(),
    verifications: z.array(z.object(withoutPrincipal(Verification.omit({ principalId: true }).shape))),
    decisions: z.array(z.object(withoutPrincipal(BodyDecision.omit({ principalId: true }).shape))),
    limits: z.record(z.string(), TimeLimitView),
    extended: z.boolean(),
    falseMaterial: z.object({ recordIds: z.array(z.string()), finding: z.string() }).nullable(),
    items: z.array(WorkItemView),
    ...actions,
  })
  .meta({ id: 'RepairCase', description: '一件信用修复事项' });

export const readRepairCase = reads({
  operationId: 'readRepairCase',
  path: '/repair-cases/{caseId}',
  summary: '查看信用修复事项',
  params: caseId,
  answer: RepairCase,
  problems: ['caseNotFound'],
});

export const listRepairCases = reads({
  operationId: 'listRepairCases',
  path: '/repair-cases',
  summary: '本企业、本单位或本地区的信用修复事项',
  description: '按立案时间从新到旧。参加联审的单位也能查到该事项，办结后仍可查到。',
  query: z.strictObject({
    scope: z
      .enum(['mine', 'unit'])
      .default('unit')
      .meta({ description: 'mine：本企业；unit：本单位经办的（督办、审计人员为本地区，申请人为本企业）' }),
    stage: RepairStage.optional(),
    ...pageQuery,
  }),
  answer: pageOf(
    z.object({
      ...Summary,
      records: z.array(z.object({ recordId: z.string(), decisionNumber: z.string(), outcome: z.string() })),
      ...actions,
    }),
  ),
});

const Change = z.object({
  path: z.string().meta({ description: 'JSON 指针', example: '/stage' }),
  before: z.unknown(),
  after: z.unknown(),
});

export const readTimeline = reads({
  operationId: 'readTimeline',
  path: '/repair-cases/{caseId}/timeline',
  summary: '办理全程留痕',
  description:
    '按序列出每个事件：谁、以何岗位、何单位、何时、何操作、依据哪条规则、材料校验值、变更前后的值。chain 说明哈希链是否完整。',
  params: caseId,
  answer: z.object({
    caseId: z.string(),
    chain: z.object({
      verified: z.boolean(),
      events: z.number().int(),
      headHash: z.string(),
      firstBad: z.object({ sequence: z.number().int(), reason: z.string() }).nullable(),
    }),
    events: z.array(
      z.object({
        sequence: z.number().int(),
        id: z.string(),
        type: z.string(),
        occurredAt: Instant,
        recordedAt: Instant,
        actor: z.object({
          principalId: z.string(),
          role: z.string(),
          unitId: z.string().nullable(),
          name: z.string().nullable(),
        }),
        command: z.object({ name: z.string(), id: z.string() }),
        rules: z.array(z.object({ rule: z.string(), clause: z.string() })),
        documents: z.array(z.object({ documentId: z.string(), sha256: z.string() })),
        changes: z.array(Change),
        hash: z.string(),
        prevHash: z.string(),
        algorithm: z.string(),
      }),
    ),
  }),
  problems: ['caseNotFound'],
});

export const listCaseDeliveries = reads({
  operationId: 'listCaseDeliveries',
  path: '/repair-cases/{caseId}/deliveries',
  summary: '事项的平台投递和回执',
  params: caseId,
  answer: z.object({ entries: z.array(Delivery) }),
  problems: ['caseNotFound'],
});

export const reportRepair = commands({
  operationId: 'reportRepair',
  path: '/repair-cases',
  summary: '报送已在别处作出的修复决定',
  description: '认定单位把已作出的修复决定报送本平台，事项直接进入终止公示环节。',
  body: z.strictObject({
    subjectId: Id,
    recordIds: z.array(Id).min(1).max(20),
    decisionReference: plainText(200).meta({ example: '淮市监信修〔2026〕12号' }),
    decidedOn: LegalDate,
  }),
  answer: CaseCommandAnswer,
  status: 201,
  problems: [
    'subjectNotFound',
    'recordNotFound',
    'recordOfOtherSubject',
    'recordAlreadyRepaired',
    'recordInOpenCase',
    'duplicateRecord',
    'decisionDateInFuture',
    'decisionDateTooEarly',
  ],
  example: {
    body: {
      subjectId: 'subject-1',
      recordIds: ['record-1'],
      decisionReference: '淮市监信修〔2026〕12号',
      decidedOn: '2026-10-09',
    },
  },
});

type CommandSchema<N extends PersonCommandName> = (typeof personCommands)[N];

/** The domain's own schema without the action's name, which stands in the path. */
const bodyOf = (name: PersonCommandName): z.ZodObject => (personCommands[name] as z.ZodObject).omit({ type: true });

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const onItem = [
  'itemNotFound',
  'itemClosed',
  'itemClaimedByOther',
  'staleVersion',
] as const satisfies readonly ProblemCode[];
const always = ['caseNotFound', 'actionNotAvailable', 'ownCase'] as const satisfies readonly ProblemCode[];

const further: Readonly<Record<PersonCommandName, readonly ProblemCode[]>> = {
  accept: ['questionOpen', 'conditionsNotMet'],
  refuseAcceptance: ['questionOpen'],
  requestSupplement: ['supplementAlreadyRequested', 'recordNotFound'],
  submitSupplement: ['supplementIncomplete', 'documentNotFound'],
  verify: ['outcomesIncomplete'],
  planStep: ['stepNotFound'],
  submitStep: [
    'stepNotFound',
    'stepAlreadyConfirmed',
    'evidenceDateInFuture',
    'evidenceDateTooEarly',
    'documentNotFound',
  ],
  confirmStep: [],
  returnStep: [],
  closeSupplement: [],
  closeSteps: [],
  extend: ['alreadyExtended', 'limitAlreadyPassed'],
  answerQuestion: ['questionNotFound', 'answerNotAllowed'],
  decide: ['fourEyesViolated', 'questionOpen', 'outcomesIncomplete', 'commitmentNotPublished', 'conditionsNotMet'],
  withdraw: ['nothingToWithdraw'],
  reportFalseMaterial: ['nothingToRevoke', 'documentNotFound'],
  revoke: ['nothingToRevoke', 'fourEyesViolated'],
  dismissFalseMaterial: ['fourEyesViolated'],
  followUpReceipt: [],
};

const item = { itemId: 'item-1', itemVersion: 1 };
const examples: { readonly [N in PersonCommandName]: Omit<z.input<CommandSchema<N>>, 'type'> } = {
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
  followUpReceipt: { ...item, remark: '已电话督促，对方答复今日办结。' },
};

export type CaseActionContract = Contract<typeof caseId, typeof nothing, z.ZodObject, typeof CaseCommandAnswer>;

/** One operation per action a person can take, named and described by the case's own data. */
export const caseActions: readonly CaseActionContract[] = repairActionNames.map((name) =>
  commands({
    operationId: name,
    path: `/repair-cases/{caseId}/${kebab(name)}`,
    summary: repairActions[name].label,
    description: `可办环节和岗位见事项的 availableActions。${'item' in repairActions[name] ? '须写明待办编号和所见版本。' : ''}`,
    params: caseId,
    body: bodyOf(name),
    answer: CaseCommandAnswer,
    problems: [...always, ...('item' in repairActions[name] ? onItem : []), ...further[name]],
    example: { params: { caseId: 'application-1-unit-hn-market' }, body: examples[name] },
  }),
);
