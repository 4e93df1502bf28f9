/** A supervisor's day: who has how much, giving a colleague's item to somebody who may have it, urging; and what four eyes say to it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { enterpriseNumber, fileCase, freshRecord, offered, pathOf } from '../support/api-cases.ts';
import { connect, until } from '../support/engine.ts';

const api = connectApi(connect());
const supervisor = api.as('market-supervisor');
const market = 'unit-hn-market';
let caseId: string;
let recordId: string;

interface Officer {
  readonly principalId: string;
  readonly open?: number;
}

beforeAll(async () => {
  const enterprise = await enterpriseNumber(api, 5);
  recordId = await freshRecord(api, enterprise, { confirmed: false });
  caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
  const acceptor = api.as('market-acceptor');
  const item = await offered(acceptor, caseId, 'accept');
  await acceptor.post(pathOf(caseId, 'accept'), { ...item, opinion: '予以受理。' });
});

/** Gives the item behind an action to a user, as the supervisor sees it now. */
const assign = async (action: string, who: string, to: string) => {
  const { itemId } = await offered(api.as(who), caseId, action);
  const at = `/work-items/${caseId}/${itemId}`;
  const { version } = (await supervisor.get(at)).body;
  const body = { itemVersion: version, assignee: await api.as(to).principalId(), reason: '原经办人休假。' };
  return { at, reply: await supervisor.post(`${at}/assign`, body) };
};

describe('an item is given', () => {
  test('to an officer of the unit who may do it, and is theirs at once', async () => {
    const { at, reply } = await assign('verify', 'market-verifier', 'market-both');
    const both = await api.as('market-both').principalId();
    expect(reply).toMatchObject({ status: 200, body: { assignee: both } });
    const actions = async (who: string) =>
      (await api.as(who).get(at)).body.availableActions.map((offer: { action: string }) => offer.action);
    expect(await actions('market-both')).toContain('verify');
    expect(await actions('market-verifier')).toEqual([]);
    const { body } = await supervisor.get(`/repair-cases/${caseId}/timeline`);
    expect(body.events.at(-1)).toMatchObject({
      type: 'WorkItemAssigned',
      actor: { role: 'supervisor', name: '陈督办' },
    });
    expect(body.chain.verified).toBe(true);
  });

  test('to nobody without the role, of another unit, or unknown', async () => {
    for (const to of ['market-approver', 'ecology-verifier', 'clerk-zhang'])
      expect((await assign('verify', 'market-both', to)).reply).toMatchObject({
        status: 422,
        body: { code: 'assigneeNotAllowed' },
      });
  });

  test('never past four eyes: who verified is not given the decision', async () => {
    const both = api.as('market-both');
    const item = await offered(both, caseId, 'verify');
    const records = [{ recordId, supported: true, remark: '属实。' }];
    await both.post(pathOf(caseId, 'verify'), { ...item, opinion: '属实。', records });
    expect((await assign('decide', 'market-approver', 'market-both')).reply).toMatchObject({
      status: 422,
      body: { code: 'assigneeNotAllowed', because: 'fourEyesViolated' },
    });
    expect((await assign('decide', 'market-approver', 'market-approver')).reply.status).toBe(200);
  });
});

test('who is urged sees it on the item; once a day is enough', async () => {
  const approver = api.as('market-approver');
  const item = await offered(approver, caseId, 'decide');
  const at = `/work-items/${caseId}/${item.itemId}`;
  expect((await supervisor.post(`${at}/urge`, { note: '请于今日办结。' })).status).toBe(200);
  expect(await supervisor.post(`${at}/urge`, {})).toMatchObject({ status: 409, body: { code: 'urgedToday' } });
  expect((await approver.get(at)).body).toMatchObject({ urged: { times: 1, note: '请于今日办结。' } });
  // Nothing of what the approver has open on their screen went stale.
  expect(await offered(approver, caseId, 'decide')).toEqual(item);
  expect(await api.as('supervisor-hn').post(`${at}/urge`, {})).toMatchObject({ body: { code: 'wrongUnit' } });
});

describe('who has how much', () => {
  test('is told of the own unit, and of the units one supervises', async () => {
    const approver = await api.as('market-approver').principalId();
    const load = await until('the approver’s item in the load', async () => {
      const { units } = (await supervisor.get('/work-items/load')).body;
      expect(units.map(({ unit }: { unit: { id: string } }) => unit.id)).toEqual([market]);
      const mine = units[0].officers.find((one: Officer) => one.principalId === approver);
      return mine.open > 0 ? { ...units[0], mine } : undefined;
    });
    expect(load.open).toBeGreaterThanOrEqual(load.mine.open + load.unclaimed);
    const city = (await api.as('supervisor-hn').get('/work-items/load')).body.units;
    const watched = city.map(({ unit }: { unit: { id: string } }) => unit.id);
    expect(watched).toEqual(expect.arrayContaining([market, 'unit-hn-fire', 'unit-hn-credit']));
    expect(watched.filter((id: string) => id.startsWith('unit-sz'))).toEqual([]);
    const one = await api.as('supervisor-hn').get(`/work-items/load?unitId=${market}`);
    expect(one.body.units).toHaveLength(1);
    expect(await api.as('supervisor-sz').get(`/work-items/load?unitId=${market}`)).toMatchObject({ status: 403 });
    expect(await supervisor.get('/work-items/load?unitId=unit-unknown')).toMatchObject({
      body: { code: 'unitNotFound' },
    });
  });

  test('and which officers there are', async () => {
    const { entries } = (await supervisor.get(`/units/${market}/officers?role=verifier`)).body;
    const verifiers = await Promise.all(['market-verifier', 'market-both'].map((name) => api.as(name).principalId()));
    expect(entries.map((officer: Officer) => officer.principalId).sort()).toEqual(verifiers.sort());
    // Officers know their colleagues, and nobody of another unit.
    const colleagues = await api.as('market-acceptor').get(`/units/${market}/officers?role=verifier`);
    expect(colleagues.body.entries).toEqual(entries);
    expect(await api.as('market-acceptor').get('/units/unit-hn-fire/officers')).toMatchObject({ status: 403 });
  });
});
