/** Verification, the ways of repair, extension, and the publication of the commitment. */
import { describe, expect, it } from 'vitest';
import { later, monday, officer } from '../../tests/support/context.ts';
import {
  clerk,
  customs,
  finding,
  inSuzhou,
  jointly,
  openCaseCommand,
  RepairPlay,
  szEcology,
  tax,
  twoRecords,
} from '../../tests/support/world.ts';

const supported = (recordId: string, ok = true) => ({ recordId, supported: ok, remark: '已核' });

describe('核查', () => {
  it.each([
    ['every claim is confirmed', [finding('confirmed'), finding('confirmed', 'record-2')], true],
    ['one claim is contradicted', [finding('confirmed'), finding('contradicted', 'record-2')], false],
    ['one record is unknown to every department', [finding('confirmed'), finding('absent', 'record-2')], false],
    ['nobody was asked', [], false],
  ])('by shared data where it is conclusive, else by a person: %s', (_, findings, automatic) => {
    const play = new RepairPlay(openCaseCommand({ records: twoRecords() })).verifying(findings);
    expect(play.state.stage).toBe(automatic ? 'publicising' : 'verifying');
    expect(play.open('verify')).toHaveLength(automatic ? 0 : 1);
    expect(play.state.findings).toEqual(findings);
    expect(play.last.some((event) => event.type === 'RepairCaseChecked')).toBe(findings.length > 0);
  });

  it('late data relieves the person: the open item goes', () => {
    const play = new RepairPlay().verifying([finding('absent')]);
    const item = play.item('verify');
    play.enters([finding('confirmed')]);
    expect(play.state.items[item.id]?.status).toBe('cancelled');
    expect(play.state.verifications).toMatchObject([
      { principalId: 'system:workflow', records: [{ supported: true }] },
    ]);
  });

  it.each([
    ['one is missing', [supported('record-1')]],
    ['one is named twice', [supported('record-1'), supported('record-1')]],
    ['one is not in the case', [supported('record-1'), supported('record-9')]],
  ])('says something about every record: %s', (_, records) => {
    const play = new RepairPlay(openCaseCommand({ records: twoRecords() })).verifying();
    expect(play.tryOn('verify', { type: 'verify', opinion: '属实', records }, play.officer('verifier'))).toMatchObject({
      ok: false,
      problem: { code: 'outcomesIncomplete', params: { records: ['record-1', 'record-2'] } },
    });
  });

  it('in a joint review by each body, never by shared data alone, and goes on when the last has verified', () => {
    const play = new RepairPlay(jointly()).verifying([finding('confirmed')]);
    expect(play.open('verify').map((i) => i.unitId)).toEqual([tax, customs]);
    play.verifies(customs);
    expect(play.state.stage).toBe('verifying');
    play.enters();
    expect(play.open('verify').map((i) => i.unitId)).toEqual([tax]);
    expect(play.verifies(tax).state.stage).toBe('publicising');
  });

  it('by a body is closed to the officers of the other', () => {
    const play = new RepairPlay(jointly()).verifying();
    const command = { type: 'verify' as const, opinion: '属实', records: [supported('record-1')] };
    expect(play.tryOn('verify', command, play.officer('verifier', customs), { unitId: tax })).toMatchObject({
      problem: { code: 'wrongUnit', params: { unitId: tax } },
    });
  });
});

