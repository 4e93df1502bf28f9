/** Filing: what is refused leaves nothing behind and says what to do; what is accepted is accepted once. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoDecisions } from '../../scripts/sample/named-penalties.ts';
import { demoEnterprise } from '../../scripts/sample/world.ts';
import { connectApi } from '../support/api.ts';
import {
  act,
  applicationOf,
  clerk,
  enterpriseNumber,
  fileCase,
  freshRecord,
  freshRecords,
  submit,
  untilStage,
} from '../support/api-cases.ts';
import { isKept, leavesNothing, versionsOf } from '../support/api-traces.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
const user = api.as(clerk);
let enterprise: Enterprise;
beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 9);
});

/** The demo enterprise's records, which no test changes. */
const demoRecords = async () => {
  const { body } = await api.as('clerk-zhang').get('/subjects');
  const { subjectId } = body.entries[0];
  const records = (await api.as('clerk-zhang').get(`/subjects/${subjectId}/records?limit=50`)).body.entries;
  const byNumber = (number: string) => records.find((r: { decisionNumber: string }) => r.decisionNumber === number);
  return { subject: { subjectId, name: demoEnterprise.name }, byNumber };
};

describe('records and why they can or cannot be repaired', () => {
  test('every condition comes with its outcome, its basis, its status and the day from which it holds', async () => {
    const { byNumber } = await demoRecords();
    const record = byNumber(demoDecisions.notYetEligible);
    expect(record).toMatchObject({
      unit: { id: 'unit-hn-market', name: '淮南市市场监督管理局' },
      explanation: {
        ruleSet: 'ndrc36',
        eligible: false,
        earliestFilingOn: '2026-11-21',
        minPeriodEndsOn: '2026-11-20',
      },
    });
    expect(record.explanation.unmet).toContain('minPeriodNotReached');
    const period = record.explanation.conditions.find((c: { code: string }) => c.code === 'minPeriodNotReached');
    expect(period).toMatchObject({
      met: false,
      holdsFrom: '2026-11-21',
      basis: expect.stringContaining('信用修复管理办法'),
    });
    expect(record.daysUntilFiling).toBeGreaterThan(0);
    for (const condition of record.explanation.conditions)
      expect(condition).toMatchObject({ title: expect.stringMatching(/./), advice: expect.stringMatching(/。$/) });
  });

  test('nothing but the letter stands against an eligible one, alone or in the list', async () => {
    const recordId = await freshRecord(api, enterprise);
    const { body } = await user.get(`/subjects/${enterprise.subjectId}/records/${recordId}`);
    expect(body.explanation.unmet).toEqual(['commitmentMissing']);
    expect(body.daysUntilFiling).toBeLessThanOrEqual(0);
    const listed = await user.get(`/subjects/${enterprise.subjectId}/records?limit=50`);
    expect(listed.body.entries.find((r: { recordId: string }) => r.recordId === recordId)).toEqual(body);
  });

  test('a record is read under its own subject only', async () => {
    const { byNumber } = await demoRecords();
    const { recordId } = byNumber(demoDecisions.notYetEligible);
    const reply = await user.get(`/subjects/${enterprise.subjectId}/records/${recordId}`);
    expect(reply).toMatchObject({ status: 404, body: { code: 'recordNotFound' } });
  });
});

