/**
 * The system at work while the engine holds every function to its own rights: one repair from filing to the last receipt through the
 * API, what people do beside it, and what happens by itself. A call that a function may not make is found here, whether or not it
 * stopped anything.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, shanghaiDate } from '#domain/calendar/dates.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import { unitKey } from '#shared/case-store/keys.ts';
import { parseSnapshot } from '#shared/case-store/reader.ts';
import { sha256 } from '#shared/hash.ts';
import { consistently } from '#shared/lists/consistent.ts';
import { readImportReport } from '../../functions/ingest/import/report.ts';
import { clientOf } from '../../scripts/lib/aws.ts';
import { sampleIdentityNumber } from '../../scripts/sample/codes.ts';
import { type Api, connectApi, type Reply } from '../support/api.ts';
import {
  act,
  clerk,
  enterpriseNumber,
  fileCase,
  freshRecord,
  grants,
  offered,
  untilStage,
  upload,
} from '../support/api-cases.ts';
import { applyFor, declared, publishedMatter } from '../support/api-commitments.ts';
import { matterDraft } from '../support/api-matters.ts';
import { doorAgo, type Engine, runSchedule, until, untilTrue } from '../support/engine.ts';
import { RepairCase } from '../support/engine-cases.ts';
import { startCopy, stopCopy } from '../support/engine-copy.ts';
import { deliveriesOf } from '../support/engine-platforms.ts';
import { busMessage, send, whileHeld } from '../support/engine-queues.ts';
import type { Enterprise } from '../support/engine-records.ts';

let engine: Engine;
let api: Api;
let started: number;
let enterprise: Enterprise;
beforeAll(async () => {
  started = Date.now();
  engine = await startCopy({ AUTH: 'true' });
  api = connectApi(engine);
  enterprise = await enterpriseNumber(api, 1);
});
afterAll(stopCopy);

/** Lines of all functions' logs since the start that hold the text, each after the name of its group. */
const logged = async (text: string): Promise<string[]> => {
  const client = new CloudWatchLogsClient(clientOf(engine.instance));
  const lines: string[] = [];
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, { logGroupNamePrefix: '/aws/lambda/' }))
    for (const { logGroupName = '' } of logGroups)
      for await (const { events = [] } of paginateFilterLogEvents({ client }, { logGroupName, startTime: started }))
        for (const { message = '' } of events) if (message.includes(text)) lines.push(`${logGroupName} ${message}`);
  return lines;
};

/** Functions that have not logged a line yet. */
const silent = async (): Promise<string[]> => {
  const groups = new Set((await logged('')).map((line) => line.split(' ')[0]));
  return Object.values(engine.info.functions).filter((name) => !groups.has(`/aws/lambda/${name}`));
};

/** The answer's body; the request must have been carried out. */
const ok = async (reply: Promise<Reply>): Promise<Reply['body']> => {
  const { status, body } = await reply;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};

/** Filed, accepted, verified, decided, confirmed by the platforms; then found false and revoked. */
const aRepair = async (): Promise<void> => {
  const recordId = await freshRecord(api, enterprise, { confirmed: false });
  const documentId = await upload(api.as(clerk), enterprise.subjectId, { recordId });
  const caseId = await fileCase(api, enterprise, { recordIds: [recordId], documentIds: [documentId] });
  const acceptor = api.as('market-acceptor');
  const { itemId, itemVersion } = await offered(acceptor, caseId, 'accept');
  const claimed = await ok(acceptor.post(`/work-items/${caseId}/${itemId}/claim`, { itemVersion }));
  await ok(acceptor.post(`/work-items/${caseId}/${itemId}/release`, { itemVersion: claimed.version }));
  await act(acceptor, caseId, 'requestSupplement', { items: [{ what: '缴款凭证' }] });
  await act(api.as(clerk), caseId, 'submitSupplement', {
    answers: [{ itemId: '1', text: '已补交。', documentIds: [await upload(api.as(clerk), enterprise.subjectId)] }],
  });
  await act(acceptor, caseId, 'accept', { opinion: '符合受理条件。' });
  const records = [{ recordId, supported: true, remark: '属实。' }];
  await act(api.as('market-verifier'), caseId, 'verify', { opinion: '核查属实。', records });
  await act(api.as('market-approver'), caseId, 'decide', { records: grants([recordId]) });
  await untilStage(api.as('market-approver'), caseId, 'concluded');
  await ok(api.as('auditor-hn').get(`/repair-cases/${caseId}/timeline`));
  await ok(api.as('auditor-hn').get(`/repair-cases/${caseId}/deliveries`));
  await ok(api.as(clerk).get(`/repair-cases/${caseId}/decision-document`));
  await isAudited(caseId, documentId);
  await ok(api.as(clerk).get(`/documents/${documentId}`));
  const [delivery] = await deliveriesOf(engine, caseId);
  await ok(api.as('admin-hn').post(`/deliveries/${delivery?.deliveryId}/replay`, {}));
  const finding = { recordIds: [recordId], finding: '缴款凭证系伪造。', documentIds: [] };
  await act(api.as('market-verifier'), caseId, 'reportFalseMaterial', finding);
  await act(api.as('market-approver'), caseId, 'revoke', { reason: '查实提交虚假材料。' });
};

