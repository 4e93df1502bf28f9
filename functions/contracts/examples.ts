/**
 * Examples of what people send with each action on a case, and of which case. Apart from the contracts, because only the API's document
 * and the tests need them; other operations carry theirs.
 */
import type { CommitmentPersonCommandName } from '#domain/commitment/commands.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { PersonCommandName, personCommands } from '#domain/repair/commands.ts';
import { commitmentCaseActions } from './commitment-actions.ts';
import type { AnyContract } from './contract.ts';
import { caseActions } from './repair-actions.ts';

const item = { itemId: 'item-1', itemVersion: 1 };
const onRepairCases: { readonly [N in PersonCommandName]: z.input<(typeof personCommands)[N]> } = {
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

const kept = { outcome: 'kept', finding: '与承诺一致。', documentIds: [] };
const breach = { breachKind: 'notKept', finding: '未配备管理人员。', unkept: '配备食品安全管理人员', documentIds: [] };
const onCommitmentCases: Readonly<Record<CommitmentPersonCommandName, Record<string, unknown>>> = {
  grantMatter: { ...item, decisionNumber: '淮市监许〔2026〕9号', reason: '符合条件。' },
  refuseMatter: { ...item, reason: '场所不符合条件。', toFix: '更换经营场所后重新申请。' },
  submitDeferredMaterial: { ...item, documentIds: ['document-2'] },
  extendDeferredTerm: { ...item, workingDays: 5, reason: '检测机构排期。' },
  recordVerification: {
    ...item,
    result: kept,
    onSite: { inspectedOn: '2026-10-12', inspectors: ['market-verifier'], place: '经营场所' },
  },
  requestAssistance: { ...item, unitId: 'unit-hn-tax', question: '请协助核实纳税情况。' },
  answerAssistance: { ...item, supported: true, finding: '纳税正常。' },
  recordInspection: { ...item, result: kept },
  reportBreach: breach,
  orderRectification: { ...item, requirement: '限期配备食品安全管理人员。' },
  submitRectification: { ...item, statement: '已配备管理人员。', documentIds: [] },
  dismissBreach: { ...item, reason: '经审查不属于违诺。' },
  revokeDecision: {
    ...item,
    decisionNumber: '淮市监撤〔2026〕3号',
    reason: '逾期未整改。',
    severity: 'general',
    performance: 'partial',
    accountability: '撤销许可。',
  },
  withdrawCommitment: { reason: '改按一般程序申请。' },
};

const bodies: Readonly<Record<string, unknown>> = { ...onRepairCases, ...onCommitmentCases };
const caseIds = new Map<AnyContract, string>([
  ...caseActions.map((contract) => [contract, 'application-1-unit-hn-market'] as const),
  ...commitmentCaseActions.map((contract) => [contract, 'commitment-1'] as const),
]);

/** What somebody might send to the operation; undefined where there is nothing to send. */
export const exampleOf = (contract: AnyContract): AnyContract['example'] => {
  const caseId = caseIds.get(contract);
  return caseId === undefined ? contract.example : { params: { caseId }, body: bodies[contract.operationId] };
};
