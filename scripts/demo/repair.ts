/** 演示：一家企业、两个认定单位、四条失信信息，从查询到三个平台的最后一张回执。 */

import { Trouble } from '../lib/say.ts';
import { demoDecisions, demoTraining } from '../sample/named-penalties.ts';
import { demoEnterprise } from '../sample/world.ts';
import { act, offered, read } from './on-case.ts';
import type { Stage } from './stage.ts';
import { uploadDocument } from './upload.ts';

interface FoundRecord {
  readonly recordId: string;
  readonly decisionNumber: string;
  readonly explanation: {
    readonly eligible: boolean | null;
    readonly earliestFilingOn: string | null;
    readonly conditions: readonly Condition[];
  };
}
interface Condition {
  readonly code: string;
  readonly title: string;
  readonly met: boolean | null;
  readonly basis: string;
  readonly holdsFrom: string | null;
}

const clerk = 'clerk-zhang';
/** What the enterprise claims where no department has reported the correction. */
const claimedOn = '2026-08-05';

/** Runs the whole story; throws at the first thing that is not as it should be. Returns the ids of the two cases. */
export const demonstrateRepair = async (stage: Stage): Promise<readonly string[]> => {
  const subjectId = await findSubject(stage);
  const records = await showRecords(stage, subjectId);
  await control(stage, 'creditAnhui', 'down');
  const filed = await file(stage, subjectId, records);
  const market = `${filed.applicationId}-unit-hn-market`;
  const ecology = `${filed.applicationId}-unit-sz-ecology`;
  await supplement(stage, market, subjectId);
  await train(stage, ecology);
  await examine(stage, market, records);
  await decide(stage, market, ecology, records);
  await receive(stage, market, ecology, filed.applicationId);
  return [market, ecology];
};

const findSubject = async (stage: Stage): Promise<string> => {
  stage.scene('企业经办人登录，查看本企业名下的失信信息');
  const { entries } = await stage.done('读取我代表的主体', stage.as(clerk).get('/subjects'));
  const subject = entries.find((entry: { name: string }) => entry.name === demoEnterprise.name);
  stage.expect(`张经办代表 ${demoEnterprise.name} 办理`, subject !== undefined);
  return subject.subjectId;
};

type Records = Readonly<Record<keyof typeof demoDecisions, FoundRecord>>;

const showRecords = async (stage: Stage, subjectId: string): Promise<Records> => {
  const { entries } = await stage.done('读取失信信息', stage.as(clerk).get(`/subjects/${subjectId}/records?limit=50`));
  const found = Object.fromEntries(
    Object.entries(demoDecisions).map(([name, number]) => [
      name,
      entries.find((record: FoundRecord) => record.decisionNumber === number),
    ]),
  ) as unknown as Records;
  refuseSecondRun(found);
  for (const record of Object.values(found)) {
    stage.say(`${record.decisionNumber}：最早可于 ${record.explanation.earliestFilingOn ?? '（尚未纠正，未定）'} 申请`);
    for (const condition of record.explanation.conditions.filter((c) => c.met === false))
      stage.say(
        `    未满足：${condition.title}（依据 ${condition.basis}${condition.holdsFrom ? `，${condition.holdsFrom} 起满足` : ''}）`,
      );
  }
  stage.expect(
    '其中一条最早要到 2026-11-21 才能申请',
    found.notYetEligible.explanation.earliestFilingOn === '2026-11-21',
  );
  return found;
};

/** The story needs the records as they were loaded: a repaired one cannot be repaired again. */
const refuseSecondRun = (found: Records): void => {
  const missing = Object.values(found).some((record) => record === undefined);
  if (missing || found.eligible.explanation === null)
    throw new Trouble(
      '演示企业的失信信息已在上一次演示中修复：请先运行 npm run reset 和 npm start，再运行 npm run demo。',
    );
};