/** What an auditor goes through in a case: how it is found, its history as stored, its materials, and who read them. */
const isAudited = async (caseId: string, documentId: string): Promise<void> => {
  const auditor = api.as('auditor-hn');
  const { subjectId, uscc } = enterprise;
  const [delivery] = await deliveriesOf(engine, caseId);
  for (const q of [caseId, uscc, delivery?.deliveryId ?? '', '验罚〔2026〕1号'])
    await ok(auditor.get(`/cases/search?q=${encodeURIComponent(q)}`));
  await ok(auditor.get(`/chains/repairCase/${caseId}`));
  await ok(auditor.get(`/repair-cases/${caseId}/timeline/export`));
  await ok(auditor.get(`/documents/${documentId}?caseId=${caseId}`));
  await ok(auditor.get(`/subjects/${subjectId}/personal-data-reads`));
};

/** A matter is published, changed, read in both versions, and withdrawn. */
const keepsTheCatalogue = async (): Promise<void> => {
  const of = (action: string) => `/matters/permitted/${action}`;
  for (const replaces of [0, 1])
    await ok(
      api
        .as('admin-hn')
        .post(of('publish'), { replaces, content: matterDraft({ description: `第${replaces + 1}版。` }) }),
    );
  await ok(api.call({ method: 'GET', path: '/public/matters?region=huainan' }));
  for (const version of [1, 2])
    await ok(api.call({ method: 'GET', path: `/public/matters/permitted?version=${version}` }));
  await ok(api.as('admin-hn').post(of('withdraw'), { version: 2, reason: '验证。' }));
};

/** One commitment from the application over a broken promise to the revocation and its record; another declared, found kept, exported. */
const aCommitment = async (): Promise<void> => {
  const promising = await enterpriseNumber(api, 3);
  const documentId = await upload(api.as(clerk), promising.subjectId);
  const caseId = await applyFor(api, promising, await publishedMatter(api), documentId);
  const [verifier, approver] = [api.as('market-verifier'), api.as('market-approver')];
  await act(approver, caseId, 'grantMatter', { decisionNumber: '验许〔2026〕1号', reason: '符合条件。' });
  await untilStage(approver, caseId, 'verifying');
  await isInspected(caseId);
  const breach = { breachKind: 'notKept', finding: '未配备管理人员。', unkept: '配备管理人员', documentIds: [] };
  await act(verifier, caseId, 'reportBreach', breach);
  await act(approver, caseId, 'revokeDecision', {
    ...{ decisionNumber: `验撤〔2026〕${caseId.slice(-8)}号`, reason: '未履行承诺。', severity: 'minor' },
    ...{ performance: 'none', accountability: '撤销许可。' },
  });
  await untilStage(approver, caseId, 'revoked');
  await ok(api.as('auditor-hn').get(`/commitment-cases/${caseId}/timeline`));
  await ok(api.as(clerk).get(`/commitment-cases/${caseId}/decision-document`));
  await ok(api.as(clerk).get('/commitment-cases'));
  const { commitmentId } = await declared(api, promising);
  await ok(api.as(clerk).get(`/commitments/${commitmentId}`));
  await ok(api.as(clerk).get(`/commitments?subjectId=${promising.subjectId}`));
  await ok(verifier.post(`/commitments/${commitmentId}/performance`, { status: 'full' }));
  const month = shanghaiDate(await engine.wiring.clock.now()).slice(0, 7);
  await ok(api.as('supervisor-hn').get(`/commitments/export?month=${month}`));
};