describe('the ways of repair', () => {
  const certificate = {
    type: 'submitStep' as const,
    certificateNumber: '宿信培2026-0017',
    issuedOn: '2026-10-10',
    documentIds: [],
  };
  const training = () => new RepairPlay(inSuzhou()).verifying().verifies().enters();

  it('in 淮南 no training stage is entered', () => {
    expect(new RepairPlay().verifying().verifies().state.stage).toBe('publicising');
  });

  it('in 宿州 training is proven by certificate, confirmed, and the commitment is published then', () => {
    const play = training();
    expect(play.state.stage).toBe('training');
    play.on('submitStep', certificate, clerk);
    expect(play.state.steps).toMatchObject([{ status: 'submitted', evidence: { issuedOn: '2026-10-10' } }]);
    expect(play.item('confirmStep')).toMatchObject({ role: 'verifier', unitId: szEcology });
    play.on('confirmStep', { type: 'confirmStep' }, play.officer('verifier'));
    expect(play.state).toMatchObject({ stage: 'publicising', steps: [{ status: 'confirmed' }] });
  });

  it('training done while the case is still verified leaves nothing to wait for', () => {
    const play = new RepairPlay(inSuzhou()).verifying();
    play.on('submitStep', certificate, clerk).on('confirmStep', { type: 'confirmStep' }, play.officer('verifier'));
    expect(play.state.stage).toBe('verifying');
    expect(play.verifies().state.stage).toBe('publicising');
  });

  it('a certificate of tomorrow is refused', () => {
    expect(training().tryOn('submitStep', { ...certificate, issuedOn: '2026-10-13' }, clerk)).toMatchObject({
      problem: { code: 'evidenceDateInFuture' },
    });
    expect(training().tryOn('submitStep', { ...certificate, issuedOn: '2026-10-12' }, clerk)).toMatchObject({
      ok: true,
    });
  });

  it('a certificate older than every determination is refused', () => {
    expect(training().tryOn('submitStep', { ...certificate, issuedOn: '1900-01-01' }, clerk)).toMatchObject({
      problem: { code: 'evidenceDateTooEarly' },
    });
  });

  it('a certificate that does not hold goes back to the applicant, who may hand in another', () => {
    const play = training().on('submitStep', certificate, clerk);
    play.on('confirmStep', { type: 'returnStep', reason: '查无此证' }, play.officer('verifier'));
    expect(play.state).toMatchObject({ stage: 'training', steps: [{ status: 'required', evidence: null }] });
    expect(play.open('submitStep')).toHaveLength(1);
    expect(play.trained().state.stage).toBe('publicising');
  });

  it('who confirmed a certificate may not approve', () => {
    const play = training().on('submitStep', certificate, clerk);
    const both = officer('verifier', szEcology, { name: 'both' });
    play.on('confirmStep', { type: 'confirmStep' }, both).enters().published().enters();
    const decision = {
      type: 'decide' as const,
      records: [{ recordId: 'record-1', outcome: 'granted' as const, reason: '符合' }],
    };
    expect(play.tryOn('decide', decision, officer('approver', szEcology, { name: 'both' }))).toMatchObject({
      problem: { code: 'fourEyesViolated' },
    });
  });

  it('an applicant who never hands one in does not hold the case for ever, and is not granted', () => {
    const play = training().does({ type: 'closeSteps', reason: '催告未果' }, officer('verifier', szEcology));
    expect(play.state.stage).toBe('publicising');
    expect(play.open('submitStep')).toEqual([]);
    play.enters().published().enters();
    const decision = {
      type: 'decide' as const,
      records: [{ recordId: 'record-1', outcome: 'granted' as const, reason: '符合' }],
    };
    expect(play.tryOn('decide', decision, officer('approver', szEcology))).toMatchObject({
      problem: { code: 'conditionsNotMet', params: { unmet: ['stepOutstanding'] } },
    });
  });

  it('an officer adds a way the profile offers, once, with a reason', () => {
    const play = training();
    const plan = { type: 'planStep' as const, way: 'charity', reason: '自愿参加' };
    play.does(plan, play.officer('verifier'));
    expect(play.state.steps.map((s) => s.way)).toEqual(['thematicTraining', 'charity']);
    expect(play.open('submitStep')).toHaveLength(2);
    expect(play.try(plan, play.officer('verifier'))).toMatchObject({ ok: true, value: { events: [] } });
    expect(play.trained().state.stage).toBe('publicising');
  });

  it.each([
    ['淮南 offers none', openCaseCommand(), 'charity'],
    ['宿州 does not know it', inSuzhou(), 'donation'],
    ['the signed letter is part of every case already', inSuzhou(), 'commitment'],
  ])('a way the profile does not offer is refused: %s', (_, opening, way) => {
    const play = new RepairPlay(opening).verifying();
    expect(play.try({ type: 'planStep', way, reason: '要求' }, play.officer('verifier'))).toMatchObject({
      problem: { code: 'stepNotFound' },
    });
  });
});

