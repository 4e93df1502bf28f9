/** Who may hold a work item, when it is due, and what becomes of it. */
import { describe, expect, it } from 'vitest';
import { officer } from '../../tests/support/context.ts';
import { clerk, jointly, market, openCaseCommand, RepairPlay, record } from '../../tests/support/world.ts';
import { makeCalendar } from '../calendar/calendar.ts';
import { baseCalendar, calendarYears } from '../calendar/years.ts';
import { nextAttentionAt } from '../kernel/work-item.ts';

const accept = { type: 'accept' as const, opinion: '齐全' };
const anna = officer('acceptor', market, { name: 'anna' });
const bo = officer('acceptor', market, { name: 'bo' });
const claim = (play: RepairPlay) => ({ type: 'claimItem' as const, ...play.ref('accept') });
const release = (play: RepairPlay) => ({ type: 'releaseItem' as const, ...play.ref('accept') });

describe('claiming', () => {
  it('reserves the item for one person; claiming again changes nothing', () => {
    const play = new RepairPlay().accepting();
    const seen = claim(play);
    play.does(seen, anna);
    expect(play.item('accept')).toMatchObject({ assignee: 'anna', version: 2 });
    expect(play.try(seen, anna)).toMatchObject({ ok: true, value: { events: [] } });
    for (const command of [claim(play), { ...accept, ...play.ref('accept') }])
      expect(play.try(command, bo)).toMatchObject({ problem: { code: 'itemClaimedByOther' } });
    expect(play.tryOn('accept', accept, anna)).toMatchObject({ ok: true });
  });

  it('is not for whom four eyes bar from acting: who verified does not keep the decision from others', () => {
    const play = new RepairPlay().deciding();
    const [verified] = play.state.verifications;
    const decide = () => ({ type: 'claimItem' as const, ...play.ref('decide') });
    const examiner = officer('approver', market, { name: verified?.principalId ?? '' });
    expect(play.try(decide(), examiner)).toMatchObject({ problem: { code: 'fourEyesViolated' } });
    expect(play.try(decide(), officer('approver', market, { name: 'cai' }))).toMatchObject({ ok: true });
  });

  it('is given back by its holder only', () => {
    const play = new RepairPlay().accepting();
    expect(play.try(release(play), anna)).toMatchObject({ problem: { code: 'itemNotClaimedByYou' } });
    play.does(claim(play), anna);
    expect(play.try(release(play), bo)).toMatchObject({ problem: { code: 'itemClaimedByOther' } });
    play.does(release(play), anna);
    expect(play.item('accept').assignee).toBeUndefined();
    expect(play.tryOn('accept', accept, bo)).toMatchObject({ ok: true });
  });
});

describe('acting on an item', () => {
  it.each([
    ['that does not exist', { itemId: 'id-99' }, anna, 'itemNotFound'],
    ['named as a member of every object', { itemId: 'constructor' }, anna, 'itemNotFound'],
    ['in a version that never was', { itemVersion: 9 }, anna, 'staleVersion'],
    ['in another role', {}, officer('verifier', market), 'wrongRole'],
    ['of another unit', {}, officer('acceptor', 'unit-hn-fire'), 'wrongUnit'],
    ['of a subject one represents', {}, officer('acceptor', market, { represents: ['subject-1'] }), 'ownCase'],
  ] as const)('%s is refused', (_, change, by, code) => {
    const play = new RepairPlay().accepting();
    expect(play.try({ ...accept, ...play.ref('accept'), ...change }, by)).toMatchObject({ problem: { code } });
  });

  it('that has changed since it was opened on the screen is refused, also for its own holder', () => {
    const play = new RepairPlay().accepting();
    const seen = play.ref('accept');
    play.does(claim(play), anna);
    expect(play.try({ ...accept, ...seen }, anna)).toMatchObject({
      problem: { code: 'staleVersion', params: { current: 2 } },
    });
  });

  it('that was decided meanwhile is told as such, not as a wrong stage', () => {
    const play = new RepairPlay().accepting();
    const ref = play.ref('accept');
    play.on('accept', accept, anna);
    expect(play.try({ ...accept, ...ref }, bo)).toMatchObject({ problem: { code: 'itemClosed' } });
  });

  it('of another kind is not possible now', () => {
    const play = new RepairPlay(openCaseCommand({ banFlagged: true })).accepting();
    const wrong = { ...play.decision(), ...play.ref('answerQuestion') };
    expect(play.try(wrong, play.officer('approver'))).toMatchObject({
      problem: { code: 'actionNotAvailable', params: { stage: '受理中' } },
    });
  });

  it('for the subject is open to whoever represents it', () => {
    const play = new RepairPlay().accepting();
    play.on('accept', { type: 'requestSupplement', items: [{ what: '授权书' }] }, anna).enters();
    const answer = { type: 'submitSupplement' as const, answers: [{ itemId: '1', text: '已补', documentIds: [] }] };
    expect(play.tryOn('supplement', answer, { ...clerk, represents: ['subject-2'] })).toMatchObject({
      problem: { code: 'notRepresenting' },
    });
    expect(
      play.tryOn('supplement', answer, { ...clerk, actor: { ...clerk.actor, principalId: 'clerk-wang' } }),
    ).toMatchObject({
      ok: true,
    });
  });
});

