/** 演示：告知承诺，从事项目录到一项承诺被违反、决定被撤销、主体不再适用告知承诺。每次用一家尚未受限的企业。 */
import { shanghaiDate } from '#domain/calendar/dates.ts';
import { Trouble } from '../lib/say.ts';
import { benchEnterprises, demoEnterprise } from '../sample/world.ts';
import { apply, prepare, preview } from './matter-application.ts';
import type { Stage } from './stage.ts';
import { uploadDocument } from './upload.ts';

const clerk = 'clerk-bench';
const matters = {
  residence: 'hn-enterprise-residence',
  transport: 'hn-passenger-transport',
  food: 'hn-food-licence',
  /** Takes no representative. */
  personal: 'hn-exam-registration',
} as const;

interface Chosen {
  readonly subjectId: string;
  readonly name: string;
  readonly code: string;
}

/** Runs the whole story; throws at the first thing that is not as it should be. Returns what the audit is to verify. */
export const demonstrateCommitment = async (stage: Stage): Promise<readonly string[]> => {
  await showCatalogue(stage);
  const enterprise = await choose(stage);
  await refuseRepresentative(stage);
  const residence = await decideOnTheSpot(stage, enterprise);
  const transport = await grantWithDeferred(stage, enterprise);
  await followWithDocuments(stage, enterprise, transport);
  await verifyTransport(stage, transport);
  const food = await breakPromise(stage, enterprise);
  const { recordId } = await revoke(stage, enterprise, food);
  const barred = await refuseBarred(stage, enterprise, recordId);
  const commitmentIds = await showRegister(stage, enterprise, { residence, transport, food });
  await showReceipts(stage, commitmentIds, recordId);
  return [residence, transport, food, barred, recordId, ...Object.values(commitmentIds)];
};

const showCatalogue = async (stage: Stage): Promise<void> => {
  stage.scene('公众查看事项目录');
  const { entries } = await stage.done(
    '读取淮南市的事项目录',
    stage.as(clerk).get('/public/matters?region=huainan&limit=50'),
  );
  for (const { name, commitmentTypeLabel, unit, decidedOnTheSpot, excluded } of entries)
    stage.say(
      `${name}｜${unit.name}｜${excluded === null ? commitmentTypeLabel : `不适用：${excluded.ground}`}${decidedOnTheSpot ? '｜当场决定' : ''}`,
    );
  const ids = entries.map(({ matterId }: { matterId: string }) => matterId);
  stage.expect(
    '演示所用的事项都在目录中',
    Object.values(matters).every((id) => ids.includes(id)),
  );
};

/** A revoked decision bars its subject for good, so every run needs another enterprise. */
const choose = async (stage: Stage): Promise<Chosen> => {
  stage.scene('企业经办人登录，查看是否适用告知承诺');
  const { entries: subjects } = await stage.done('读取我代表的主体', stage.as(clerk).get('/subjects'));
  const busy = await withOpenCases(stage);
  for (const { name, uscc } of benchEnterprises) {
    const subject = subjects.find((one: { code: string | null }) => one.code === uscc);
    stage.expect(`测试经办代表 ${name}`, subject !== undefined);
    const { subjectId } = subject;
    const { eligible, reasons } = await stage.done('查看是否适用', preview(stage, clerk, subjectId, matters.transport));
    for (const { text, basis } of reasons) stage.say(`不适用：${text}（依据 ${basis}）`);
    if (eligible && !busy.includes(subjectId)) {
      stage.say(`本次演示的企业：${name}`);
      return { subjectId, name, code: uscc };
    }
  }
  throw new Trouble(
    '测试经办代表的企业都已不适用告知承诺或者有未办结的事项：请先运行 npm run reset 和 npm start，再运行 npm run demo -- commitment。',
  );
};

/** Subjects of whom an interrupted run left a case behind. */
const withOpenCases = async (stage: Stage): Promise<readonly string[]> => {
  const open: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await stage.done(
      '读取本企业的告知承诺事项',
      stage.as(clerk).get(`/commitment-cases?scope=mine&limit=50${query}`),
    );
    for (const { subjectId, final } of page.entries) if (!final) open.push(subjectId);
    cursor = page.next;
  }
  return open;
};

const refuseRepresentative = async (stage: Stage): Promise<void> => {
  stage.scene('须由本人承诺的事项：经办人不得代为承诺，法定代表人可以');
  const { entries } = await stage.done('张经办读取所代表的主体', stage.as('clerk-zhang').get('/subjects'));
  const { subjectId } = entries.find((one: { code: string | null }) => one.code === demoEnterprise.uscc);
  const { body } = await prepare(stage, 'clerk-zhang', subjectId, matters.personal);
  await stage.refused('张经办代为承诺', apply(stage, 'clerk-zhang', body), 403, 'representativeNotAllowed');
  const shown = await stage.done('顾法人查看同一事项', preview(stage, 'head-gu', subjectId, matters.personal));
  stage.expect('顾法人可以承诺', shown.mayCommit === true);
};

