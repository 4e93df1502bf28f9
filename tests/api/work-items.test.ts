/** The queue: what is whose to do, page by page in one order, and nothing that has been done already. */
import { beforeAll, describe, expect, test } from 'vitest';
import { connectApi, type Reply, type User } from '../support/api.ts';
import {
  act,
  clerk,
  enterpriseNumber,
  fileCase,
  freshRecord,
  freshRecords,
  offered,
  pathOf,
} from '../support/api-cases.ts';
import { connect, until } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
const acceptor = api.as('fire-acceptor');
let enterprise: Enterprise;
/** Cases of a unit no other test files at, which wait for their acceptance throughout. */
let caseIds: string[];

const ofFire = { unitId: 'unit-hn-fire', sector: 'fire' } as const;

beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 15);
  const recordIds = await freshRecords(api, enterprise, 5, ofFire);
  caseIds = await Promise.all(recordIds.map((recordId) => fileCase(api, enterprise, { recordIds: [recordId] })));
  for (const caseId of caseIds) await offered(acceptor, caseId, 'accept');
  await until('all of them in the queue', async () => {
    const found = await pages(acceptor, '/work-items?limit=50');
    return caseIds.every((caseId) => found.flat().some((item) => item.caseId === caseId)) ? true : undefined;
  });
});

interface Item {
  readonly id: string;
  readonly caseId: string;
  readonly version: number;
  readonly dueAt: string | null;
  readonly kind: string;
  readonly assignee?: string;
  readonly availableActions: readonly { readonly action: string }[];
}

