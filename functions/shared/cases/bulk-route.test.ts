/** Many at once is the same as one after the other: what is held against here is the single command, in a world of its own. */
import { describe, expect, it } from 'vitest';
import { maxBulkItems } from '#contracts/bulk.ts';
import { actOnCommitmentCases, commitmentCaseActions } from '#contracts/commitment-actions.ts';
import { actOnRepairCases, caseActions } from '#contracts/repair-actions.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { official, storedApi } from '../../../tests/support/stored-api.ts';
import { clerk, market, openCaseCommand, record, tax } from '../../../tests/support/world.ts';
import { commitmentActionRoute } from '../../api/commitment-actions/action.ts';
import { repairActionRoute } from '../../api/repair-actions/action.ts';
import { claimWorkItemsRoute } from '../../api/work-items/claim-many.ts';
import { claimItemRoute } from '../../api/work-items/item.ts';
import { actOnManyRoute } from './bulk-route.ts';

const acceptor = official(market, 'huainan', 'acceptor');
const colleague = { ...acceptor, principalId: 'colleague' };
const verifier = official(market, 'huainan', 'verifier');

const units = { free: market, free2: market, taken: market, ended: market, stale: market, foreign: tax } as const;

/** Cases that wait for acceptance: one is claimed by a colleague, one was withdrawn, one is of another unit. */
const office = async () => {
  const office = storedApi((deps, http) => {
    const actions = caseActions.map((contract) => repairActionRoute(deps, contract));
    const onCommitments = commitmentCaseActions.map((contract) => commitmentActionRoute(deps, contract));
    return [
      claimItemRoute(deps),
      claimWorkItemsRoute(deps, http),
      ...actions,
      actOnManyRoute(http, actOnRepairCases, actions),
      ...onCommitments,
      actOnManyRoute(http, actOnCommitmentCases, onCommitments),
    ];
  });
  const { world, post } = office;
  for (const [caseId, unitId] of Object.entries(units)) {
    const records = [record({ recordId: `record-${caseId}` })];
    await world.does(repairCase, caseId, openCaseCommand({ caseId, unitId, records, receivedAt: world.now }));
    const enters = { type: 'enterStage' as const, stage: 'filed', generation: 1 };
    await world.does(repairCase, caseId, enters);
    await world.does(repairCase, caseId, { ...enters, stage: (await world.caseState(caseId)).stage } as typeof enters);
  }
  const refOf = async (caseId: string) => {
    const [item] = Object.values((await world.caseState(caseId)).items);
    return { caseId, itemId: item?.id ?? 'item-unknown', itemVersion: caseId === 'stale' ? 7 : (item?.version ?? 1) };
  };
  const { itemId, itemVersion } = await refOf('taken');
  await post(colleague, `/work-items/taken/${itemId}/claim`, { itemVersion }, 'colleague');
  await world.asks({ type: 'withdraw', reason: '不办' }, clerk, { id: 'ended' });
  const items = await Promise.all([...Object.keys(units), 'unknown'].map(refOf));
  const events = async (caseId: string) => (await world.reader.events(repairCase, caseId)).length;
  return { ...office, items, events };
};

type Item = Awaited<ReturnType<typeof office>>['items'][number];

const ways: readonly {
  name: string;
  bulk: (items: readonly Item[]) => { path: string; body: unknown };
  alone: (item: Item) => { path: string; body: unknown };
}[] = [
  {
    name: 'claiming',
    bulk: (items) => ({ path: '/work-items/bulk/claim', body: { items } }),
    alone: ({ caseId, itemId, itemVersion }) => ({
      path: `/work-items/${caseId}/${itemId}/claim`,
      body: { itemVersion },
    }),
  },
  {
    name: 'accepting',
    bulk: (items) => ({
      path: '/repair-cases/bulk/act',
      body: { action: 'accept', items: items.map((item) => ({ ...item, opinion: '齐全' })) },
    }),
    alone: ({ caseId, itemId, itemVersion }) => ({
      path: `/repair-cases/${caseId}/accept`,
      body: { itemId, itemVersion, opinion: '齐全' },
    }),
  },
];

describe.each(ways)('$name many', ({ bulk, alone }) => {
  it.each([
    ['somebody of the unit', acceptor, 200],
    ['somebody of another role', verifier, 403],
  ])('by %s is answered item by item as the single command is', async (_, who, first) => {
    const [together, apart] = [await office(), await office()];
    const { path, body } = bulk(together.items);
    const answer = await together.post(who, path, body);
    expect(answer.status).toBe(200);
    const expected = [];
    for (const item of apart.items) {
      const single = alone(item);
      const { status, body: said } = await apart.post(who, single.path, single.body);
      const { caseId, itemId } = item;
      expected.push({ caseId, itemId, status, ...(status < 300 ? { answer: said } : { problem: said }) });
    }
    expect(answer.body.results).toEqual(expected);
    expect(answer.body.results[0].status).toBe(first);
  });

  it('again under the same key is answered the same and done once', async () => {
    const { post, items, events } = await office();
    const { path, body } = bulk(items);
    const first = await post(acceptor, path, body, 'the-key');
    const stored = await events('free');
    expect((await post(acceptor, path, body, 'the-key')).body).toEqual(first.body);
    expect(await events('free')).toBe(stored);
  });

  it('tried again after one has become possible does that one only', async () => {
    const { post, items, events } = await office();
    const { path, body } = bulk(items);
    await post(acceptor, path, body, 'the-key');
    const before = await events('free');
    const { itemId } = items.find((item) => item.caseId === 'stale') ?? { itemId: '' };
    const mended = items.map((item) => (item.caseId === 'stale' ? { ...item, itemVersion: 1 } : item));
    const again = await post(acceptor, path, bulk(mended).body, 'the-key');
    expect(again.body.results.find((one: { itemId: string }) => one.itemId === itemId).status).toBe(200);
    expect(await events('free')).toBe(before);
  });

  it('takes no item twice, not too many, and not none', async () => {
    const { post, items } = await office();
    const [one] = items;
    const many = Array.from({ length: maxBulkItems + 1 }, (_, n) => ({ ...one, itemId: `item-${n}` }) as Item);
    for (const wrong of [[one, one] as Item[], many, []]) {
      const { path, body } = bulk(wrong);
      expect(await post(acceptor, path, body)).toMatchObject({ status: 422, body: { code: 'validationFailed' } });
    }
  });
});

describe('what is never said of many at once', () => {
  const on = { caseId: 'free', itemId: 'item-1', itemVersion: 1 };
  const text = { reason: '不符', toFix: '补' };
  it.each([
    ['refuseAcceptance', { ...on, ...text }],
    ['requestSupplement', { ...on, items: [{ what: '补充' }] }],
    ['returnStep', { ...on, reason: '查无' }],
    ['decide', { ...on, records: [{ recordId: 'record-free', outcome: 'refused', ...text }] }],
    ['verify', { ...on, opinion: '不实', records: [{ recordId: 'record-free', supported: false, remark: '不实' }] }],
    ['refuseMatter', { ...on, ...text }, '/commitment-cases'],
    ['revokeDecision', { ...on, reason: '违诺' }, '/commitment-cases'],
  ])('%s', async (action, item, cases = '/repair-cases') => {
    const { post } = await office();
    const everybody = { ...acceptor, roles: ['acceptor', 'verifier', 'approver'] as const };
    const body = { action, items: [item] };
    expect(await post(everybody, `${cases}/bulk/act`, body)).toMatchObject({ body: { code: 'validationFailed' } });
  });
});
