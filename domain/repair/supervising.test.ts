/** What a supervisor does about the work of others, and what four eyes hold against it. */
import { describe, expect, it } from 'vitest';
import { later, officer } from '../../tests/support/context.ts';
import { market, RepairPlay } from '../../tests/support/world.ts';
import type { Candidate } from '../kernel/supervising.ts';

const boss = officer('supervisor', market, { name: 'boss' });
const candidate = (principalId: string, more: Partial<Candidate> = {}): Candidate => ({
  principalId,
  roles: ['acceptor', 'approver'],
  unitId: market,
  represents: [],
  ...more,
});
type Kind = Parameters<RepairPlay['ref']>[0];
const assign = (play: RepairPlay, to: Candidate, kind: Kind = 'accept') =>
  ({ type: 'assignItem', ...play.ref(kind), to, reason: '原经办人休假' }) as const;
const urge = (play: RepairPlay, note?: string) =>
  ({ type: 'urgeItem', itemId: play.ref('accept').itemId, ...(note !== undefined && { note }) }) as const;

describe('giving an item to somebody', () => {
  it('takes it from whoever had it, and whoever gets it can act on it', () => {
    const play = new RepairPlay().accepting();
    play.does({ type: 'claimItem', ...play.ref('accept') }, officer('acceptor', market, { name: 'anna' }));
    const seen = play.ref('accept');
    play.does(assign(play, candidate('bo')), boss);
    expect(play.item('accept')).toMatchObject({ assignee: 'bo', version: seen.itemVersion + 1 });
    const accept = { type: 'accept' as const, opinion: '齐全' };
    const [anna, bo] = ['anna', 'bo'].map((name) => officer('acceptor', market, { name }));
    if (anna === undefined || bo === undefined) throw new Error('nobody');
    expect(play.tryOn('accept', accept, anna)).toMatchObject({ problem: { code: 'itemClaimedByOther' } });
    expect(play.tryOn('accept', accept, bo)).toMatchObject({ ok: true });
  });

  it('to the one who has it changes nothing', () => {
    const play = new RepairPlay().accepting();
    play.does(assign(play, candidate('bo')), boss);
    expect(play.try(assign(play, candidate('bo')), boss)).toMatchObject({ ok: true, value: { events: [] } });
  });

  it.each([
    ['without the role', { roles: ['verifier'] }, 'wrongRole'],
    ['nobody knows', { roles: [] }, 'wrongRole'],
    ['of another unit', { unitId: 'unit-hn-fire' }, 'wrongUnit'],
    ['who represents the subject', { represents: ['subject-1'] }, 'ownCase'],
  ] as const)('somebody %s is refused', (_, more, because) => {
    const play = new RepairPlay().accepting();
    expect(play.try(assign(play, candidate('bo', more)), boss)).toMatchObject({
      problem: { code: 'assigneeNotAllowed', params: { role: 'acceptor', because } },
    });
  });

  it('does not get round four eyes: who examined the case is not given its decision', () => {
    const play = new RepairPlay().deciding();
    const [verified] = play.state.verifications;
    const examiner = candidate(verified?.principalId ?? '');
    expect(play.try(assign(play, examiner, 'decide'), boss)).toMatchObject({
      problem: { code: 'assigneeNotAllowed', params: { because: 'fourEyesViolated' } },
    });
    expect(play.try(assign(play, candidate('somebody-else'), 'decide'), boss)).toMatchObject({ ok: true });
  });

  it.each([
    ['a colleague', officer('acceptor', market), 'wrongRole'],
    ['a supervisor of another unit', officer('supervisor', 'unit-hn-fire'), 'wrongUnit'],
    [
      'a supervisor who represents the subject',
      officer('supervisor', market, { represents: ['subject-1'] }),
      'ownCase',
    ],
  ] as const)('is not for %s', (_, by, code) => {
    const play = new RepairPlay().accepting();
    expect(play.try(assign(play, candidate('bo')), by)).toMatchObject({ problem: { code } });
  });

  it('names the version the supervisor saw', () => {
    const play = new RepairPlay().accepting();
    const stale = { ...assign(play, candidate('bo')), itemVersion: 9 };
    expect(play.try(stale, boss)).toMatchObject({ problem: { code: 'staleVersion' } });
  });
});

describe('urging', () => {
  it('shows on the item and leaves what its holder has typed valid', () => {
    const play = new RepairPlay().accepting();
    const seen = play.ref('accept');
    play.does(urge(play, '请于今日办结'), boss);
    expect(play.item('accept')).toMatchObject({ urged: { times: 1, note: '请于今日办结' } });
    expect(play.ref('accept')).toEqual(seen);
  });

  it('is done once a day', () => {
    const play = new RepairPlay().accepting();
    play.does(urge(play), boss);
    expect(play.try(urge(play), boss)).toMatchObject({ problem: { code: 'urgedToday' } });
    play.now = later(play.now, 1);
    play.does(urge(play), boss);
    expect(play.item('accept').urged).toMatchObject({ times: 2 });
  });

  it('is for the supervising unit only once the item was escalated to it', () => {
    const play = new RepairPlay().accepting();
    const city = officer('supervisor', 'unit-hn-credit', { name: 'city' });
    expect(play.try(urge(play), city)).toMatchObject({ problem: { code: 'wrongUnit' } });
    play.now = later(play.now, 10);
    play.does({ type: 'raiseDueEvents', escalateTo: { [market]: 'unit-hn-credit' } });
    expect(play.try(urge(play), city)).toMatchObject({ ok: true });
  });
});