const file = async (stage: Stage, subjectId: string, records: Records): Promise<{ applicationId: string }> => {
  stage.scene('一次申请：先连同未到期的一条提交，再去掉它提交');
  const all = [records.eligible, records.factMissing, records.eligibleInSuzhou, records.notYetEligible];
  const refusal = await stage.refused('连同未到期的一条提交', submit(stage, subjectId, all, []), 422, 'notYetEligible');
  const [blocked] = refusal.records;
  stage.say(
    `原因：${blocked.decisionNumber} 未满足 ${blocked.unmet.join('、')}，最早 ${blocked.earliestFilingOn} 可申请`,
  );
  const proof = await uploadDocument(stage, clerk, {
    subjectId,
    kind: 'proofOfCorrection',
    recordId: records.eligible.recordId,
    fileName: '罚款缴纳凭证.pdf',
  });
  const filed = await stage.done(
    '签署承诺书，提交其余三条（两个认定单位）',
    submit(stage, subjectId, all.slice(0, 3), [proof]),
  );
  stage.say(`申请编号 ${filed.applicationId}，按“谁认定、谁修复”分为 ${filed.cases.length} 件`);
  await stage.refused('同一条信息再次申请', submit(stage, subjectId, [records.eligible], []), 409, 'recordInOpenCase');
  return filed;
};

/** Reads the letter, signs it by typing the enterprise's name, and files. */
const submit = async (
  stage: Stage,
  subjectId: string,
  records: readonly FoundRecord[],
  documentIds: readonly string[],
) => {
  const recordIds = records.map((record) => record.recordId);
  const letter = (await stage.as(clerk).post('/applications/letter', { subjectId, recordIds })).body;
  return stage.as(clerk).post('/applications', {
    subjectId,
    records: records.map(({ recordId, decisionNumber }) => ({
      recordId,
      documentIds: [],
      ...(decisionNumber === demoDecisions.factMissing && { correctedOn: claimedOn }),
    })),
    commitment: { letterVersion: letter.letterVersion, textHash: letter.textHash, typedName: demoEnterprise.name },
    documentIds,
  });
};

const supplement = async (stage: Stage, caseId: string, subjectId: string): Promise<void> => {
  stage.scene('淮南市市场监督管理局：一次性告知补正，企业补正后受理');
  const asked = await offered(stage, 'market-acceptor', caseId, 'requestSupplement');
  await stage.done(
    '周受理一次性告知补正内容',
    act(stage, 'market-acceptor', caseId, 'request-supplement', {
      ...asked,
      items: [{ what: '请补充整改完成的照片或验收材料。' }],
    }),
  );
  const item = await offered(stage, clerk, caseId, 'submitSupplement');
  const photo = await uploadDocument(stage, clerk, {
    subjectId,
    kind: 'proofOfCorrection',
    fileName: '整改验收材料.pdf',
  });
  await stage.done(
    '张经办提交补正',
    act(stage, clerk, caseId, 'submit-supplement', {
      ...item,
      answers: [{ itemId: '1', text: '已补充整改验收材料。', documentIds: [photo] }],
    }),
  );
  const accepting = await offered(stage, 'market-acceptor', caseId, 'accept');
  await stage.refused(
    '第二次要求补正',
    act(stage, 'market-acceptor', caseId, 'request-supplement', { ...accepting, items: [{ what: '再补一份。' }] }),
    409,
    'supplementAlreadyRequested',
  );
  await stage.done(
    '周受理受理',
    act(stage, 'market-acceptor', caseId, 'accept', { ...accepting, opinion: '材料齐全，予以受理。' }),
  );
};

const train = async (stage: Stage, caseId: string): Promise<void> => {
  stage.scene('宿州市生态环境局：材料齐全、共享数据一致，当场受理；该市要求专题培训');
  const step = await offered(stage, clerk, caseId, 'submitStep');
  await stage.done(
    `张经办提交培训证书 ${demoTraining.certificateNumber}`,
    act(stage, clerk, caseId, 'submit-step', {
      ...step,
      certificateNumber: demoTraining.certificateNumber,
      issuedOn: demoTraining.on,
    }),
  );
  const confirm = await offered(stage, 'sz-ecology-verifier', caseId, 'confirmStep');
  await stage.done('谢核查确认培训', act(stage, 'sz-ecology-verifier', caseId, 'confirm-step', confirm));
};

const examine = async (stage: Stage, caseId: string, records: Records): Promise<void> => {
  stage.scene('核查：部门数据缺一条整改验收，转由人核查');
  const item = await offered(stage, 'market-both', caseId, 'verify');
  const { body } = await read(stage, 'market-both', caseId);
  for (const finding of body.findings) stage.say(`部门数据：${finding.recordId.slice(0, 12)}… ${finding.result}`);
  await stage.done(
    '冯双岗完成核查：一条属实，一条整改不到位',
    act(stage, 'market-both', caseId, 'verify', {
      ...item,
      opinion: '一条已纠正，一条整改未通过验收。',
      records: [
        { recordId: records.eligible.recordId, supported: true, remark: '罚款已缴清，整改已验收。' },
        { recordId: records.factMissing.recordId, supported: false, remark: '现场查看，整改未完成。' },
      ],
    }),
  );
};

