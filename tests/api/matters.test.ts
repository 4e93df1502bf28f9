/** The catalogue over real HTTP: the sample's matters as anybody reads them, and a matter through its versions to its end. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { MatterDraft } from '#contracts/matters.ts';
import { commitmentMatter } from '#domain/matter/matter.ts';
import { clientOf } from '../../scripts/lib/aws.ts';
import { loadMatters } from '../../scripts/sample/load-matters.ts';
import { sampleMatters } from '../../scripts/sample/matters.ts';
import { connectApi, type Reply } from '../support/api.ts';
import { matterDraft } from '../support/api-matters.ts';
import { lastEventOf } from '../support/api-traces.ts';
import { connect } from '../support/engine.ts';

const engine = connect();
const api = connectApi(engine);
const admin = api.as('admin-hn');
const otherCity = api.as('admin-sz');

const read = (path: string): Promise<Reply> => api.call({ method: 'GET', path: `/public/matters${path}` });
/** Every matter the list shows, page after page of that size. */
const listed = async (query: string, limit: number): Promise<string[]> => {
  const ids: string[] = [];
  let cursor = '';
  do {
    const { body } = await read(`?${query}&limit=${limit}${cursor}`);
    ids.push(...body.entries.map(({ matterId }: { matterId: string }) => matterId));
    cursor = body.next === null ? '' : `&cursor=${body.next}`;
  } while (cursor !== '');
  return ids;
};

const newId = () => `test-${randomUUID().slice(0, 8)}`;
const publish = (matterId: string, content: unknown = matterDraft(), replaces = 0, who = admin): Promise<Reply> =>
  who.post(`/matters/${matterId}/publish`, { replaces, content });
const withdraw = (matterId: string, version = 1, who = admin): Promise<Reply> =>
  who.post(`/matters/${matterId}/withdraw`, { version, reason: '设定依据已经废止' });
const versionOf = async (matterId: string): Promise<number> =>
  (await engine.wiring.reader.load(commitmentMatter, matterId)).version;
const sampleOf = (regionId: string): string[] =>
  sampleMatters.flatMap(({ matterId, content }) => (content.regionId === regionId ? [matterId] : []));

describe('the sample catalogue', () => {
  test('is there for both cities, the same by pages of any size', async () => {
    for (const region of ['huainan', 'suzhou'])
      expect(await listed(`region=${region}`, 50)).toEqual(expect.arrayContaining(sampleOf(region)));
    const all = await listed('region=huainan', 50);
    expect(all).toEqual(all.toSorted());
    expect(await listed('region=huainan', 3)).toEqual(all);
    const licences = await listed('region=huainan&kind=businessLicenseMatter', 50);
    expect(licences).toContain('hn-food-licence');
    expect(licences).not.toContain('hn-enterprise-residence');
  });

  test('loaded again is as it was', async () => {
    const versions = () => Promise.all(sampleMatters.map(({ matterId }) => versionOf(matterId)));
    const before = await versions();
    const steps: string[] = [];
    const { info, instance } = engine;
    await loadMatters({
      info,
      principalIds: {},
      seals: new Map(),
      client: clientOf(instance),
      token: (username) => api.as(username).token(),
      step: (line) => steps.push(line),
    });
    expect(await versions()).toEqual(before);
    expect(steps).toEqual([]);
  });

  test('is shown with the whole notice and letter, and what is excluded with its ground', async () => {
    const { body } = await read('/hn-passenger-transport');
    expect(body).toMatchObject({
      version: 1,
      status: 'inForce',
      commitmentTypeLabel: '容缺受理型',
      verificationMethodLabel: '现场核查',
      content: { unitName: '淮南市交通运输局' },
      notice: expect.stringContaining('承运人责任保险单（10个工作日内）'),
      letter: expect.stringContaining('出于自愿'),
    });
    const excluded = await read('/hn-hazardous-chemicals');
    expect(excluded.body).toMatchObject({ letter: null, notice: expect.stringContaining('不适用告知承诺') });
  });
});