describe('time limits', () => {
  it.each([
    ['the unit received it at once: its own limit is the earlier', '2026-10-12T01:30:00.000Z', '2026-10-15'],
    ['it arrived late at the unit: the outer clock is the earlier', '2026-09-21T01:30:00.000Z', '2026-10-12'],
  ])('of acceptance and feedback the earliest governs: %s', (_, receivedAt, dueOn) => {
    const play = new RepairPlay(openCaseCommand({ receivedAt })).accepting();
    expect(play.item('accept').limit?.dueOn).toBe(dueOn);
  });

  it('the holder is reminded a working day before, then the item falls due and goes to the supervising unit, once each', () => {
    const play = new RepairPlay().accepting();
    const sweep = { type: 'raiseDueEvents' as const, escalateTo: { 'unit-hn-market': 'unit-hn-credit' } };
    const due = play.item('accept');
    expect(due).toMatchObject({ remindAt: '2026-10-13T16:00:00.000Z', dueAt: '2026-10-15T16:00:00.000Z' });
    const raised = (now: string): string[] => {
      play.now = now;
      play.does(sweep);
      return play.last.map((event) => event.type);
    };
    expect(raised('2026-10-13T15:59:59.999Z')).toEqual([]);
    expect(nextAttentionAt(play.item('accept'))).toBe(due.remindAt);
    expect(raised('2026-10-13T16:00:00.000Z')).toEqual(['WorkItemReminderRaised']);
    expect(nextAttentionAt(play.item('accept'))).toBe(due.dueAt);
    expect(raised('2026-10-15T15:59:59.999Z')).toEqual([]);
    expect(raised('2026-10-15T16:00:00.000Z')).toEqual(['WorkItemFellDue']);
    expect(nextAttentionAt(play.item('accept'))).toBeNull();
    expect(raised('2026-11-01T16:00:00.000Z')).toEqual([]);
    expect(play.item('accept')).toMatchObject({ escalatedToUnitId: 'unit-hn-credit', version: 1 });
    expect(play.tryOn('accept', accept, anna)).toMatchObject({ ok: true });
  });

  it('found late, an item falls due without a reminder before', () => {
    const play = new RepairPlay().accepting().after(30);
    play.does({ type: 'raiseDueEvents', escalateTo: { 'unit-hn-market': 'unit-hn-credit' } });
    expect(play.last.map((event) => event.type)).toEqual(['WorkItemFellDue']);
  });

  describe('that need a year nobody has loaded', () => {
    const until2026 = makeCalendar(
      calendarYears.filter(({ year }) => year <= 2026),
      'until-2026',
    );
    const year2027 = {
      year: 2027,
      source: { title: '通知', url: 'https://www.gov.cn/' },
      restDays: ['2027-01-01'],
      makeUpWorkdays: [],
    };
    const with2027 = makeCalendar([...calendarYears, year2027], 'with-2027');
    const lateDecember = (calendar = until2026, now = '2026-12-30T02:00:00.000Z') =>
      new RepairPlay(openCaseCommand({ receivedAt: now }), { now, calendar });
    const noted = [{ kind: 'workCalendar', id: 'cn', command: { type: 'noteMissingYear', year: 2027 } }];

    it('never block: the case opens, its item has no date and sorts first, the administrator is asked alongside', () => {
      const play = lateDecember();
      expect(play.alongside).toEqual(noted);
      play.accepting();
      expect(play.item('accept')).toMatchObject({
        dueAt: null,
        remindAt: null,
        limit: { calendarMissing: 2027, dueOn: null },
      });
    });

    it.each([
      ['acceptance', (play: RepairPlay) => play.accepting().on('accept', accept, anna)],
      [
        'extension',
        (play: RepairPlay) =>
          play.verifying().does({ type: 'extend', workingDays: 20, reason: '实地核查' }, play.officer('verifier')),
      ],
      [
        'entry into the effects',
        (play: RepairPlay) => {
          play.deciding();
          play.now = '2026-12-31T02:00:00.000Z';
          return play.decides().enters();
        },
      ],
    ] as const)('are asked for whichever step needs them: %s', (_, step) => {
      const play = lateDecember(until2026, '2026-12-15T02:00:00.000Z');
      expect(play.alongside).toEqual([]);
      if (_ === 'acceptance') play.now = '2026-12-28T02:00:00.000Z';
      step(play);
      expect(play.alongside).toEqual(expect.arrayContaining(noted));
    });

    it('are computed as an event when the year is loaded', () => {
      const play = lateDecember().accepting();
      expect(play.try({ type: 'rescheduleItems' })).toMatchObject({ ok: true, value: { events: [] } });
      const loaded = Object.assign(new RepairPlay(openCaseCommand(), { calendar: with2027 }), {
        state: play.state,
        now: play.now,
      });
      loaded.does({ type: 'rescheduleItems' });
      expect(loaded.last.map((event) => event.type)).toEqual(['RepairCaseLimitsRecomputed', 'WorkItemRescheduled']);
      expect(loaded.item('accept')).toMatchObject({
        dueAt: '2027-01-05T16:00:00.000Z',
        limit: { dueOn: '2027-01-05' },
      });
      expect(loaded.state.limits['feedback']?.calendarMissing).toBeUndefined();
      expect(loaded.try({ type: 'rescheduleItems' })).toMatchObject({ ok: true, value: { events: [] } });
    });

    it('are computed for a receipt’s target too, which is the item’s own', () => {
      const play = lateDecember(until2026, '2026-12-15T02:00:00.000Z').deciding();
      play.now = '2026-12-31T02:00:00.000Z';
      play.decides().enters();
      expect(play.item('chaseReceipt')).toMatchObject({ dueAt: null, limit: { calendarMissing: 2027 } });
      const loaded = Object.assign(new RepairPlay(openCaseCommand(), { calendar: with2027 }), {
        state: play.state,
        now: play.now,
      });
      loaded.does({ type: 'rescheduleItems' });
      expect(loaded.item('chaseReceipt').dueAt).toBe('2027-01-05T16:00:00.000Z');
    });

    it('and that were loaded between opening and acceptance count from the acceptance on', () => {
      const play = lateDecember(until2026, '2026-12-25T02:00:00.000Z').accepting();
      expect(play.state.limits['acceptance']?.dueOn).toBe('2026-12-30');
      expect(play.state.limits['feedback']?.dueOn).toBeNull();
      const loaded = Object.assign(new RepairPlay(openCaseCommand(), { calendar: with2027 }), {
        state: play.state,
        now: play.now,
      });
      loaded.on('accept', accept, anna);
      expect(loaded.state.limits['feedback']?.dueOn).toBe('2027-01-11');
    });
  });

  it('the calendar the code ships knows the year of the sample data', () => {
    expect(baseCalendar.years.has(2026)).toBe(true);
  });
});

describe('an item whose stage is left is cancelled', () => {
  it.each([
    ['the other body’s open verification, by withdrawal', new RepairPlay(jointly()).verifying(), 2],
    ['an open question, by withdrawal', new RepairPlay(openCaseCommand({ banFlagged: true })).accepting(), 2],
    [
      'a step nobody has done, by withdrawal',
      new RepairPlay(
        openCaseCommand({ unitId: 'unit-sz-market', regionId: 'suzhou', records: [record()] }),
      ).verifying(),
      2,
    ],
  ])('%s', (_, play, count) => {
    play.does({ type: 'withdraw', reason: '不办了' }, clerk);
    const cancelled = play.last.filter((event) => event.type === 'WorkItemCancelled');
    expect(cancelled).toHaveLength(count);
    expect(cancelled[0]?.data).toMatchObject({ reason: 'stage:withdrawn' });
  });
});
