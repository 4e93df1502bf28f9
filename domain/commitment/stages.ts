/**
 * The stages and actions of a commitment case (告知承诺) as data. The domain's refusals, the API's available actions, the machine's
 * routes, the state diagram in the docs and the tests all read these tables: a move that is not in them does not exist.
 */
import { type CaseAction, type CaseItem, type CaseStage, movesOf } from '../kernel/case-actions.ts';

export const commitmentStages = {
  applied: { label: '已申请', final: false },
  reviewing: { label: '审查中', final: false },
  granted: { label: '已准予', final: false },
  awaitingDocuments: { label: '待补交容缺材料', final: false },
  verifying: { label: '核查中', final: false },
  rectifying: { label: '限期整改中', final: false },
  fulfilled: { label: '已履行', final: true },
  notEligible: { label: '不适用告知承诺', final: true },
  refused: { label: '不予准予', final: true },
  withdrawn: { label: '已撤回', final: true },
  revoked: { label: '已撤销决定', final: true },
} as const satisfies Record<string, CaseStage>;

export type CommitmentStage = keyof typeof commitmentStages;
export const commitmentStageNames = Object.keys(commitmentStages) as [CommitmentStage, ...CommitmentStage[]];

/** Kinds of work items of a commitment case, by what is to be done. */
export const commitmentItems = {
  review: { label: '审查', role: 'approver' },
  submitDeferredMaterial: { label: '补交容缺材料', role: 'applicant' },
  handleLateMaterial: { label: '处理逾期未补交', role: 'verifier' },
  verifyCommitment: { label: '核查承诺', role: 'verifier' },
  answerAssistance: { label: '协助核查', role: 'verifier' },
  decideBreach: { label: '处理违诺', role: 'approver' },
  submitRectification: { label: '提交整改', role: 'applicant' },
  inspect: { label: '随机抽查', role: 'verifier' },
} as const satisfies Record<string, CaseItem>;

export type CommitmentItemKind = keyof typeof commitmentItems;
export type CommitmentAction = CaseAction<CommitmentStage, CommitmentItemKind>;

/** Where a case begins. */
export const commitmentEntries = {
  applyForMatter: { label: '申请办理事项', to: 'applied' },
} as const satisfies Record<string, { label: string; to: CommitmentStage }>;

const undecided = ['applied', 'reviewing'] as const;
/** Decided in the applicant's favour: what was promised can be found kept or broken. */
const promised = ['awaitingDocuments', 'verifying', 'rectifying', 'fulfilled'] as const;

export const commitmentActions = {
  // the workflow
  enterStage: {
    label: '进入环节',
    from: ['applied', 'reviewing', 'granted', 'awaitingDocuments', 'verifying', 'rectifying'],
    by: ['system'],
    // What needs no person happens at once: eligibility, a decision on the spot, verification by shared data or its exemption.
    to: {
      applied: ['notEligible', 'reviewing', 'granted'],
      granted: ['awaitingDocuments', 'verifying', 'fulfilled'],
      verifying: ['fulfilled'],
    },
  },
  restartMachine: {
    label: '重新启动流程',
    from: ['applied', 'reviewing', 'granted', 'awaitingDocuments', 'verifying', 'rectifying'],
    by: ['system'],
    to: [],
  },
  orderInspection: { label: '安排随机抽查', from: [...promised], by: ['system'], to: [] },
  // the decision
  grantMatter: { label: '准予', from: ['reviewing'], by: ['approver'], item: 'review', to: ['granted'] },
  refuseMatter: { label: '不予准予', from: ['reviewing'], by: ['approver'], item: 'review', to: ['refused'] },
  // documents that may follow
  submitDeferredMaterial: {
    label: '补交容缺材料',
    from: ['awaitingDocuments'],
    by: ['applicant'],
    item: 'submitDeferredMaterial',
    to: ['verifying'],
  },
  extendDeferredTerm: {
    label: '延长补交期限',
    from: ['awaitingDocuments'],
    by: ['verifier'],
    item: 'handleLateMaterial',
    to: [],
  },
  // verification
  recordVerification: {
    label: '登记核查结果',
    from: ['verifying'],
    by: ['verifier'],
    item: 'verifyCommitment',
    to: ['fulfilled'],
  },
  requestAssistance: {
    label: '请求协助核查',
    from: ['verifying'],
    by: ['verifier'],
    item: 'verifyCommitment',
    to: [],
  },
  answerAssistance: {
    label: '答复协助核查',
    from: ['verifying'],
    by: ['verifier'],
    item: 'answerAssistance',
    to: [],
  },
  recordInspection: { label: '登记抽查结果', from: [...promised], by: ['verifier'], item: 'inspect', to: [] },
  // breach
  reportBreach: { label: '报告违诺', from: [...promised], by: ['verifier', 'supervisor'], to: [] },
  orderRectification: {
    label: '责令限期整改',
    from: [...promised],
    by: ['approver'],
    item: 'decideBreach',
    to: ['rectifying'],
  },
  submitRectification: {
    label: '提交整改',
    from: ['rectifying'],
    by: ['applicant'],
    item: 'submitRectification',
    to: ['verifying'],
  },
  dismissBreach: {
    label: '不认定违诺',
    from: [...promised],
    by: ['approver'],
    item: 'decideBreach',
    to: { verifying: ['fulfilled'], rectifying: ['verifying'] },
  },
  revokeDecision: {
    label: '撤销决定',
    from: [...promised],
    by: ['approver'],
    item: 'decideBreach',
    to: ['revoked'],
  },
  // the applicant's way out
  withdrawCommitment: { label: '撤回申请', from: [...undecided], by: ['applicant'], to: ['withdrawn'] },
} as const satisfies Record<string, CommitmentAction>;

export type CommitmentActionName = keyof typeof commitmentActions;

/** Which action leads from which stage to which. */
export const commitmentMoves = () => movesOf<CommitmentStage, CommitmentActionName>(commitmentActions);
