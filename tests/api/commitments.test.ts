/** The register over real HTTP: what is declared or filed gets a code, goes to the platforms, is found on, seen and exported. */
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { connectApi, type Reply } from '../support/api.ts';
import { clerk, enterpriseNumber, fileCase, freshRecord, untilStage } from '../support/api-cases.ts';
import { matterContent } from '../support/commitment-world.ts';
import { connect, until, untilTrue } from '../support/engine.ts';
import { apply } from '../support/engine-commitments.ts';
import { platformState } from '../support/engine-platforms.ts';
import { type Enterprise, newEnterprise } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
const [national, city] = ['creditChina', 'creditHuainan'];
const receivingUnitId = 'unit-hn-market';
let enterprise: Enterprise;
beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 3);
});

const words = (more: object = {}) => ({
  subjectId: enterprise.subjectId,
  type: 'voluntary',
  reason: '诚信经营',
  content: '七日内无理由退货',
  breachLiability: '退还货款，公开致歉',
  receivingUnitId,
  disclosureScope: 'public',
  ...more,
});
const signed = async (more: object = {}) => {
  const { status, body } = await api.as(clerk).post('/commitments/preview', words(more));
  expect(status, JSON.stringify(body)).toBe(200);
  const { textVersion, textHash, signAs } = body;
  return { ...words(more), signature: { textVersion, textHash, typedName: signAs } };
};
const declare = async (more: object = {}): Promise<Reply> => api.as(clerk).post('/commitments', await signed(more));
const shownBy = async (platformId: string, id: string) =>
  (await platformState(engine, platformId)).creditCommitments[id];
const untilShown = (platformId: string, id: string, version: number) =>
  until(`${platformId} to have version ${version} of ${id}`, async () => {
    const shown = await shownBy(platformId, id);
    return shown?.version === version ? shown : undefined;
  });
const publicly = async (): Promise<Record<string, unknown>[]> =>
  (await api.call({ method: 'GET', path: `/public/commitments?code=${enterprise.uscc}` })).body.entries;

describe('a declared commitment', () => {
  test('is collected and shown with its code, and again as its unit found', async () => {
    const { status, body } = await declare();
    expect(status, JSON.stringify(body)).toBe(201);
    const { commitmentId, code } = body;
    expect(code).toMatch(/^000000[0-9]{14}$/);
    for (const platformId of [national, city])
      expect(await untilShown(platformId, commitmentId, 1)).toMatchObject({
        commitmentCode: code,
        committerName: enterprise.name,
        committerCode: enterprise.uscc,
        receivingUnitName: '淮南市市场监督管理局',
        performance: null,
      });
    expect(await publicly()).toContainEqual(
      expect.objectContaining({ commitmentId, commitmentCode: code, content: '七日内无理由退货', performance: null }),
    );
    const finding = { status: 'partial', unkept: '超过七日才退货', accountability: '责令退款' };
    const found = await api.as('market-verifier').post(`/commitments/${commitmentId}/performance`, finding);
    expect(found.status, JSON.stringify(found.body)).toBe(200);
    for (const platformId of [national, city])
      expect(await untilShown(platformId, commitmentId, 2)).toMatchObject({ performance: finding });
    expect(await publicly()).toContainEqual(
      expect.objectContaining({ commitmentId, performance: 'partial', performanceLabel: '部分履行' }),
    );
  });

  test('that is not public goes to the collection alone', async () => {
    const { body } = await declare({ disclosureScope: 'notPublic' });
    await untilShown(national, body.commitmentId, 1);
    expect(await shownBy(city, body.commitmentId)).toBeUndefined();
    expect((await publicly()).map((entry) => entry['commitmentId'])).not.toContain(body.commitmentId);
  });

  test('that is withdrawn leaves the public list, and the platforms are told', async () => {
    const { body } = await declare({ type: 'industrySelfDiscipline' });
    const { commitmentId } = body;
    const withdrawn = await api.as(clerk).post(`/commitments/${commitmentId}/withdraw`, { reason: '退出行业协会。' });
    expect(withdrawn).toMatchObject({ status: 200, body: { standing: 'withdrawn' } });
    for (const platformId of [national, city])
      expect((await untilShown(platformId, commitmentId, 2)).withdrawnOn).toBe('2026-10-12');
    expect((await publicly()).map((entry) => entry['commitmentId'])).not.toContain(commitmentId);
  });

  test('made by several at once gets as many codes, each its own', async () => {
    const bodies = await Promise.all(Array.from({ length: 8 }, (_, n) => signed({ reason: `承诺${n}` })));
    const replies = await Promise.all(bodies.map((body) => api.as(clerk).post('/commitments', body)));
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(new Set(replies.map(({ body }) => body.code)).size).toBe(8);
  });
});