describe('a refused filing leaves nothing', () => {
  let recordId: string;
  let good: Record<string, unknown>;
  beforeAll(async () => {
    recordId = await freshRecord(api, enterprise);
    good = await applicationOf(user, enterprise, { recordIds: [recordId] });
  });

  const refused = async (body: unknown, status: number, code: string) => {
    const key = randomUUID();
    let reply: Awaited<ReturnType<typeof user.post>> | undefined;
    await leavesNothing(engine, enterprise.subjectId, async () => {
      reply = await user.post('/applications', body, key);
    });
    expect(reply).toMatchObject({ status, body: { code } });
    expect(await isKept(engine, user, 'fileApplication', key)).toBe(false);
    return reply?.body;
  };

  test('a record of another subject', async () => {
    const { byNumber } = await demoRecords();
    const records = [{ recordId }, { recordId: byNumber(demoDecisions.notYetEligible).recordId }];
    await refused({ ...good, records }, 403, 'recordOfOtherSubject');
    const letter = { subjectId: enterprise.subjectId, recordIds: records.map((r) => r.recordId) };
    expect(await user.post('/applications/letter', letter)).toMatchObject({
      status: 403,
      body: { code: 'recordOfOtherSubject' },
    });
  });

  test('a subject the person does not represent', async () => {
    const { subject } = await demoRecords();
    await refused({ ...good, subjectId: subject.subjectId }, 403, 'notRepresenting');
  });

  test('a record nobody has registered', () =>
    refused({ ...good, records: [{ recordId: 'rec-unknown' }] }, 404, 'recordNotFound'));

  test('the same record twice', () =>
    refused({ ...good, records: [{ recordId }, { recordId }] }, 422, 'duplicateRecord'));

  test('more records than one package takes', async () => {
    const body = await refused(
      { ...good, records: Array.from({ length: 21 }, () => ({ recordId })) },
      422,
      'validationFailed',
    );
    expect(body.errors).toMatchObject([{ in: 'body', pointer: '/records', message: expect.stringContaining('20') }]);
  });

  test('another letter than the present one', async () => {
    const commitment = good['commitment'] as Record<string, string>;
    await refused({ ...good, commitment: { ...commitment, textHash: 'f'.repeat(64) } }, 409, 'commitmentTextChanged');
    await refused({ ...good, commitment: { ...commitment, letterVersion: '1999-01' } }, 409, 'commitmentTextChanged');
  });

  test('another name typed than the subject’s', async () => {
    const commitment = { ...(good['commitment'] as object), typedName: '某某有限公司' };
    const body = await refused({ ...good, commitment }, 422, 'signatureMismatch');
    expect(body.detail).toContain(enterprise.name);
  });

  test('a document that does not exist or is not uploaded', () =>
    refused({ ...good, documentIds: ['doc-unknown'] }, 422, 'documentNotFound'));

  test('not yet eligible: every unmet condition with its date, and nothing of the eligible ones in the same package', async () => {
    const early = await freshRecord(api, enterprise, { determinedOn: '2026-08-20', correctedOn: '2026-09-10' });
    const uncorrected = await freshRecord(api, enterprise, { correctedOn: null, confirmed: false });
    const body = await refused(
      await applicationOf(user, enterprise, { recordIds: [recordId, early, uncorrected] }),
      422,
      'notYetEligible',
    );
    expect(body.records).toMatchObject([
      {
        recordId: early,
        unmet: ['minPeriodNotReached'],
        earliestFilingOn: '2026-11-21',
        conditions: [{ code: 'minPeriodNotReached', met: false, holdsFrom: '2026-11-21' }],
      },
      { recordId: uncorrected, unmet: ['notCorrected'], conditions: [{ code: 'notCorrected', met: false }] },
    ]);
  });

  test('of the demo enterprise, as its own clerk', async () => {
    const { subject, byNumber } = await demoRecords();
    const { recordId: early } = byNumber(demoDecisions.notYetEligible);
    await leavesNothing(engine, subject.subjectId, async () => {
      const reply = await submit(api, subject, { username: 'clerk-zhang', recordIds: [early] });
      expect(reply).toMatchObject({ status: 422, body: { code: 'notYetEligible' } });
    });
  });
});