/** Every page of a list; `between` is called after each. */
const pages = async (
  user: User,
  path: string,
  between: (page: readonly Item[]) => Promise<void> = async () => {},
): Promise<Item[][]> => {
  const found: Item[][] = [];
  let cursor: string | null = null;
  do {
    const { status, body }: Reply = await user.get(
      cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`,
    );
    expect(status).toBe(200);
    found.push(body.entries);
    await between(body.entries);
    cursor = body.next;
  } while (cursor !== null);
  return found;
};

const orderOf = (item: Item): string => `${item.dueAt ?? '0'}#${item.id}`;

describe('pages', () => {
  test('hold every item once, ordered by when it is due, however small they are', async () => {
    const whole = (await pages(acceptor, '/work-items?limit=50')).flat();
    const small = await pages(acceptor, '/work-items?limit=2');
    expect(small.length).toBeGreaterThan(2);
    for (const page of small) expect(page.length).toBeLessThanOrEqual(2);
    expect(small.flat().map((item) => item.id)).toEqual(whole.map((item) => item.id));
    expect(whole.map(orderOf)).toEqual(whole.map(orderOf).toSorted());
    expect(new Set(whole.map((item) => item.id)).size).toBe(whole.length);
  });

  test('drop what is done meanwhile and skip nothing else', async () => {
    const caseId = await fileCase(api, enterprise, { recordIds: [await freshRecord(api, enterprise, ofFire)] });
    await offered(acceptor, caseId, 'accept');
    const before = await until('the new item', async () => {
      const found = (await pages(acceptor, '/work-items?limit=50')).flat();
      return found.some((item) => item.caseId === caseId) ? found : undefined;
    });
    let done = false;
    const after = await pages(acceptor, '/work-items?limit=1', async (page) => {
      // Done while somebody is still reading the pages before it, unless it stands on the first.
      if (!done && page[0]?.caseId !== caseId)
        await act(acceptor, caseId, 'refuseAcceptance', { reason: '材料不符。', toFix: '更换材料。' });
      done = true;
    });
    const left = before.filter((item) => item.caseId !== caseId).map((item) => item.id);
    expect(
      after
        .flat()
        .map((item) => item.id)
        .filter((id) => left.includes(id)),
    ).toEqual(left);
    const now = (await pages(acceptor, '/work-items?limit=50')).flat();
    if (before[0]?.caseId !== caseId) expect(now.map((item) => item.caseId)).not.toContain(caseId);
  });

  test('a cursor is of its list and its filters alone', async () => {
    const { next } = (await acceptor.get('/work-items?limit=1')).body;
    const foreign = [
      `/repair-cases?cursor=${next}`,
      `/work-items?scope=mine&cursor=${next}`,
      `/work-items?stage=verifying&cursor=${next}`,
      '/work-items?cursor=bm9uZQ',
      `/work-items?cursor=${Buffer.from('{"list":"work-items:unit:::","after":1}').toString('base64url')}`,
    ];
    for (const path of foreign)
      expect(await acceptor.get(path)).toMatchObject({ status: 422, body: { code: 'cursorInvalid' } });
    // Of another person the same cursor is only a place in their own list.
    const others = await api.as('transport-acceptor').get(`/work-items?limit=50&cursor=${next}`);
    expect(others.body.entries.filter((item: Item) => caseIds.includes(item.caseId))).toEqual([]);
  });

  test.each([
    'limit=0',
    'limit=51',
    'limit=ten',
    'limit=1&limit=2',
    'scope=all',
    'stage=gone',
    'kind=unknown',
    'dueBefore=2026-02-30',
    'due=later',
    'caseKind=interview',
    'subject=%20',
    'sort=desc',
  ])('a query with %s is refused', async (query) => {
    expect(await acceptor.get(`/work-items?${query}`)).toMatchObject({
      status: 422,
      body: { code: 'validationFailed' },
    });
  });
});

describe('filters', () => {
  const idsOf = async (user: User, query: string) => (await pages(user, `/work-items?limit=50&${query}`)).flat();

  test('by stage, kind and due date', async () => {
    const all = await idsOf(acceptor, 'stage=accepting');
    expect(all.map((item) => item.caseId)).toEqual(expect.arrayContaining(caseIds));
    expect(await idsOf(acceptor, 'stage=verifying')).toEqual([]);
    expect((await idsOf(acceptor, 'kind=accept')).map((item) => item.id)).toEqual(all.map((item) => item.id));
    expect(await idsOf(acceptor, 'kind=verify')).toEqual([]);
    expect(await idsOf(acceptor, 'dueBefore=2026-10-12')).toEqual([]);
    const dueSoon = await idsOf(acceptor, 'dueBefore=2026-12-31');
    expect(dueSoon.map((item) => item.caseId)).toEqual(expect.arrayContaining(caseIds));
    for (const item of dueSoon)
      expect(item).toMatchObject({ kindLabel: '受理', stageLabel: '受理中', remainingWorkingDays: expect.any(Number) });
  });

  test('by subject, by case and by kind of case; and the numbers over the desk are the lengths of its lists', async () => {
    const ofSubject = await idsOf(acceptor, `subject=${encodeURIComponent(enterprise.name)}`);
    expect(ofSubject.map((item) => item.caseId)).toEqual(expect.arrayContaining(caseIds));
    const byCode = await idsOf(acceptor, `subject=${enterprise.uscc}`);
    expect(byCode).toEqual(ofSubject);
    expect((await idsOf(acceptor, `caseId=${caseIds[0]}`)).map((item) => item.caseId)).toEqual([caseIds[0]]);
    expect(await idsOf(api.as('tax-acceptor'), `caseId=${caseIds[0]}`)).toEqual([]);
    expect(await idsOf(acceptor, 'caseKind=commitmentCase')).toEqual([]);
    const { body } = await acceptor.get('/work-items/counts');
    const lengths = await Promise.all(
      ['scope=mine', 'scope=unclaimed', 'due=soon', 'due=overdue'].map(
        async (query) => (await idsOf(acceptor, query)).length,
      ),
    );
    expect([body.mine, body.unclaimed, body.dueSoon, body.overdue]).toEqual(lengths);
  });

  test('what waits for an applicant is in theirs, and nobody else’s', async () => {
    const caseId = await fileCase(api, enterprise, { recordIds: [await freshRecord(api, enterprise, ofFire)] });
    await act(acceptor, caseId, 'requestSupplement', { items: [{ what: '请补充凭证。' }] });
    const mine = await until('the supplement in the queue', async () =>
      (await idsOf(api.as(clerk), 'kind=supplement')).find((item) => item.caseId === caseId),
    );
    // The limit of a supplement is settled by nobody, so none is made up.
    expect(mine.availableActions.map((offer) => offer.action)).toEqual(['submitSupplement']);
    expect((await idsOf(api.as('clerk-zhang'), 'kind=supplement')).map((item) => item.caseId)).not.toContain(caseId);
    expect((await idsOf(acceptor, 'kind=supplement')).map((item) => item.caseId)).not.toContain(caseId);
  });
});

describe('claiming', () => {
  test('puts an item into one’s own list and out of everybody else’s hands, and releasing gives it back', async () => {
    const recordIds = await freshRecords(api, enterprise, 1, { confirmed: false });
    const caseId = await fileCase(api, enterprise, { recordIds });
    await act(api.as('market-acceptor'), caseId, 'accept', { opinion: '予以受理。' });
    const [verifier, both] = [api.as('market-verifier'), api.as('market-both')];
    const { itemId, itemVersion } = await offered(verifier, caseId, 'verify');
    const at = `/work-items/${caseId}/${itemId}`;
    expect((await verifier.get(at)).body.availableActions.map((o: { action: string }) => o.action)).toEqual([
      'verify',
      'claimWorkItem',
    ]);

    const claimed = await verifier.post(`${at}/claim`, { itemVersion });
    expect(claimed).toMatchObject({
      status: 200,
      body: { assignee: await verifier.principalId(), version: itemVersion + 1 },
    });
    expect((await verifier.post(`${at}/claim`, { itemVersion })).body.version).toBe(itemVersion + 1);
    const inList = async (user: User, scope: string) =>
      (await pages(user, `/work-items?limit=50&scope=${scope}&kind=verify`)).flat().find((item) => item.id === itemId);
    const mine = await until('the item among mine', () => inList(verifier, 'mine'));
    // The list, the item and its case offer the same.
    const alone = (await verifier.get(at)).body;
    expect(alone.availableActions.map((o: { action: string }) => o.action)).toEqual(['verify', 'releaseWorkItem']);
    expect(mine.availableActions).toEqual(alone.availableActions);
    const ofCase = (await verifier.get(`/repair-cases/${caseId}`)).body.availableActions;
    expect(ofCase.filter((o: { itemId?: string }) => o.itemId === itemId)).toEqual(alone.availableActions);
    expect(await inList(both, 'mine')).toBeUndefined();
    expect((await both.get(at)).body.availableActions).toEqual([]);

    for (const what of ['claim', 'release'])
      expect(await both.post(`${at}/${what}`, { itemVersion: itemVersion + 1 })).toMatchObject({
        status: 409,
        body: { code: 'itemClaimedByOther' },
      });
    expect(await verifier.post(`${at}/release`, { itemVersion })).toMatchObject({
      status: 409,
      body: { code: 'staleVersion' },
    });
    expect((await verifier.post(`${at}/release`, { itemVersion: itemVersion + 1 })).body).not.toHaveProperty(
      'assignee',
    );
    const again = await verifier.post(`${at}/release`, { itemVersion: itemVersion + 2 });
    expect(again).toMatchObject({ status: 409, body: { code: 'itemNotClaimedByYou' } });
    const finding = {
      opinion: '属实。',
      records: recordIds.map((recordId) => ({ recordId, supported: true, remark: '属实。' })),
    };
    const done = await both.post(pathOf(caseId, 'verify'), { itemId, itemVersion: itemVersion + 2, ...finding });
    expect(done.status).toBe(200);
    expect(await verifier.post(`${at}/claim`, { itemVersion: itemVersion + 3 })).toMatchObject({
      status: 409,
      body: { code: 'itemClosed' },
    });
    await until('it to leave the list', async () =>
      (await inList(verifier, 'unit')) === undefined ? true : undefined,
    );
  });

  test('an unknown item, an unknown case', async () => {
    const at = `/work-items/${caseIds[1]}/item-unknown`;
    expect(await acceptor.get(at)).toMatchObject({ status: 404, body: { code: 'itemNotFound' } });
    expect(await acceptor.post(`${at}/claim`, { itemVersion: 1 })).toMatchObject({
      status: 404,
      body: { code: 'itemNotFound' },
    });
    expect(await acceptor.get('/work-items/case-unknown/item-1')).toMatchObject({
      status: 404,
      body: { code: 'caseNotFound' },
    });
  });
});