const decideOnTheSpot = async (stage: Stage, { subjectId }: Chosen): Promise<string> => {
  stage.scene('当场决定：先漏答一条、再用变动过的文本，然后如实申请；共享数据核对一致即办结');
  const { body } = await prepare(stage, clerk, subjectId, matters.residence);
  const unanswered = { ...body, answers: body.answers.slice(1) };
  await stage.refused('漏答一条条件', apply(stage, clerk, unanswered), 422, 'conditionAnswerMissing');
  const changed = { ...body, signature: { ...body.signature, letterHash: '0'.repeat(64) } };
  await stage.refused('承诺书与所示不一致', apply(stage, clerk, changed), 409, 'commitmentTextChanged');
  const { caseId } = await stage.done('逐条回答，签署并申请', apply(stage, clerk, body));
  const { decision, findings } = await untilStage(stage, caseId, 'fulfilled');
  stage.expect('由系统当场决定，没有人经手', decision.automatic === true);
  for (const { factKind, result } of findings) stage.say(`共享数据：${factKind} ${result}`);
  stage.expect(
    '共享数据证实承诺',
    findings.length > 0 && findings.every(({ result }: { result: string }) => result === 'confirmed'),
  );
  return caseId;
};

const grantWithDeferred = async (stage: Stage, { subjectId }: Chosen): Promise<string> => {
  stage.scene('容缺办理：两项材料以后补交，由人审查');
  const { body, content } = await prepare(stage, clerk, subjectId, matters.transport);
  const { caseId } = await stage.done('签署并申请', apply(stage, clerk, body));
  for (const { name, term } of content.deferredMaterials)
    stage.say(`容缺：${name}，${term.workingDays} 个工作日内补交（${term.basis}）`);
  const review = await offered(stage, 'transport-approver', caseId, 'grantMatter');
  await stage.done(
    '蒋审批准予',
    act(stage, 'transport-approver', caseId, 'grant-matter', {
      ...review,
      decisionNumber: numberOf('淮交许', caseId),
      reason: '符合条件，容缺材料限期补交。',
    }),
  );
  await untilStage(stage, caseId, 'awaitingDocuments');
  return caseId;
};

const followWithDocuments = async (stage: Stage, { subjectId }: Chosen, caseId: string): Promise<void> => {
  stage.scene('一项按时补交；业务时钟拨快，另一项逾期，延期后补交');
  const submit = async (materialId: string) => {
    const item = await offered(stage, clerk, caseId, 'submitDeferredMaterial', materialId);
    const document = { subjectId, kind: 'other', fileName: `${materialId}.pdf` };
    const documentIds = [await uploadDocument(stage, clerk, document)];
    return act(stage, clerk, caseId, 'submit-deferred-material', { ...item, documentIds });
  };
  await stage.done('补交客运站进站协议', submit('station'));
  const { dueAt } = await itemOf(stage, clerk, caseId, 'submitDeferredMaterial', 'insurance');
  if (dueAt === null)
    throw new Trouble(
      '补交期限所在年份的节假日安排尚未载入，无法算出期限：请先运行 npm run reset 和 npm start，再运行 npm run demo -- commitment。',
    );
  await moveClock(stage, dueAt);
  await stage.refused('逾期补交承运人责任保险单', submit('insurance'), 409, 'deferredTermEnded');
  const late = await offered(stage, 'transport-verifier', caseId, 'extendDeferredTerm', 'insurance');
  await stage.done(
    '卫核查延长 5 个工作日',
    act(stage, 'transport-verifier', caseId, 'extend-deferred-term', {
      ...late,
      workingDays: 5,
      reason: '保险公司出单延误，已有投保凭证。',
    }),
  );
  await stage.done('延期内补交承运人责任保险单', submit('insurance'));
};

const verifyTransport = async (stage: Stage, caseId: string): Promise<void> => {
  stage.scene('现场核查');
  await verify(stage, 'transport-verifier', caseId, {
    outcome: 'kept',
    finding: '车辆、驾驶人员和安全生产管理制度与承诺一致。',
    documentIds: [],
  });
  const { performance } = await untilStage(stage, caseId, 'fulfilled');
  stage.expect('承诺全部履行', performance?.status === 'full');
};

const unkept = { breachKind: 'notKept', unkept: '配备至少一名经考核合格的食品安全管理人员', documentIds: [] };

