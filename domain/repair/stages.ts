/**
 * The stages and actions of a repair case as data. The domain's refusals, the API's available actions, the machine's routes,
 * the state diagram in the docs and the tests all read this table: a move that is not in it does not exist.
 */
import { type CaseAction, type CaseItem, type CaseStage, movesOf } from '../kernel/case-actions.ts';

export const repairStages = {
  filed: { label: '已提交', final: false },
  accepting: { label: '受理中', final: false },
  supplementing: { label: '待补正', final: false },
  verifying: { label: '核查中', final: false },
  training: { label: '修复事项办理中', final: false },
  publicising: { label: '修复承诺公示中', final: false },
  deciding: { label: '审批中', final: false },
  stopping: { label: '终止公示中', final: false },
  concluded: { label: '已办结', final: true },
  notAccepted: { label: '不予受理', final: true },
  refused: { label: '不予修复', final: true },
  withdrawn: { label: '已撤件', final: true },
  revoked: { label: '已撤销修复', final: true },
} as const satisfies Record<string, CaseStage>;

export type RepairStage = keyof typeof repairStages;
export const repairStageNames = Object.keys(repairStages) as [RepairStage, ...RepairStage[]];

/** Kinds of work items of a repair case, by what is to be done. */
export const repairItems = {
  accept: { label: '受理', role: 'acceptor' },
  supplement: { label: '补正', role: 'applicant' },
  verify: { label: '核查', role: 'verifier' },
  submitStep: { label: '提交修复事项证明', role: 'applicant' },
  confirmStep: { label: '确认修复事项', role: 'verifier' },
  decide: { label: '审批', role: 'approver' },
  answerQuestion: { label: '确认规则事项', role: 'approver' },
  confirmRevocation: { label: '审查撤销事由', role: 'approver' },
  chaseReceipt: { label: '督促回执', role: 'supervisor' },
  followUpCommitment: { label: '核查修复承诺', role: 'verifier' },
} as const satisfies Record<string, CaseItem>;

export type RepairItemKind = keyof typeof repairItems;

export type RepairAction = CaseAction<RepairStage, RepairItemKind>;

/** Where a case begins: filed by its subject, or with a repair that a department has decided elsewhere. */
export const repairEntries = {
  openCase: { label: '申请立案', to: 'filed' },
  reportRepair: { label: '报送已作出的修复', to: 'stopping' },
} as const satisfies Record<string, { label: string; to: RepairStage }>;

const open = ['filed', 'accepting', 'supplementing', 'verifying', 'training', 'publicising', 'deciding'] as const;
const examined = ['verifying', 'training', 'publicising', 'deciding'] as const;

export const repairActions = {
  // the workflow
  enterStage: {
    label: '进入环节',
    from: [...open, 'stopping'],
    by: ['system'],
    // What needs no person happens at once: acceptance on the spot, verification by shared data.
    to: {
      filed: ['accepting', 'verifying'],
      accepting: ['verifying'],
      verifying: ['training', 'publicising', 'deciding'],
    },
  },
  confirmCommitmentPublication: {
    label: '承诺公示回执齐全',
    from: ['publicising'],
    by: ['system'],
    to: ['deciding'],
  },
  completeEffect: { label: '平台回执齐全', from: ['stopping'], by: ['system'], to: ['concluded'] },
  restartMachine: { label: '重新启动流程', from: [...open, 'stopping'], by: ['system'], to: [] },
  // accepting
  accept: { label: '受理', from: ['accepting'], by: ['acceptor'], item: 'accept', to: ['verifying'] },
  refuseAcceptance: {
    label: '不予受理',
    from: ['accepting'],
    by: ['acceptor'],
    item: 'accept',
    to: ['notAccepted'],
  },
  requestSupplement: {
    label: '一次性告知补正',
    from: ['accepting'],
    by: ['acceptor'],
    item: 'accept',
    to: ['supplementing'],
  },
  submitSupplement: {
    label: '提交补正',
    from: ['supplementing'],
    by: ['applicant'],
    item: 'supplement',
    to: ['accepting'],
  },
  // examining
  verify: {
    label: '核查',
    from: ['verifying'],
    by: ['verifier'],
    item: 'verify',
    to: ['training', 'publicising', 'deciding'],
  },
  planStep: { label: '增加修复事项', from: ['verifying', 'training'], by: ['verifier'], to: [] },
  submitStep: {
    label: '提交修复事项证明',
    from: ['verifying', 'training'],
    by: ['applicant'],
    item: 'submitStep',
    to: [],
  },
  confirmStep: {
    label: '确认修复事项',
    from: ['verifying', 'training'],
    by: ['verifier'],
    item: 'confirmStep',
    to: { training: ['publicising', 'deciding'] },
  },
  returnStep: {
    label: '退回修复事项证明',
    from: ['verifying', 'training'],
    by: ['verifier'],
    item: 'confirmStep',
    to: [],
  },
  // No source says how long an applicant may take, so no clock ends the wait: an officer does, with a reason.
  closeSupplement: {
    label: '不再等待补正',
    from: ['supplementing'],
    by: ['acceptor'],
    to: ['accepting'],
  },
  closeSteps: {
    label: '不再等待修复事项',
    from: ['training'],
    by: ['verifier'],
    to: ['publicising', 'deciding'],
  },
  extend: { label: '延期', from: [...examined], by: ['verifier', 'approver'], to: [] },
  answerQuestion: {
    label: '答复待确认事项',
    from: [...open],
    by: ['approver'],
    item: 'answerQuestion',
    to: [],
  },
  decide: { label: '审批', from: ['deciding'], by: ['approver'], item: 'decide', to: ['stopping', 'refused'] },
  // the applicant's way out
  withdraw: { label: '撤件', from: [...open], by: ['applicant'], to: ['withdrawn'] },
  // after the grant
  reportFalseMaterial: {
    label: '报告虚假材料',
    from: ['stopping', 'concluded'],
    by: ['verifier', 'supervisor'],
    to: [],
  },
  revoke: {
    label: '撤销修复',
    from: ['stopping', 'concluded'],
    by: ['approver'],
    item: 'confirmRevocation',
    to: { stopping: ['revoked', 'concluded'], concluded: ['revoked'] },
  },
  dismissFalseMaterial: {
    label: '不予撤销',
    from: ['stopping', 'concluded'],
    by: ['approver'],
    item: 'confirmRevocation',
    to: [],
  },
  // after the effects: the promise the repair rests on
  confirmCommitmentKept: {
    label: '确认承诺已履行',
    from: ['concluded'],
    by: ['verifier'],
    item: 'followUpCommitment',
    to: [],
  },
  reportCommitmentBreach: {
    label: '报告违诺',
    from: ['concluded'],
    by: ['verifier'],
    item: 'followUpCommitment',
    to: [],
  },
  followUpReceipt: {
    label: '督促回执',
    from: ['stopping'],
    by: ['supervisor'],
    item: 'chaseReceipt',
    to: [],
  },
} as const satisfies Record<string, RepairAction>;

export type RepairActionName = keyof typeof repairActions;

/** Which action leads from which stage to which. */
export const repairMoves = () => movesOf<RepairStage, RepairActionName>(repairActions);
