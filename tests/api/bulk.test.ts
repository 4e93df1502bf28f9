/** A desk that takes many items at once: what is right is done, what is not says why, and one never stands in another's way. */
import { beforeAll, expect, test } from 'vitest';
import { maxBulkItems } from '#contracts/bulk.ts';
import { connectApi } from '../support/api.ts';
import {
  clerk,
  enterpriseNumber,
  fileCase,
  freshRecords,
  grants,
  offered,
  pathOf,
  untilStage,
} from '../support/api-cases.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';

const api = connectApi(connect());
const [acceptor, approver] = [api.as('urban-acceptor'), api.as('urban-approver')];
let enterprise: Enterprise;
let recordOf: Map<string, string>;
let caseIds: string[];

beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 4);
  const recordIds = await freshRecords(api, enterprise, 4, { unitId: 'unit-hn-urban', sector: 'urbanManagement' });
  caseIds = [];
  recordOf = new Map();
  for (const recordId of recordIds) {
    const caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
    caseIds.push(caseId);
    recordOf.set(caseId, recordId);
  }
});

interface Result {
  readonly caseId: string;
  readonly status: number;
  readonly answer?: { readonly stage?: string; readonly assignee?: string };
  readonly problem?: { readonly code: string; readonly instance: string };
}

test('cases are claimed, accepted and granted together; what cannot be is told item by item', async () => {
  const itemsFor = (user: typeof acceptor, action: string) =>
    Promise.all(caseIds.map(async (caseId) => ({ caseId, ...(await offered(user, caseId, action)) })));
  const claimed = await acceptor.post('/work-items/bulk/claim', { items: await itemsFor(acceptor, 'accept') });
  expect(claimed.status).toBe(200);
  const principalId = await acceptor.principalId();
  expect(claimed.body.results.map((one: Result) => one.answer?.assignee)).toEqual(caseIds.map(() => principalId));

  // The applicant withdraws one meanwhile.
  const items = await itemsFor(acceptor, 'accept');
  const [withdrawn, ...left] = caseIds;
  await api.as(clerk).post(pathOf(withdrawn ?? '', 'withdraw'), { reason: '暂不申请。' });
  const accepting = { action: 'accept', items: items.map((item) => ({ ...item, opinion: '予以受理。' })) };
  const key = `bulk-${principalId}`;
  const accepted = await acceptor.post('/repair-cases/bulk/act', accepting, key);
  const [first, ...others] = accepted.body.results as Result[];
  expect(first).toMatchObject({
    caseId: withdrawn,
    status: 409,
    problem: { code: 'itemClosed', instance: pathOf(withdrawn ?? '', 'accept') },
  });
  expect(others.map(({ caseId, status }) => [caseId, status])).toEqual(left.map((caseId) => [caseId, 200]));
  expect((await acceptor.post('/repair-cases/bulk/act', accepting, key)).body).toEqual(accepted.body);

  for (const caseId of left) await untilStage(approver, caseId, 'deciding');
  const decisions = await Promise.all(
    left.map(async (caseId) => ({
      caseId,
      ...(await offered(approver, caseId, 'decide')),
      records: grants([recordOf.get(caseId) ?? '']),
    })),
  );
  const granted = await approver.post('/repair-cases/bulk/act', { action: 'decide', items: decisions });
  expect(granted.body.results.map(({ status, answer }: Result) => [status, answer?.stage])).toEqual(
    left.map(() => [200, 'stopping']),
  );
});

test('as many as are taken at once are answered in time', async () => {
  const items = Array.from({ length: maxBulkItems }, (_, n) => ({
    caseId: caseIds[0],
    itemId: `item-${n}`,
    itemVersion: 1,
  }));
  const { status, body } = await acceptor.post('/work-items/bulk/claim', { items });
  expect([status, new Set(body.results.map((one: Result) => one.problem?.code))]).toEqual([
    200,
    new Set(['itemNotFound']),
  ]);
});