const breakPromise = async (stage: Stage, { subjectId }: Chosen): Promise<string> => {
  stage.scene('违诺：一人报告，另一人决定，限期整改，再次核查仍不合格');
  const { body } = await prepare(stage, clerk, subjectId, matters.food);
  const { caseId } = await stage.done('申请食品经营许可，当场决定', apply(stage, clerk, body));
  await untilStage(stage, caseId, 'verifying');
  await offered(stage, 'market-both', caseId, 'reportBreach');
  await stage.done(
    '冯双岗报告违诺',
    act(stage, 'market-both', caseId, 'report-breach', { ...unkept, finding: '接投诉后到场，未见食品安全管理人员。' }),
  );
  const pending = await offered(stage, 'market-approver', caseId, 'orderRectification');
  const order = { ...pending, requirement: '限期配备经考核合格的食品安全管理人员。' };
  await stage.refused(
    '冯双岗（报告人）处理同一违诺',
    act(stage, 'market-both', caseId, 'order-rectification', order),
    403,
    'fourEyesViolated',
  );
  await stage.done('郑审批责令限期整改', act(stage, 'market-approver', caseId, 'order-rectification', order));
  const rectify = await offered(stage, clerk, caseId, 'submitRectification');
  await stage.done(
    '企业提交整改',
    act(stage, clerk, caseId, 'submit-rectification', { ...rectify, statement: '已安排人员。', documentIds: [] }),
  );
  await verify(stage, 'market-verifier', caseId, {
    ...unkept,
    outcome: 'breached',
    finding: '所安排人员未经考核，整改不合格。',
  });
  return caseId;
};

const revoke = async (stage: Stage, { subjectId }: Chosen, caseId: string): Promise<{ recordId: string }> => {
  stage.scene('撤销决定：形成失信信息，主体不再适用告知承诺');
  const pending = await offered(stage, 'market-approver', caseId, 'revokeDecision');
  const decisionNumber = numberOf('淮市监撤', caseId);
  await stage.done(
    `郑审批撤销决定 ${decisionNumber}`,
    act(stage, 'market-approver', caseId, 'revoke-decision', {
      ...pending,
      decisionNumber,
      reason: '未履行承诺，整改后仍不合格。',
      severity: 'general',
      performance: 'partial',
      accountability: '撤销食品经营许可。',
    }),
  );
  const { recordId } = await untilStage(stage, caseId, 'revoked');
  const { entries } = await stage.done(
    '企业查看本企业的失信信息',
    stage.as(clerk).get(`/subjects/${subjectId}/records?limit=50`),
  );
  const record = entries.find((one: { recordId: string }) => one.recordId === recordId);
  stage.expect('其中有由此形成的一条，写明撤销决定的文号', record?.decisionNumber === decisionNumber);
  return { recordId };
};

const refuseBarred = async (stage: Stage, { subjectId }: Chosen, recordId: string): Promise<string> => {
  const { body } = await prepare(stage, clerk, subjectId, matters.residence);
  const { caseId } = await stage.done('同一企业再作承诺', apply(stage, clerk, body));
  const { ineligible } = await untilStage(stage, caseId, 'notEligible');
  for (const { text, basis } of ineligible) stage.say(`原因：${text}（依据 ${basis}）`);
  stage.expect(
    '原因指向刚形成的失信信息',
    ineligible.some(
      ({ code, about }: { code: string; about: string }) => code === 'commitmentBarred' && about === recordId,
    ),
  );
  return caseId;
};

type CaseIds = Readonly<Record<'residence' | 'transport' | 'food', string>>;

/** Anybody finds the promises with their codes and how far each was kept. Returns their ids. */
const showRegister = async (stage: Stage, { code }: Chosen, cases: CaseIds): Promise<CaseIds> => {
  stage.scene('公众查询该企业的信用承诺和履行状态');
  const ids = {
    residence: await commitmentIdOf(stage, cases.residence),
    transport: await commitmentIdOf(stage, cases.transport),
    food: await commitmentIdOf(stage, cases.food),
  };
  const kept = { residence: 'full', transport: 'full', food: 'partial' };
  const found = await stage.wait('等待登记承诺编码和履行状态', async () => {
    const { body } = await stage.as(clerk).get(`/public/commitments?code=${code}`);
    const mine = (Object.keys(ids) as (keyof CaseIds)[]).map((name) => ({
      wanted: kept[name],
      entry: body.entries.find((one: { commitmentId: string }) => one.commitmentId === ids[name]),
    }));
    const there = mine.every(({ wanted, entry }) => entry?.commitmentCode && entry.performance === wanted);
    return there ? mine.map(({ entry }) => entry) : undefined;
  });
  for (const { commitmentCode, typeLabel, reason, performanceLabel } of found)
    stage.say(`${commitmentCode}｜${typeLabel}｜${reason}｜${performanceLabel}`);
  stage.expect('三项承诺各有承诺编码，履行状态与核查、撤销一致', true);
  return ids;
};