describe('延期', () => {
  const extend = { type: 'extend' as const, workingDays: 5, reason: '需要实地核查' };

  it('moves the running limits and the open items, with the reason in the derivation', () => {
    const play = new RepairPlay().verifying();
    play.does(extend, play.officer('verifier'));
    expect(play.state.limits['verification']).toMatchObject({
      dueOn: '2026-10-28',
      workingDays: 12,
      adjustments: [{ reason: '需要实地核查', workingDays: 5 }],
    });
    expect(play.state.limits['feedback']?.dueOn).toBe('2026-11-02');
    expect(play.item('verify')).toMatchObject({
      limit: { dueOn: '2026-10-28' },
      dueAt: '2026-10-28T16:00:00.000Z',
      version: 2,
    });
    expect(play.last.map((event) => event.type)).toEqual(['RepairCaseExtended', 'WorkItemRescheduled']);
  });

  it('a second time is refused', () => {
    const play = new RepairPlay().verifying();
    play.does(extend, play.officer('verifier'));
    expect(play.try(extend, play.officer('approver'))).toMatchObject({ problem: { code: 'alreadyExtended' } });
  });

  it.each([
    ['the limit of the acceptance is over, as it must be', '2026-10-20T02:00:00.000Z', true],
    ['the last minute of the last day', '2026-10-21T15:59:59.000Z', true],
    ['the limit is over', '2026-10-21T16:00:00.000Z', false],
  ])('is announced before the limit ends: %s', (_, now, allowed) => {
    const play = new RepairPlay().verifying();
    play.now = now;
    const result = play.try(extend, play.officer('verifier'));
    expect(result).toMatchObject(allowed ? { ok: true } : { ok: false, problem: { code: 'limitAlreadyPassed' } });
  });

  it('earns the item a new reminder', () => {
    const play = new RepairPlay().verifying();
    play.now = '2026-10-20T17:00:00.000Z';
    play.does({ type: 'raiseDueEvents', escalateTo: { 'unit-hn-market': 'unit-hn-credit' } });
    expect(play.last.map((event) => event.type)).toEqual(['WorkItemReminderRaised']);
    play.does(extend, play.officer('verifier'));
    play.now = '2026-10-27T17:00:00.000Z';
    play.does({ type: 'raiseDueEvents', escalateTo: { 'unit-hn-market': 'unit-hn-credit' } });
    expect(play.last.map((event) => event.type)).toEqual(['WorkItemReminderRaised']);
  });
});

describe('修复承诺公示', () => {
  it('is ordered at every entry of the stage: a repeated order is the same delivery', () => {
    const play = new RepairPlay().publicising();
    const ordered = () => play.last.filter((event) => event.type === 'RepairCommitmentPublicationOrdered');
    const [first] = ordered();
    expect(first?.data).toMatchObject({ commitment: { commitmentId: 'commitment-1' }, subjectId: 'subject-1' });
    play.enters();
    expect(ordered()).toEqual([first]);
  });

  it('with its receipts goes on to the decision; a late or repeated receipt changes nothing', () => {
    const confirm = { type: 'confirmCommitmentPublication' as const, receipts: ['r-1'] };
    const early = new RepairPlay().verifying();
    expect(early.try(confirm)).toMatchObject({ ok: true, value: { events: [] } });
    const play = new RepairPlay().publicising().after(1).published();
    expect(play.state).toMatchObject({ stage: 'deciding', commitmentPublishedAt: later(monday, 1) });
    expect(play.try(confirm)).toMatchObject({ ok: true, value: { events: [] } });
  });
});