/** A draw among the cases granted up to now; it reaches this one. */
const isInspected = async (caseId: string): Promise<void> => {
  const supervisor = api.as('supervisor-hn');
  const seed = randomUUID();
  const now = await engine.wiring.clock.now();
  const { drawId } = await ok(
    supervisor.post('/inspection-draws', {
      ...{ unitId: 'unit-hn-market', grantedFrom: `${shanghaiDate(now)}T00:00:00.000Z`, cutOffAt: now },
      ...{ size: { count: 1 }, inspectorsPerCase: 1, seedHash: sha256.hex(seed) },
      inspectors: [await api.as('market-verifier').principalId()],
    }),
  );
  await ok(supervisor.post(`/inspection-draws/${drawId}/hold`, { seed }));
  await ok(supervisor.get(`/inspection-draws/${drawId}`));
  await ok(supervisor.get(`/inspection-draws/${drawId}/cases`));
  await ok(supervisor.get('/inspection-draws'));
  await ok(api.call({ method: 'GET', path: `/public/inspection-draws/${drawId}` }));
  await untilTrue('the order to inspect', async () => {
    const { body } = await supervisor.get(`/commitment-cases/${caseId}`);
    return body.inspections.length > 0;
  });
};

/** What else people do, one request to each group of routes at least. */
const besides = async (): Promise<void> => {
  const { subjectId, uscc } = enterprise;
  const reported = { subjectId, recordIds: [await freshRecord(api, enterprise)], decidedOn: '2026-10-09' };
  const reference = { decisionReference: '信用修复决定书〔2026〕9号' };
  await ok(api.as('market-approver').post('/repair-cases', { ...reported, ...reference }));
  const withdrawn = await fileCase(api, enterprise, { recordIds: [await freshRecord(api, enterprise)] });
  await act(api.as(clerk), withdrawn, 'withdraw', { reason: '不再申请。' });
  await ok(api.as(clerk).get(`/subjects/${subjectId}/records`));
  await ok(api.as(clerk).get('/applications'));
  await ok(api.as('market-acceptor').get('/repair-cases'));
  await ok(api.as('market-acceptor').get('/work-items'));
  await ok(api.as('supervisor-hn').get('/work-items/overdue'));
  await ok(api.as('admin-hn').get('/deliveries?platform=creditHuainan'));
  await ok(api.as('admin-hn').get('/administration/clock'));
  await ok(api.as('admin-hn').get('/administration/work-items'));
  for (const list of ['users', 'units', 'platforms', 'calendar-years', 'rules'])
    await ok(api.as('admin-hn').get(`/administration/${list}`));
  await ok(api.as('market-acceptor').get('/me'));
  await ok(api.as('market-acceptor').get('/work-items/counts'));
  await ok(api.as('market-supervisor').get('/work-items/load'));
  await ok(api.as('market-supervisor').get('/units/unit-hn-market/officers'));
  await ok(
    api
      .as('market-acceptor')
      .post('/work-items/bulk/claim', { items: [{ caseId: withdrawn, itemId: '1', itemVersion: 1 }] }),
  );
  await ok(api.as('auditor-hn').get(`/cases/search?q=${withdrawn}`));
  await ok(api.as('auditor-hn').get(`/repair-cases/${withdrawn}/timeline/export`));
  await ok(api.as('auditor-hn').get(`/chains/repairCase/${withdrawn}`));
  await ok(api.as('auditor-hn').get(`/subjects/${subjectId}/personal-data-reads`));
  const another = { parameter: 'ndrc36/general.minPublicationMonths', value: 6 };
  await ok(api.as('admin-hn').post('/administration/rules/preview', another));
  await ok(api.call({ method: 'GET', path: `/public/records?code=${uscc}` }));
  await ok(api.call({ method: 'GET', path: `/public/records?name=${encodeURIComponent('淮南市')}` }));
  await ok(api.call({ method: 'GET', path: `/public/commitments?code=${uscc}` }));
  await keepsTheCatalogue();
};