const decide = async (stage: Stage, market: string, ecology: string, records: Records): Promise<void> => {
  stage.scene('审批：承诺公示回执齐全后方可审批；核查人不得审批');
  const item = await offered(stage, 'market-approver', market, 'decide');
  const decision = {
    ...item,
    records: [
      { recordId: records.eligible.recordId, outcome: 'granted', reason: '修复条件全部满足。' },
      {
        recordId: records.factMissing.recordId,
        outcome: 'refused',
        reason: '整改未完成，不符合“失信行为已经纠正”的条件。',
        toFix: '完成整改并取得验收材料后可重新申请。',
      },
    ],
  };
  await stage.refused(
    '冯双岗（核查人）审批同一案件',
    act(stage, 'market-both', market, 'decide', decision),
    403,
    'fourEyesViolated',
  );
  await stage.done('郑审批部分准予：一条准予，一条不予', act(stage, 'market-approver', market, 'decide', decision));
  const suzhou = await offered(stage, 'sz-ecology-approver', ecology, 'decide');
  await stage.done(
    '邹审批准予修复',
    act(stage, 'sz-ecology-approver', ecology, 'decide', {
      ...suzhou,
      records: [{ recordId: records.eligibleInSuzhou.recordId, outcome: 'granted', reason: '条件满足，培训已完成。' }],
    }),
  );
  const { entries } = await stage.done('公众查询该企业', publicRecords(stage));
  const shown = (entries as FoundRecord[]).map((record) => record.decisionNumber);
  stage.expect(
    '决定一经作出，公众查询不再显示已修复的信息',
    !shown.includes(demoDecisions.eligible) && !shown.includes(demoDecisions.eligibleInSuzhou),
  );
  stage.expect('不予修复的信息继续公示', shown.includes(demoDecisions.factMissing));
};

const publicRecords = (stage: Stage) => stage.as(clerk).get(`/public/records?code=${demoEnterprise.uscc}`);

const receive = async (stage: Stage, market: string, ecology: string, applicationId: string): Promise<void> => {
  stage.scene('三个平台停止公示：信用安徽起初不通，恢复后补送，回执齐全才办结');
  const waiting = await stage.wait('等待其他平台的回执', async () => {
    const entries = await deliveries(stage, market);
    const failed = entries.some((d) => d.platformId === 'creditAnhui' && d.attempts > 0);
    const rest = entries.filter((d) => d.platformId !== 'creditAnhui');
    return failed && rest.every((d) => d.status === 'acknowledged') ? entries : undefined;
  });
  for (const entry of waiting) stage.say(`${entry.platformId}：${entry.status}，已尝试 ${entry.attempts} 次`);
  const { body } = await read(stage, clerk, market);
  stage.expect('回执未齐，事项仍为“终止公示中”', body.stage === 'stopping');
  await control(stage, 'creditAnhui', 'up');
  for (const caseId of [market, ecology]) {
    await stage.wait('等待最后一张回执', async () => {
      const { body: now } = await read(stage, clerk, caseId);
      return now.stage === 'concluded' ? now : undefined;
    });
  }
  stage.expect('两件都已办结', true);
  const progress = await stage.done('张经办查看进度', stage.as(clerk).get(`/applications/${applicationId}`));
  for (const one of progress.cases) stage.say(`${one.unitName}：${one.stageLabel}`);
};

interface ShownDelivery {
  readonly platformId: string;
  readonly status: string;
  readonly attempts: number;
  readonly effects: readonly string[];
}

const deliveries = async (stage: Stage, caseId: string): Promise<ShownDelivery[]> => {
  const { body } = await stage.as('auditor-hn').get(`/repair-cases/${caseId}/deliveries`);
  return (body.entries as ShownDelivery[]).filter((d) => !d.effects.includes('commitmentPublication'));
};

const control = async (stage: Stage, platformId: string, mode: 'up' | 'down'): Promise<void> => {
  const url = `${stage.info.receiverUrl}/control/${platformId}`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ mode }) });
  stage.expect(`平台 ${platformId} ${mode === 'down' ? '停止服务' : '恢复服务'}`, response.ok);
};
