/** 演示：修复之后核查修复承诺。承诺被违反，另一人查实后撤销修复，信息恢复公示，承诺的履行状态登记在册。 */
import { Trouble } from '../lib/say.ts';
import { type Chosen, clerk, enterprises } from './enterprises.ts';
import { act, offered, read, untilStage } from './on-case.ts';
import type { Stage } from './stage.ts';
import { uploadDocument } from './upload.ts';

interface Found {
  readonly recordId: string;
  readonly decisionNumber: string;
  readonly unit: { readonly id: string };
  readonly publication: { readonly reason: string } | null;
  readonly repairedByCaseId: string | null;
  readonly openCaseId: string | null;
  readonly mayFileNow: boolean | null;
}

/** Returns the id of the case. */
export const demonstrateFollowUp = async (stage: Stage): Promise<readonly string[]> => {
  const { enterprise, record } = await chooseRecord(stage);
  const caseId = await repair(stage, enterprise, record);
  const documentId = await report(stage, caseId);
  await revoke(stage, enterprise, caseId, record, documentId);
  await showRegister(stage, enterprise, caseId);
  return [caseId];
};

/** From the end of the list, so that the stories of promises find their enterprises at the beginning. */
const chooseRecord = async (stage: Stage): Promise<{ enterprise: Chosen; record: Found }> => {
  stage.scene('另一家企业有一条可以修复的失信信息');
  for (const enterprise of (await enterprises(stage)).toReversed()) {
    const { entries } = await stage.done(
      `读取 ${enterprise.name} 的失信信息`,
      stage.as(clerk).get(`/subjects/${enterprise.subjectId}/records?limit=50`),
    );
    const records = entries as readonly Found[];
    // Whose repair was revoked once is asked about before it may apply again.
    if (records.some(({ publication }) => publication?.reason === 'repairRevoked')) continue;
    const record = records.find(
      (one) =>
        one.unit.id === 'unit-hn-market' &&
        one.mayFileNow === true &&
        one.openCaseId === null &&
        one.repairedByCaseId === null,
    );
    if (record === undefined) continue;
    stage.say(`${enterprise.name}：${record.decisionNumber}`);
    return { enterprise, record };
  }
  throw new Trouble('样例企业的失信信息都已办过修复：请先运行 npm run reset 和 npm start，再运行本演示。');
};

const repair = async (stage: Stage, { subjectId, name }: Chosen, { recordId }: Found): Promise<string> => {
  stage.scene('企业签署修复承诺，信息得到修复');
  const letter = await stage.done(
    '阅读修复承诺书',
    stage.as(clerk).post('/applications/letter', { subjectId, recordIds: [recordId] }),
  );
  const { cases } = await stage.done(
    '签署承诺书，提交申请',
    stage.as(clerk).post('/applications', {
      subjectId,
      records: [{ recordId, documentIds: [] }],
      commitment: { letterVersion: letter.letterVersion, textHash: letter.textHash, typedName: name },
      documentIds: [],
    }),
  );
  const [{ caseId }] = cases;
  const accepting = await offered(stage, 'market-acceptor', caseId, 'accept');
  await stage.done(
    '周受理受理',
    act(stage, 'market-acceptor', caseId, 'accept', { ...accepting, opinion: '材料齐全，予以受理。' }),
  );
  const deciding = await offered(stage, 'market-approver', caseId, 'decide');
  const records = [{ recordId, outcome: 'granted', reason: '修复条件全部满足。' }];
  await stage.done('郑审批准予修复', act(stage, 'market-approver', caseId, 'decide', { ...deciding, records }));
  await untilStage(stage, clerk, caseId, 'concluded');
  return caseId;
};

const report = async (stage: Stage, caseId: string): Promise<string> => {
  stage.scene('办结之后核查修复承诺：没有履行，核查人带证据报告');
  const item = await offered(stage, 'market-both', caseId, 'reportCommitmentBreach');
  const documentId = await uploadDocument(stage, 'market-both', { caseId, fileName: '官网截图.pdf' });
  await stage.done(
    '冯双岗报告违诺',
    act(stage, 'market-both', caseId, 'report-commitment-breach', {
      ...item,
      ...{ breachKind: 'notKept', performance: 'none', unkept: '自觉接受监督，按月公示整改情况。' },
      finding: '官网和经营场所均没有公示。',
      documentIds: [documentId],
    }),
  );
  await stage.refused(
    '企业在决定之前查看该证据',
    stage.as(clerk).get(`/documents/${documentId}`),
    404,
    'documentUnknown',
  );
  return documentId;
};

const revoke = async (
  stage: Stage,
  { code }: Chosen,
  caseId: string,
  { decisionNumber }: Found,
  documentId: string,
): Promise<void> => {
  stage.scene('另一人查实：撤销修复，信息恢复公示，企业可以查看所依据的证据');
  const shown = async (): Promise<boolean> => {
    const { entries } = (await stage.as(clerk).get(`/public/records?code=${code}`)).body;
    return entries.some((one: { decisionNumber: string }) => one.decisionNumber === decisionNumber);
  };
  stage.expect('撤销之前公众查询不到该信息', !(await shown()));
  const pending = await offered(stage, 'market-approver', caseId, 'revoke');
  const reason = '违诺属实，修复所依据的承诺没有履行。';
  await stage.refused(
    '冯双岗（报告人）自己撤销',
    act(stage, 'market-both', caseId, 'revoke', { ...pending, reason }),
    403,
    'fourEyesViolated',
  );
  await stage.done('郑审批撤销修复', act(stage, 'market-approver', caseId, 'revoke', { ...pending, reason }));
  await untilStage(stage, clerk, caseId, 'revoked');
  stage.expect('公众又能查到该信息', await shown());
  await stage.done('企业打开该证据', stage.as(clerk).get(`/documents/${documentId}`));
};

/** The promise of the repair stands in the register with what became of it. */
const showRegister = async (stage: Stage, { code }: Chosen, caseId: string): Promise<void> => {
  stage.scene('公众查询该企业的信用承诺');
  const { commitment } = await stage.done('读取承诺编号', read(stage, clerk, caseId));
  const found = await stage.wait('等待登记履行状态', async () => {
    const { body } = await stage.as(clerk).get(`/public/commitments?code=${code}`);
    const one = body.entries.find(
      ({ commitmentId }: { commitmentId: string }) => commitmentId === commitment.commitmentId,
    );
    return one?.performance === 'none' ? one : undefined;
  });
  stage.say(`${found.commitmentCode}｜${found.typeLabel}｜${found.performanceLabel}`);
  stage.expect('修复承诺登记为全部未履行', found.type === 'creditRepair');
};
