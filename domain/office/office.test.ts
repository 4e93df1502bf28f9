/** Rights are changed by others, knowingly, with a reason, and the history says all of it. */
import { describe, expect, it } from 'vitest';
import { monday, officer } from '../../tests/support/context.ts';
import { given } from '../../tests/support/given.ts';
import type { OfficeEvent } from './events.ts';
import { type OfficeCommand, officeActions, officeHistory } from './office.ts';
import type { Held } from './state.ts';

const admin = officer('administrator', 'unit-hn-credit');
const whose = { principalId: 'principal-1', regionId: 'huainan', reason: '岗位调整' };
const verifier: Held = { roles: ['verifier'], unitId: 'unit-1' };
const approver: Held = { roles: ['approver'], unitId: 'unit-2' };
const change = (version: number, after = approver, before = verifier): OfficeCommand => ({
  type: 'changeOffice',
  ...{ ...whose, version, before, after },
});
const suspend = (version: number): OfficeCommand => ({ type: 'suspendUser', ...whose, version });
const restore = (version: number): OfficeCommand => ({ type: 'restoreUser', ...whose, version });
const suspended: OfficeEvent = { type: 'UserSuspended', data: whose };
const restored: OfficeEvent = { type: 'UserRestored', data: whose };

describe('an office', () => {
  it('is changed with what it was and what it is', () => {
    given(officeHistory)
      .when(change(0), admin)
      .thenEvents({ type: 'OfficeChanged', data: { ...whose, before: verifier, after: approver } });
  });

  it('that stays the same has no new event, in whatever order its roles stand', () => {
    const both: Held = { roles: ['verifier', 'approver'], unitId: 'unit-1' };
    given(officeHistory)
      .when(change(0, both, { ...both, roles: both.roles.toReversed() }), admin)
      .thenNothing();
  });

  it.each(['acceptor', 'verifier', 'approver', 'supervisor'] as const)('of a %s is in a unit', (role) => {
    given(officeHistory)
      .when(change(0, { roles: [role], unitId: null }), admin)
      .thenRefused('officeNeedsUnit');
  });

  it('is suspended, and is restored, each once', () => {
    given(officeHistory).when(suspend(0), admin).thenEvents('UserSuspended');
    given(officeHistory).when(restore(0), admin).thenRefused('userNotSuspended');
    const barred = given(officeHistory, suspended);
    expect(barred.state).toMatchObject({ version: 1, suspended: { since: monday, reason: whose.reason } });
    barred.when(suspend(1), admin).thenRefused('userSuspendedAlready');
    barred.when(restore(1), admin).thenEvents('UserRestored');
    expect(given(officeHistory, suspended, restored).state).toMatchObject({ version: 2, suspended: null });
  });

  it('stays suspended while its roles change', () => {
    const changed: OfficeEvent = { type: 'OfficeChanged', data: { ...whose, before: verifier, after: approver } };
    expect(given(officeHistory, suspended, changed).state.suspended).toMatchObject({ since: monday });
  });

  it.each([change(0), suspend(0), restore(0)])('nobody has seen as it is stays: $type', (command) => {
    given(officeHistory, suspended).when(command, admin).thenRefused('staleVersion', { current: 1 });
  });

  it.each([change(0), suspend(0), restore(0)])('is never one’s own to decide on: $type', (command) => {
    const own = { ...command, principalId: admin.actor.principalId };
    given(officeHistory).when(own, admin).thenRefused('ownOffice');
  });
});

it('what is offered is what is not refused: never one’s own office, never another region’s', () => {
  const open = { suspended: null };
  const barred = { suspended: { since: monday, reason: '' } };
  const by = { principalId: 'admin', regionId: 'huainan' };
  expect(officeActions(open, whose, by)).toEqual(['changeOffice', 'suspendUser']);
  expect(officeActions(barred, whose, by)).toEqual(['changeOffice', 'restoreUser']);
  expect(officeActions(open, whose, { ...by, principalId: whose.principalId })).toEqual([]);
  expect(officeActions(open, whose, { ...by, regionId: 'suzhou' })).toEqual([]);
});
