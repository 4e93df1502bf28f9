/** What administrators decide on an office holds from the next call on, is told to whoever may ask, and is never about themselves. */
import { describe, expect, it } from 'vitest';
import { officeHistory } from '#domain/office/office.ts';
import { later, monday } from '../../../tests/support/context.ts';
import { official, storedApi } from '../../../tests/support/stored-api.ts';
import { market, szEcology, tax } from '../../../tests/support/world.ts';
import { listOfficers, type Office, officeItem, readPerson } from '../../shared/directory/people.ts';
import { changeOfficeRoute, listUsersRoute, readUserRoute, restoreUserRoute, suspendUserRoute } from './users.ts';

const admin = official('unit-hn-credit', 'huainan', 'administrator');
const otherCity = official(szEcology, 'suzhou', 'administrator');
const auditor = official('unit-hn-credit', 'huainan', 'auditor');
const who = 'principal-1';
const held: Office = { name: '周核', roles: ['verifier'], unitId: market, regionId: 'huainan' };

const office = () => {
  const { world, get, list, post } = storedApi((deps) => [
    listUsersRoute(deps),
    readUserRoute(deps),
    changeOfficeRoute(deps),
    suspendUserRoute(deps),
    restoreUserRoute(deps),
  ]);
  const { db } = world.tables;
  world.tables.put('directory', officeItem(who, held));
  world.tables.put('directory', officeItem(admin.principalId, { ...held, name: '苏管理', roles: ['administrator'] }));
  const about =
    (what: string) =>
    (body: object, by = admin, key?: string) =>
      post(by, `/administration/users/${who}/${what}`, { version: 0, reason: '岗位调整', ...body }, key);
  return {
    world,
    post,
    change: about('office'),
    suspend: about('suspend'),
    restore: about('restore'),
    users: () => list(admin, '/administration/users', 1),
    user: (by = admin) => get(by, `/administration/users/${who}`),
    person: () => readPerson(db, 'directory', who, '2026-10-12'),
    officersOf: async (unitId: string) => (await listOfficers(db, 'directory', unitId)).map((one) => one.principalId),
    events: () => world.reader.events(officeHistory, who),
  };
};

describe('an administrator', () => {
  it('changes roles and unit, and from then on the person is what they were made', async () => {
    const { change, person, officersOf, users } = office();
    const made = await change({ roles: ['approver', 'supervisor'], unitId: tax });
    expect(made).toMatchObject({ status: 200, body: { principalId: who, version: 1 } });
    expect(await person()).toMatchObject({ roles: ['approver', 'supervisor'], unitId: tax, name: held.name });
    expect([await officersOf(market), await officersOf(tax)]).toEqual([[admin.principalId], [who]]);
    expect((await users()).find(({ principalId }) => principalId === who)).toMatchObject({
      roles: [{ label: '审批人' }, { label: '督办人' }],
      unit: { id: tax },
      version: 1,
      suspended: null,
    });
  });

  it('suspends a person, who then is nobody, is given nothing, and comes back as they were', async () => {
    const { world, suspend, restore, person, officersOf, user } = office();
    expect(await suspend({})).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await person()).toEqual({ principalId: who, name: '', roles: [], represents: [], suspended: true });
    expect(await officersOf(market)).not.toContain(who);
    expect((await user()).user).toMatchObject({
      suspended: { since: monday, reason: '岗位调整' },
      availableActions: ['changeOffice', 'restoreUser'],
    });
    world.now = later(monday, 1);
    expect(await restore({ version: 1, reason: '返岗' })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await person()).toMatchObject({ roles: held.roles, unitId: market });
    expect(await officersOf(market)).toContain(who);
  });

  it('leaves a suspension standing whatever else is changed, also by whoever feeds the directory', async () => {
    const { world, suspend, change, person } = office();
    await suspend({});
    expect(await change({ version: 1, roles: ['acceptor'], unitId: tax })).toMatchObject({ status: 200 });
    world.tables.put('directory', officeItem(who, held));
    expect(await person()).toMatchObject({ suspended: true });
  });

  it('is told the whole history, as the auditor is, with who did it', async () => {
    const { change, suspend, user } = office();
    await change({ roles: ['approver'], unitId: tax, reason: '轮岗' });
    await suspend({ version: 1, reason: '离岗' });
    const { history } = await user();
    expect(history).toMatchObject([
      {
        ...{ what: 'OfficeChanged', by: '苏管理', reason: '轮岗', at: monday },
        before: { roles: [{ label: '核查人' }], unit: { id: market } },
        after: { roles: [{ label: '审批人' }], unit: { id: tax } },
      },
      { what: 'UserSuspended', whatLabel: '停用', reason: '离岗', before: null, after: null },
    ]);
    expect((await user(auditor)).history).toEqual(history);
    expect((await user(auditor)).user.availableActions).toEqual([]);
  });

  it('answers a repeated request as the first time, and writes nothing twice', async () => {
    const { suspend, events } = office();
    const twice = await Promise.all([suspend({}, admin, 'key-1'), suspend({}, admin, 'key-1')]);
    for (const answer of twice) expect(answer).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await events()).toHaveLength(1);
  });

  it('of two at the same time changes one', async () => {
    const { change, events } = office();
    const answers = await Promise.all([tax, market].map((unitId) => change({ roles: ['approver'], unitId })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await events()).toHaveLength(1);
  });

  it.each([
    ['a unit nobody registered', { roles: ['approver'], unitId: 'unit-nowhere' }, admin, 422, 'officeUnitUnknown'],
    ['a unit of another region', { roles: ['approver'], unitId: szEcology }, admin, 422, 'officeUnitUnknown'],
    ['no unit for a verifier', { roles: ['verifier'], unitId: null }, admin, 422, 'officeNeedsUnit'],
    ['no role at all', { roles: [], unitId: tax }, admin, 422, 'validationFailed'],
    ['a role that is no office', { roles: ['system'], unitId: tax }, admin, 422, 'validationFailed'],
    ['no reason', { roles: ['approver'], unitId: tax, reason: ' ' }, admin, 422, 'validationFailed'],
    ['another version than the one seen', { version: 3, roles: ['approver'], unitId: tax }, admin, 409, 'staleVersion'],
    ['a person of another region', { roles: ['approver'], unitId: tax }, otherCity, 403, 'wrongRegion'],
    ['an auditor’s hand', { roles: ['approver'], unitId: tax }, auditor, 403, 'wrongRole'],
  ])('changes nothing with %s', async (_, body, by, status, code) => {
    const { change, events, person } = office();
    expect(await change(body, by)).toMatchObject({ status, body: { code } });
    expect(await events()).toEqual([]);
    expect(await person()).toMatchObject({ roles: held.roles, unitId: market });
  });

  it('never decides on their own office, nor on one that is not there', async () => {
    const { post } = office();
    for (const [id, status, code] of [
      [admin.principalId, 403, 'ownOffice'],
      ['principal-unknown', 404, 'officeNotFound'],
    ] as const)
      for (const what of ['suspend', 'restore'])
        expect(await post(admin, `/administration/users/${id}/${what}`, { version: 0, reason: '试' })).toMatchObject({
          status,
          body: { code },
        });
  });
});