test('a promise for a matter is registered, found kept, found broken, and its breach becomes a published record', async () => {
  const exempt = {
    method: 'exempt',
    standard: '免予核查',
    term: { workingDays: null, basis: '未规定', status: 'unknown' },
  } as const;
  const content = matterContent({ decidedOnTheSpot: true, disclosureScope: 'limited', verification: exempt });
  const promise = await apply(engine, await newEnterprise(engine), content);
  const { commitmentId = '', letterHash } = (await promise.state()).commitment ?? {};
  const found = (status: string) =>
    until(`performance ${status} of ${commitmentId}`, async () => {
      const { body } = await api.as('auditor-hn').get(`/commitments/${commitmentId}`);
      return body.performance?.status === status ? body : undefined;
    });
  // Exempt from verification, so it counts as kept until somebody finds otherwise.
  expect(await found('full')).toMatchObject({
    type: 'approvalSubstitution',
    disclosureScope: 'limited',
    source: { kind: 'commitmentCase', id: promise.id },
    textHash: letterHash,
  });
  await untilShown(national, commitmentId, 2);

  await promise.reportBreach();
  const decisionNumber = `验撤〔2026〕${promise.id.slice(-8)}号`;
  const consequence = {
    reason: '未履行承诺',
    severity: 'general',
    performance: 'none',
    accountability: '撤销决定',
  } as const;
  await promise.act('decideBreach', { type: 'revokeDecision', decisionNumber, ...consequence });
  await found('none');
  expect(await untilShown(national, commitmentId, 3)).toMatchObject({
    performance: { status: 'none', unkept: '配备管理人员', determiningUnitName: '淮南市市场监督管理局' },
  });
  // Limited: for the platform that collects, not for one that shows.
  expect(await shownBy(city, commitmentId)).toBeUndefined();

  const { recordId } = await promise.state();
  for (const platformId of [national, 'creditAnhui', city])
    expect(
      await until(`${platformId} to publish record ${recordId}`, async () => {
        return (await platformState(engine, platformId)).records[recordId ?? ''];
      }),
    ).toMatchObject({
      publication: { state: 'published' },
      particulars: { unitName: '淮南市市场监督管理局', violation: '投诉查实' },
    });
});

test('a repair letter is in the register, received by the unit of its case, before anything is decided', async () => {
  const recordId = await freshRecord(api, enterprise);
  const caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
  const { commitmentId } = (await untilStage(api.as(clerk), caseId, 'accepting')).commitment;
  await untilTrue('the letter to be registered', async () => {
    return (await api.as(clerk).get(`/commitments/${commitmentId}`)).status === 200;
  });
  expect((await api.as('market-verifier').get(`/commitments/${commitmentId}`)).body).toMatchObject({
    type: 'creditRepair',
    typeLabel: '信用修复型',
    receivingUnit: { id: receivingUnitId },
    source: { kind: 'repairApplication' },
    availableActions: [],
  });
  await untilShown(national, commitmentId, 1);
  const { body } = await api.as(clerk).get(`/commitments?subjectId=${enterprise.subjectId}&limit=50`);
  expect(body.entries.map((entry: { commitmentId: string }) => entry.commitmentId)).toContain(commitmentId);
});

test('the month is exported as a file with every commitment of the region, and of no other', async () => {
  const { body } = await declare({ reason: '=cmd' });
  const reply = await api.as('supervisor-hn').get('/commitments/export?month=2026-10');
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-disposition')).toBe('attachment; filename="commitments-huainan-2026-10.csv"');
  const rows: Record<string, string>[] = parse(reply.body, { bom: true, columns: true });
  expect(rows.find((row) => row['承诺编码'] === body.code)).toMatchObject({
    承诺人名称: enterprise.name,
    承诺类型: '主动型',
    承诺事由: "'=cmd",
    承诺受理单位: '淮南市市场监督管理局',
  });
  const other = await api.as('supervisor-sz').get('/commitments/export?month=2026-10');
  expect(other.body).not.toContain(body.code);
});