/** Somebody's office is decided on, and is in the end what it was. */
const anOffice = async (): Promise<void> => {
  const admin = api.as('admin-hn');
  const at = `/administration/users/${await api.as('emergency-verifier').principalId()}`;
  const { user } = (await ok(admin.get(at))) as { user: { version: number; roles: { role: string }[] } };
  const said = { roles: ['verifier', 'approver'], unitId: 'unit-hn-emergency', reason: '验证' };
  await ok(admin.post(`${at}/office`, { ...said, version: user.version }));
  await ok(admin.post(`${at}/suspend`, { version: user.version + 1, reason: '验证' }));
  await ok(admin.post(`${at}/restore`, { version: user.version + 2, reason: '验证' }));
  const roles = user.roles.map(({ role }) => role);
  await ok(admin.post(`${at}/office`, { ...said, roles, version: user.version + 3 }));
};

/** A unit's work as its people and those who look after the system share it out. */
const aDesk = async (): Promise<void> => {
  const [acceptor, supervisor, admin] = ['market-acceptor', 'market-supervisor', 'admin-hn'].map((name) =>
    api.as(name),
  );
  if (acceptor === undefined || supervisor === undefined || admin === undefined) throw new Error('nobody');
  const another = await enterpriseNumber(api, 2);
  const caseId = await fileCase(api, another, { recordIds: [await freshRecord(api, another, { confirmed: false })] });
  const item = { caseId, ...(await offered(acceptor, caseId, 'accept')) };
  for (const path of ['counts', `?subject=${encodeURIComponent(another.name)}`, '?scope=mine'])
    await ok(acceptor.get(`/work-items${path.startsWith('?') ? path : `/${path}`}`));
  for (const path of ['/work-items/load', '/units/unit-hn-market/officers', '/operations/stuck-cases'])
    await ok(supervisor.get(path));
  const assignee = await acceptor.principalId();
  const at = `/work-items/${caseId}/${item.itemId}`;
  await ok(supervisor.post(`${at}/assign`, { itemVersion: item.itemVersion, assignee, reason: '分派。' }));
  await ok(supervisor.post(`${at}/urge`, {}));
  const items = [{ caseId, ...(await offered(acceptor, caseId, 'accept')) }];
  await ok(acceptor.post('/work-items/bulk/claim', { items }));
  const accepting = items.map((each) => ({ ...each, opinion: '予以受理。' }));
  const { results } = await ok(acceptor.post('/repair-cases/bulk/act', { action: 'accept', items: accepting }));
  expect(results).toMatchObject([{ status: 200 }]);
  await ok(admin.get('/deliveries/counts'));
  const repair = new RepairCase(engine, caseId);
  await repair.untilStage('verifying');
  await whileHeld(engine, 'eventsReconciler', () =>
    whileHeld(engine, 'eventsOutboxPublisher', async () => {
      await repair.verify({ door: doorAgo(engine, 300) });
      await ok(admin.post(`/operations/stuck-cases/${caseId}/re-drive`, { reason: '验证。' }));
    }),
  );
  const [event] = await repair.history();
  await send(engine, 'eventsStatisticsDeadLetter', [busMessage(JSON.stringify(event))]);
  const moved = await ok(admin.post('/operations/dead-letters/events-statistics/re-drive', {}));
  expect(moved.messages).toBeGreaterThan(0);
};