const commitmentIdOf = async (stage: Stage, caseId: string): Promise<string> =>
  (await stage.done('读取承诺编号', stage.as(clerk).get(`/commitment-cases/${caseId}`))).commitment.commitmentId;

/** The platforms that publish promises and those that publish the record have confirmed. */
const showReceipts = async (stage: Stage, commitments: CaseIds, recordId: string): Promise<void> => {
  stage.scene('公示平台的回执');
  const wanted = [
    ...Object.values(commitments).flatMap((id) => [`creditChina ${id}`, `creditHuainan ${id}`]),
    ...['creditChina', 'creditAnhui', 'creditHuainan'].map((platform) => `${platform} ${recordId}`),
  ];
  await stage.wait('等待平台回执', async () => {
    const seen = await Promise.all(
      ['creditChina', 'creditAnhui', 'creditHuainan'].map((platform) => acknowledged(stage, platform)),
    );
    const all = new Set(seen.flat());
    return wanted.every((one) => all.has(one)) ? true : undefined;
  });
  stage.expect('信用中国、信用淮南收到三项承诺，三个平台收到失信信息', true);
};

/** Every item this platform has acknowledged, as `platform item`. */
const acknowledged = async (stage: Stage, platform: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await stage
      .as('auditor-hn')
      .get(`/deliveries?status=acknowledged&platform=${platform}&limit=50${query}`);
    for (const { item } of body.entries) found.push(`${platform} ${item.id}`);
    cursor = body.next;
  }
  return found;
};

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly about: string | null;
  readonly dueAt: string | null;
}

const itemOf = async (stage: Stage, username: string, caseId: string, kind: string, about: string): Promise<Item> => {
  const { body } = await stage.as(username).get(`/commitment-cases/${caseId}`);
  return (body.items as Item[]).find((item) => item.kind === kind && item.about === about) as Item;
};

/** Waits until the person may take the action, and returns the item it belongs to; `about` tells two of a kind apart. */
const offered = (stage: Stage, username: string, caseId: string, action: string, about?: string) =>
  stage.wait(`等待可以${action}`, async () => {
    const { status, body } = await stage.as(username).get(`/commitment-cases/${caseId}`);
    if (status !== 200) return undefined;
    const concerns = (itemId?: string) =>
      about === undefined || (body.items as Item[]).some((item) => item.id === itemId && item.about === about);
    const found = (body.availableActions as { action: string; itemId?: string; itemVersion?: number }[]).find(
      (one) => one.action === action && concerns(one.itemId),
    );
    return found && { itemId: found.itemId, itemVersion: found.itemVersion };
  });

const act = (stage: Stage, username: string, caseId: string, path: string, body: object) =>
  stage.as(username).post(`/commitment-cases/${caseId}/${path}`, body);

const untilStage = async (stage: Stage, caseId: string, name: string) => {
  const body = await stage.wait(`等待进入 ${name}`, async () => {
    const answer = await stage.as(clerk).get(`/commitment-cases/${caseId}`);
    return answer.body.stage === name ? answer.body : undefined;
  });
  stage.expect(`事项现为“${body.stageLabel}”`, true);
  return body;
};

const verify = async (stage: Stage, username: string, caseId: string, result: object): Promise<void> => {
  const item = await offered(stage, username, caseId, 'recordVerification');
  const { now } = await stage.done('读取业务日期', stage.as(username).get('/public/health'));
  const onSite = { inspectedOn: shanghaiDate(now), inspectors: [username], place: '经营场所' };
  await stage.done(
    '登记现场核查结果',
    act(stage, username, caseId, 'record-verification', { ...item, result, onSite }),
  );
};

/** Forward to the morning after the instant given; the clock never goes back. */
const moveClock = async (stage: Stage, dueAt: string): Promise<void> => {
  const to = new Date(Date.parse(dueAt) + 10 * 3600 * 1000).toISOString();
  const { now } = await stage.done(
    '拨快业务时钟，过补交期限',
    stage.as('admin-hn').post('/administration/clock', { to, reason: '演示容缺材料逾期' }),
  );
  stage.say(`业务时间现为 ${now}`);
};

/** A decision number of its own for every case. */
const numberOf = (word: string, caseId: string): string => `${word}演示字第${caseId.slice(-8)}号`;
