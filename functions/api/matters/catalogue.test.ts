/** The catalogue from both sides: what administrators publish and withdraw is what anybody reads, with every version there ever was. */
import { describe, expect, it } from 'vitest';
import { commitmentMatter } from '#domain/matter/matter.ts';
import { matterDraft } from '../../../tests/support/api-matters.ts';
import { later, monday } from '../../../tests/support/context.ts';
import { official, storedApi } from '../../../tests/support/stored-api.ts';
import { customs, market, szEcology } from '../../../tests/support/world.ts';
import { listMattersRoute, readMatterRoute } from '../public/matters.ts';
import { publishMatterRoute, withdrawMatterRoute } from './keep.ts';

const admin = official('unit-hn-credit', 'huainan', 'administrator');
const otherCity = official(szEcology, 'suzhou', 'administrator');
const anybody = official(market, 'huainan');
const inSuzhou = matterDraft({ regionId: 'suzhou', unitId: szEcology });
const excluded = { ground: '涉及公共安全', basis: '国办发〔2020〕42号' };

const office = () => {
  const office = storedApi((deps) => [
    listMattersRoute(deps),
    readMatterRoute(deps),
    publishMatterRoute(deps),
    withdrawMatterRoute(deps),
  ]);
  const { world, get, list, post } = office;
  return {
    world,
    post,
    read: (id: string, version?: number) =>
      get(anybody, `/public/matters/${id}`, version === undefined ? {} : { version: String(version) }),
    listed: async (query: Record<string, string> = {}, limit = 50) =>
      (await list(anybody, '/public/matters', limit, { region: 'huainan', ...query })).map(({ matterId }) => matterId),
    publish: (id: string, content = matterDraft(), replaces = 0, who = admin) =>
      post(who, `/matters/${id}/publish`, { replaces, content }),
    withdraw: (id: string, version = 1, who = admin) =>
      post(who, `/matters/${id}/withdraw`, { version, reason: '设定依据已经废止' }),
    eventsOf: (id: string) => world.reader.events(commitmentMatter, id),
  };
};

describe('a published matter', () => {
  it('is read with its texts, and the unit is called what the directory calls it', async () => {
    const { publish, read } = office();
    const { status, body } = await publish('hn-one');
    expect({ status, body }).toMatchObject({ status: 200, body: { matterId: 'hn-one', version: 1 } });
    expect(await read('hn-one')).toMatchObject({
      version: 1,
      status: 'inForce',
      publishedAt: monday,
      withdrawnAt: null,
      content: { ...matterDraft(), unitName: market },
      kindLabel: '涉企经营许可事项',
      notice: expect.stringContaining(`告知单位：${market}`),
      letter: expect.stringContaining('承诺人（承诺人名称）（代码（承诺人代码））'),
      noticeHash: body.noticeHash,
    });
  });

  it('leaves every earlier version readable word for word', async () => {
    const { world, publish, read } = office();
    await publish('hn-one');
    const first = await read('hn-one');
    world.now = later(monday, 1);
    await publish('hn-one', matterDraft({ description: '另一说明。' }), 1);
    const { notice, letter, noticeHash, content } = first;
    expect(await read('hn-one', 1)).toMatchObject({ status: 'replaced', notice, letter, noticeHash, content });
    const second = await read('hn-one');
    expect(second).toMatchObject({ version: 2, status: 'inForce', notice: expect.stringContaining('另一说明。') });
    expect(second.noticeHash).not.toBe(noticeHash);
    expect(second.versions).toMatchObject([{ version: 1 }, { version: 2, publishedAt: world.now }]);
  });

  it('withdrawn says so with the reason, is listed no more, and comes back as a new version', async () => {
    const { world, publish, withdraw, read, listed } = office();
    await publish('hn-one');
    expect(await listed()).toEqual(['hn-one']);
    world.now = later(monday, 2);
    expect(await withdraw('hn-one')).toMatchObject({ status: 200, body: { version: 1, withdrawnAt: world.now } });
    expect(await listed()).toEqual([]);
    expect(await listed({ status: 'withdrawn' })).toEqual(['hn-one']);
    expect(await read('hn-one')).toMatchObject({
      status: 'withdrawn',
      withdrawnAt: world.now,
      withdrawnReason: '设定依据已经废止',
      notice: expect.stringContaining('告知书'),
    });
    await publish('hn-one', matterDraft(), 1);
    expect(await listed()).toEqual(['hn-one']);
    expect(await listed({ status: 'withdrawn' })).toEqual([]);
    expect(await read('hn-one')).toMatchObject({ version: 2, status: 'inForce', withdrawnReason: null });
    expect(await read('hn-one', 1)).toMatchObject({ status: 'withdrawn' });
  });

  it('that is excluded says why, and has no letter to sign', async () => {
    const { publish, read } = office();
    await publish('hn-one', matterDraft({ excluded, substitutedMaterials: [] }));
    expect(await read('hn-one')).toMatchObject({ letter: null, content: { excluded } });
  });

  it('shows nobody who published it', async () => {
    const { publish, read } = office();
    await publish('hn-one');
    expect(JSON.stringify(await read('hn-one'))).not.toContain(admin.principalId);
  });
});