/** A file with an organisation and a person nobody knew arrives; an auditor looks at who the person is. */
const anImport = async (): Promise<void> => {
  const file = readFileSync(new URL('../../scripts/sample/data/huainan-penalties.csv', import.meta.url), 'utf8');
  const lines = file.split('\n');
  const row = lines.find((line) => line.includes(',自然人,')) ?? '';
  const [name = '', , , , , , , , , , number = '', decision = ''] = row.split(',');
  const decisionNumber = `验罚〔2026〕${randomUUID().slice(0, 8)}号`;
  const person = row
    .replace(name, '测试人')
    .replace(number, sampleIdentityNumber('1980-02-29', Date.now() % 1000))
    .replaceAll(decision, decisionNumber);
  const Key = `permissions-${randomUUID()}.csv`;
  const Body = [lines[0], lines[1], person].join('\n');
  await engine.s3.send(new PutObjectCommand({ Bucket: engine.info.buckets['import'], Key, Body }));
  const { report } = await until('the import', () => readImportReport(engine.db, engine.tables.directory, Key));
  expect(report).toMatchObject({ rows: 2, rejectedRows: 0, registered: 1 });
  await ok(api.as('admin-hn').get(`/administration/imports/${Key}`));
  const { Items = [] } = await engine.db.send(
    new QueryCommand({
      TableName: engine.tables.record,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :unit',
      ExpressionAttributeValues: { ':unit': unitKey('unit-hn-urban') },
    }),
  );
  const rows = await consistently(engine.db, engine.tables.record, Items);
  // Commitments of the unit's cases stand beside its records.
  const ofRecords = rows.filter((row) => row?.['kind'] === dishonestyRecord.name);
  const records = ofRecords.map((row) => parseSnapshot(dishonestyRecord, row).state.report);
  const subjectId = records.find((report) => report?.decisionNumber === decisionNumber)?.subjectId;
  const purpose = encodeURIComponent('核对授权委托书');
  const identity = await ok(api.as('auditor-hn').get(`/subjects/${subjectId}/identity?purpose=${purpose}`));
  expect(identity.fullName).toBe('测试人');
};

/** Its minute or day comes, and there is something to do: an event was left behind, a limit has passed, a year is loaded. */
const byItself = async (): Promise<void> => {
  // Of an enterprise without the flag that the revocation has left on the other.
  const another = await enterpriseNumber(api, 2);
  const recordIds = [await freshRecord(api, another, { confirmed: false })];
  const caseId = await fileCase(api, another, { recordIds });
  const repair = new RepairCase(engine, caseId);
  await repair.untilStage('accepting');
  await whileHeld(engine, 'eventsOutboxPublisher', async () => {
    await repair.accept(doorAgo(engine, 300));
    await runSchedule(engine, 'eventsReconciler');
  });
  await repair.untilStage('verifying');
  const { years } = await engine.wiring.calendar();
  const year = Math.max(...years.keys()) + 1;
  const source = { title: '放假安排的通知（验证用）', url: 'https://www.gov.cn/' };
  const days = { restDays: [`${year}-01-01`], makeUpWorkdays: [] };
  await ok(api.as('admin-hn').post('/administration/calendar-years', { year, source, ...days }));
  const to = `${addDays(shanghaiDate(await engine.wiring.clock.now()), 60)}T02:00:00.000Z`;
  await ok(api.as('admin-hn').post('/administration/clock', { to, reason: '验证' }));
  for (const name of ['eventsDueSweep', 'eventsAutoStop', 'eventsCheckpoint', 'deliverySweep'])
    await runSchedule(engine, name);
  expect((await repair.history()).map((event) => event.type)).toContain('WorkItemFellDue');
};

test('no function lacks a right it needs', async () => {
  // The engine is really strict: nobody without a key gets in.
  expect((await fetch(`${engine.instance.endpoint}/${engine.info.buckets['document']}?list-type=2`)).status).toBe(403);
  // A denial says more than what came of it, so that is looked for first.
  const failed: unknown[] = [];
  for (const part of [aRepair, aCommitment, besides, aDesk, anOffice, anImport, byItself])
    await part().catch((error: unknown) => failed.push(error));
  // A line is there a moment after what it tells of.
  if (failed.length === 0) await untilTrue('a line of every function', async () => (await silent()).length === 0);
  for (const denied of ['AccessDenied', 'not authorized', 'SWEEP_ITEM_FAILED', 'REQUEST_FAILED', 'MESSAGE_FAILED'])
    expect(await logged(denied), denied).toEqual([]);
  expect(failed).toEqual([]);
}, 120_000);