describe('filing once', () => {
  test('a record in an open case is not taken into a second one', async () => {
    const [taken, free] = (await freshRecords(api, enterprise, 2)) as [string, string];
    const caseId = await fileCase(api, enterprise, { recordIds: [taken] });
    await untilStage(user, caseId, 'accepting');
    await leavesNothing(engine, enterprise.subjectId, async () => {
      const reply = await submit(api, enterprise, { recordIds: [free, taken] });
      expect(reply).toMatchObject({ status: 409, body: { code: 'recordInOpenCase', recordId: taken } });
    });
  });

  test('the same key and body are answered alike and have one effect; another body is refused', async () => {
    const [recordId, other] = (await freshRecords(api, enterprise, 2)) as [string, string];
    const body = await applicationOf(user, enterprise, { recordIds: [recordId] });
    const key = randomUUID();
    const first = await user.post('/applications', body, key);
    expect(first.status).toBe(201);
    expect(await isKept(engine, user, 'fileApplication', key)).toBe(true);
    await untilStage(user, first.body.cases[0].caseId, 'accepting');
    const otherBody = await applicationOf(user, enterprise, { recordIds: [other] });
    await leavesNothing(engine, enterprise.subjectId, async () => {
      expect(await user.post('/applications', body, key)).toMatchObject({ status: 201, body: first.body });
      const reused = await user.post('/applications', otherBody, key);
      expect(reused).toMatchObject({ status: 409, body: { code: 'idempotencyKeyReused' } });
    });
  });

  test('eight at once under one key are one application', async () => {
    const body = await applicationOf(user, enterprise, { recordIds: [await freshRecord(api, enterprise)] });
    const key = randomUUID();
    const before = Object.keys(await versionsOf(engine, enterprise.subjectId)).filter((pk) =>
      pk.startsWith('APPLICATION#'),
    );
    const replies = await Promise.all(Array.from({ length: 8 }, () => user.post('/applications', body, key)));
    const done = replies.filter((reply) => reply.status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map((reply) => JSON.stringify(reply.body))).size).toBe(1);
    for (const reply of replies)
      if (reply.status !== 201) expect(reply).toMatchObject({ status: 503, body: { code: 'tooBusy' } });
    const after = Object.keys(await versionsOf(engine, enterprise.subjectId)).filter((pk) =>
      pk.startsWith('APPLICATION#'),
    );
    expect(after.length).toBe(before.length + 1);
    await untilStage(user, done[0]?.body.cases[0].caseId, 'accepting');
  });

  test('the progress of an application of two units, and the list that names it', async () => {
    const market = await freshRecord(api, enterprise);
    const transport = await freshRecord(api, enterprise, { unitId: 'unit-hn-transport', sector: 'transport' });
    const filed = await submit(api, enterprise, { recordIds: [market, transport] });
    expect(filed.status).toBe(201);
    const { applicationId, cases } = filed.body;
    expect(cases.map((c: { unitId: string }) => c.unitId)).toEqual(['unit-hn-market', 'unit-hn-transport']);
    for (const { caseId } of cases) await untilStage(user, caseId, 'accepting');
    const { body } = await user.get(`/applications/${applicationId}`);
    expect(body).toMatchObject({
      subjectName: enterprise.name,
      recordCount: 2,
      cases: [
        {
          unitName: '淮南市市场监督管理局',
          opened: true,
          stage: 'accepting',
          records: [{ recordId: market, outcome: 'pending' }],
        },
        { unitName: '淮南市交通运输局', stageLabel: '受理中', limit: { dueOn: expect.any(String) } },
      ],
    });
    const mine = await user.get(`/applications?subjectId=${enterprise.subjectId}&limit=50`);
    expect(mine.body.entries.map((e: { applicationId: string }) => e.applicationId)).toContain(applicationId);
    expect(await user.get('/applications/app-unknown')).toMatchObject({ status: 404, body: { code: 'caseNotFound' } });
  });

  test('withdrawn in part and as a whole; what is withdrawn may be filed again', async () => {
    const [first, second] = (await freshRecords(api, enterprise, 2)) as [string, string];
    const caseId = await fileCase(api, enterprise, { recordIds: [first, second] });
    await untilStage(user, caseId, 'accepting');
    const part = await act(user, caseId, 'withdraw', { recordIds: [first], reason: '暂不申请。' });
    expect(part.body).toMatchObject({
      stage: 'accepting',
      records: [{ outcome: 'withdrawn' }, { outcome: 'pending' }],
    });
    const again = await fileCase(api, enterprise, { recordIds: [first] });
    const all = await act(user, caseId, 'withdraw', { reason: '全部撤回。' });
    expect(all.body).toMatchObject({ stage: 'withdrawn', availableActions: [] });
    const nothing = await user.post(`/repair-cases/${caseId}/withdraw`, { reason: '再撤一次。' });
    expect(nothing).toMatchObject({ status: 409 });
    await untilStage(user, again, 'accepting');
  });
});