describe('the list', () => {
  it('is the region’s, by id, the same by pages of any size, and of one kind where that is asked', async () => {
    const { publish, listed } = office();
    const proof = matterDraft({ kind: 'proofMatter', commitmentType: 'proofMatter' });
    for (const id of ['hn-c', 'hn-a', 'hn-d']) await publish(id);
    for (const id of ['hn-e', 'hn-b']) await publish(id, proof);
    await publish('sz-one', inSuzhou, 0, otherCity);
    const all = ['hn-a', 'hn-b', 'hn-c', 'hn-d', 'hn-e'];
    for (const limit of [1, 2, 50]) {
      expect(await listed({}, limit)).toEqual(all);
      expect(await listed({ kind: 'proofMatter' }, limit)).toEqual(['hn-b', 'hn-e']);
    }
    expect(await listed({ region: 'suzhou' })).toEqual(['sz-one']);
    expect(await listed({ region: 'nowhere' })).toEqual([]);
  });
});

describe('the catalogue is kept', () => {
  it('by one author at a time: who has not seen the last version changes nothing', async () => {
    const { publish, eventsOf, read } = office();
    await publish('hn-one');
    await publish('hn-one', matterDraft({ description: '甲的改动。' }), 1);
    expect(await publish('hn-one', matterDraft({ description: '乙的改动。' }), 1)).toMatchObject({
      status: 409,
      body: { code: 'staleVersion', current: 2 },
    });
    expect(await publish('hn-one', matterDraft({ description: '丙。' }))).toMatchObject({ status: 409 });
    expect(await eventsOf('hn-one')).toHaveLength(2);
    expect((await read('hn-one')).content.description).toBe('甲的改动。');
  });

  it('of two authors at the very same time by one', async () => {
    const { publish, eventsOf } = office();
    const drafts = ['甲', '乙', '丙'].map((description) => matterDraft({ description }));
    const answers = await Promise.all(drafts.map((draft) => publish('hn-one', draft)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(await eventsOf('hn-one')).toHaveLength(1);
  });

  it('without a version for what is the same, or was sent twice', async () => {
    const { post, publish, eventsOf } = office();
    await publish('hn-one');
    expect(await publish('hn-one')).toMatchObject({ status: 200, body: { version: 1 } });
    const changed = { replaces: 1, content: matterDraft({ description: '改动。' }) };
    const twice = [1, 2].map(() => post(admin, '/matters/hn-one/publish', changed, 'key-1'));
    for (const answer of await Promise.all(twice)) expect(answer).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await eventsOf('hn-one')).toHaveLength(2);
  });

  it.each([
    ['a unit nobody registered', matterDraft({ unitId: 'unit-nowhere' }), 422, 'matterUnitUnknown'],
    ['a unit of another region', matterDraft({ unitId: szEcology }), 422, 'matterUnitUnknown'],
    [
      'help from nobody',
      matterDraft({
        verification: { ...matterDraft().verification, method: 'assistance', assistingUnitId: 'unit-nowhere' },
      }),
      422,
      'matterUnitUnknown',
    ],
    ['a contradiction', matterDraft({ excluded }), 422, 'matterInconsistent'],
    ['another region', inSuzhou, 403, 'wrongRegion'],
    ['a part left out', { ...matterDraft(), contact: undefined }, 422, 'validationFailed'],
    ['a name of the unit’s own choosing', { ...matterDraft(), unitName: '某局' }, 422, 'validationFailed'],
  ])('not with %s, and then nothing is written', async (_, content, status, code) => {
    const { publish, eventsOf } = office();
    expect(await publish('hn-one', content as ReturnType<typeof matterDraft>)).toMatchObject({
      status,
      body: { code },
    });
    expect(await eventsOf('hn-one')).toEqual([]);
  });

  it('with the help of another unit', async () => {
    const { publish } = office();
    const verification = { ...matterDraft().verification, method: 'assistance', assistingUnitId: customs } as const;
    expect(await publish('hn-one', matterDraft({ verification }))).toMatchObject({ status: 200 });
  });

  it('by administrators of its own region only', async () => {
    const { publish, withdraw, eventsOf } = office();
    await publish('hn-one');
    const refused = { status: 403, body: { code: 'wrongRegion' } };
    expect(await publish('hn-one', matterDraft({ description: '改动。' }), 1, otherCity)).toMatchObject(refused);
    expect(await publish('hn-one', inSuzhou, 1, otherCity)).toMatchObject(refused);
    expect(await publish('hn-one', inSuzhou, 1)).toMatchObject(refused);
    expect(await withdraw('hn-one', 1, otherCity)).toMatchObject(refused);
    expect(await publish('hn-two', matterDraft(), 0, official(market, 'huainan', 'approver'))).toMatchObject({
      status: 403,
      body: { code: 'wrongRole' },
    });
    expect(await eventsOf('hn-one')).toHaveLength(1);
  });

  it('so that what is not there, is gone or has changed cannot be withdrawn', async () => {
    const { publish, withdraw } = office();
    expect(await withdraw('hn-one')).toMatchObject({ status: 404, body: { code: 'matterNotFound' } });
    await publish('hn-one');
    expect(await withdraw('hn-one', 2)).toMatchObject({ status: 409, body: { code: 'staleVersion' } });
    await withdraw('hn-one');
    expect(await withdraw('hn-one')).toMatchObject({ status: 409, body: { code: 'matterWithdrawn' } });
  });
});

it('a matter or version that never was is told as such', async () => {
  const { publish, read } = office();
  await expect(read('hn-one')).rejects.toThrow('matterNotFound');
  await publish('hn-one');
  await expect(read('hn-one', 2)).rejects.toThrow('matterVersionUnknown');
});