describe('a matter', () => {
  test('changes by versions; the earlier text stays, and the end says why', async () => {
    const matterId = newId();
    const key = randomUUID();
    const first = await admin.post(`/matters/${matterId}/publish`, { replaces: 0, content: matterDraft() }, key);
    expect(first).toMatchObject({ status: 200, body: { matterId, version: 1 } });
    const again = await admin.post(`/matters/${matterId}/publish`, { replaces: 0, content: matterDraft() }, key);
    expect(again.body).toEqual(first.body);
    expect(await lastEventOf(engine, commitmentMatter, matterId)).toMatchObject({
      type: 'CommitmentMatterPublished',
      actor: { principalId: await admin.principalId(), role: 'administrator' },
    });
    const { notice, letter, noticeHash } = (await read(`/${matterId}`)).body;
    expect(noticeHash).toBe(first.body.noticeHash);

    expect(await publish(matterId, matterDraft({ description: '改后的内容。' }), 1)).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect((await read(`/${matterId}?version=1`)).body).toMatchObject({
      status: 'replaced',
      notice,
      letter,
      noticeHash,
    });
    expect((await read(`/${matterId}`)).body).toMatchObject({
      version: 2,
      status: 'inForce',
      notice: expect.stringContaining('改后的内容。'),
    });
    expect(await listed('region=huainan', 50)).toContain(matterId);

    expect(await withdraw(matterId, 2)).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await read(`/${matterId}`)).body).toMatchObject({
      version: 2,
      status: 'withdrawn',
      withdrawnReason: '设定依据已经废止',
    });
    expect((await read(`/${matterId}?version=1`)).body).toMatchObject({ status: 'replaced', notice });
    expect(await listed('region=huainan', 50)).not.toContain(matterId);
    expect(await withdraw(matterId, 2)).toMatchObject({ status: 409, body: { code: 'matterWithdrawn' } });
  });

  test('of two authors at the same time keeps one’s version whole', async () => {
    const matterId = newId();
    await publish(matterId);
    const drafts = ['甲的改动。', '乙的改动。', '丙的改动。'];
    const replies = await Promise.all(drafts.map((description) => publish(matterId, matterDraft({ description }), 1)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    for (const { status, body } of replies)
      if (status === 409) expect(body).toMatchObject({ code: 'staleVersion', current: 2 });
    const { body } = await read(`/${matterId}`);
    expect(body.content.description).toBe(drafts[replies.findIndex(({ status }) => status === 200)]);
    expect(await versionOf(matterId)).toBe(2);
  });

  const draft = matterDraft();
  const term = { workingDays: 5, basis: '测试设定', status: 'assumed' } as const;
  const bad: readonly [string, Record<string, unknown>, string][] = [
    ['a part left out', { supervisionChannel: undefined }, 'validationFailed'],
    ['no condition', { conditions: [] }, 'validationFailed'],
    ['a field nobody knows', { fee: 0 }, 'validationFailed'],
    ['half a character', { name: '甲\u0000' }, 'validationFailed'],
    ['a unit of its own naming', { unitName: '某局' }, 'validationFailed'],
    ['a unit nobody registered', { unitId: 'unit-nowhere' }, 'matterUnitUnknown'],
    ['another city’s unit', { unitId: 'unit-sz-market' }, 'matterUnitUnknown'],
    [
      'help from nobody',
      { verification: { ...draft.verification, method: 'assistance', assistingUnitId: 'unit-nowhere' } },
      'matterUnitUnknown',
    ],
    [
      'an excluded matter on the spot',
      { decidedOnTheSpot: true, excluded: { ground: '公共安全', basis: '示例' } },
      'matterInconsistent',
    ],
    ['an unknown term with a number', { rectification: { ...term, status: 'unknown' } }, 'matterInconsistent'],
    ['two materials of one id', { requiredMaterials: [{ id: 'layout', name: '图' }] }, 'matterInconsistent'],
    [
      'deferred materials in a proof',
      { kind: 'proofMatter', commitmentType: 'proofMatter', deferredMaterials: [{ id: 'x', name: '报告', term }] },
      'matterInconsistent',
    ],
    ['a place in the letter that nobody fills', { letterText: '{address}' }, 'matterInconsistent'],
    [
      'a condition that names nothing',
      { conditions: [{ id: 'a', text: '符合其他条件', mandatory: true }] },
      'matterInconsistent',
    ],
  ];
  test.each(bad)('with %s is refused, and nothing is written', async (_, more, code) => {
    const matterId = newId();
    const reply = await publish(matterId, { ...draft, ...more } as MatterDraft);
    expect(reply).toMatchObject({ status: 422, body: { code } });
    expect(await versionOf(matterId)).toBe(0);
    expect(await read(`/${matterId}`)).toMatchObject({ status: 404, body: { code: 'matterNotFound' } });
  });

  test('is its own city’s administrators’ affair', async () => {
    const matterId = newId();
    const inSuzhou = matterDraft({ regionId: 'suzhou', unitId: 'unit-sz-market' });
    const elsewhere = { status: 403, body: { code: 'wrongRegion' } };
    expect(await publish(matterId, inSuzhou)).toMatchObject(elsewhere);
    expect(await publish(matterId, matterDraft(), 0, otherCity)).toMatchObject(elsewhere);
    await publish(matterId);
    expect(await publish(matterId, inSuzhou, 1)).toMatchObject(elsewhere);
    expect(await publish(matterId, inSuzhou, 1, otherCity)).toMatchObject(elsewhere);
    expect(await withdraw(matterId, 1, otherCity)).toMatchObject(elsewhere);
    expect(await versionOf(matterId)).toBe(1);
  });
});

test('what is not there, is named badly or asked badly is told as such', async () => {
  expect(await withdraw(newId())).toMatchObject({ status: 404, body: { code: 'matterNotFound' } });
  expect(await read('/hn-food-licence?version=99')).toMatchObject({
    status: 404,
    body: { code: 'matterVersionUnknown' },
  });
  const invalid = { status: 422, body: { code: 'validationFailed' } };
  for (const path of ['/HN_1', '/hn-food-licence?version=0', '', '?region=huainan&kind=x', '?region=huainan&page=2'])
    expect(await read(path)).toMatchObject(invalid);
  expect(await read('?region=nowhere')).toMatchObject({ status: 200, body: { entries: [], next: null } });
  const { body } = await read('?region=huainan&limit=1');
  expect(await read(`?region=suzhou&cursor=${body.next}`)).toMatchObject({
    status: 422,
    body: { code: 'cursorInvalid' },
  });
});
