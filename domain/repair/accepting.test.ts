/** From the opening of a case to its acceptance: what a person must settle, what goes on the spot, what is asked for once. */
import { describe, expect, it } from 'vitest';
import { monday } from '../../tests/support/context.ts';
import {
  clerk,
  finding,
  inSuzhou,
  market,
  oldRecord,
  openCaseCommand,
  RepairPlay,
  record,
  szEcology,
  twoRecords,
} from '../../tests/support/world.ts';
import { suzhou } from '../rules/profiles/suzhou.ts';
import { repairCase } from './repair-case.ts';

const accept = { type: 'accept', opinion: '材料齐全' } as const;
const request = {
  type: 'requestSupplement' as const,
  items: [{ what: '授权委托书' }, { recordId: 'record-1', what: '缴款凭证' }],
};

describe('opening a case', () => {
  it('pins the versions of rules, city profile and calendar, and starts the outer and the inner clock', () => {
    const { state } = new RepairPlay();
    expect(state).toMatchObject({
      stage: 'filed',
      bodies: [market],
      profileVersion: 'huainan@1',
      calendarVersion: expect.any(String),
    });
    expect(state.ruleSetVersion).toContain('ndrc36@1');
    expect(state.limits['acceptance']).toMatchObject({
      workingDays: 3,
      dueOn: '2026-10-15',
      dueAt: '2026-10-15T16:00:00.000Z',
    });
    expect(state.limits['feedback']).toMatchObject({ workingDays: 10, dueOn: '2026-10-26' });
  });

  it('a second time changes nothing, so the driver may ask again', () => {
    expect(new RepairPlay().try(openCaseCommand())).toMatchObject({ ok: true, value: { events: [] } });
  });

  it('for a city without a profile is impossible: no other city’s rules are borrowed', () => {
    expect(() => new RepairPlay(openCaseCommand({ regionId: 'hefei' }))).toThrow('no city profile');
  });

  it('requires training in 宿州 and nowhere else', () => {
    expect(new RepairPlay().state.steps).toEqual([]);
    expect(new RepairPlay(inSuzhou()).state.steps).toMatchObject([{ way: 'thematicTraining', status: 'required' }]);
  });
});

describe('what the rules leave open is asked of a person', () => {
  const questions = [
    ['a record determined before Order 36', { records: [oldRecord()] }, 'ruleSet', ['ndrc58', 'ndrc36']],
    [
      'a record of undetermined level',
      { records: [record({ severity: null, penaltyKinds: ['fine'] })] },
      'severity',
      ['minor', 'general', 'serious'],
    ],
    [
      'a minor record that is not published',
      { records: [record({ severity: 'minor' })] },
      'conditions',
      ['met', 'unmet'],
    ],
    [
      'a subject that once handed in false material',
      { banFlagged: true },
      'reapplicationBan',
      ['mayProceed', 'barred'],
    ],
  ] as const;

  it.each(questions)('%s: one question, one item for the approver', (_, opening, kind, allowedAnswers) => {
    const play = new RepairPlay(
      openCaseCommand({ ...opening, records: 'records' in opening ? [...opening.records] : [record()] }),
    );
    expect(play.state.questions).toMatchObject([{ kind, allowedAnswers, answer: null }]);
    expect(play.item('answerQuestion')).toMatchObject({ role: 'approver', about: play.state.questions[0]?.id });
  });

  it.each(questions)('%s: nothing is accepted or refused before the answer', (_, opening) => {
    const play = new RepairPlay(
      openCaseCommand({ ...opening, records: 'records' in opening ? [...opening.records] : [record()] }),
    ).accepting();
    const acceptor = play.officer('acceptor');
    const refusal = { ok: false, problem: { code: 'questionOpen' } };
    expect(play.tryOn('accept', accept, acceptor)).toMatchObject(refusal);
    expect(play.tryOn('accept', { type: 'refuseAcceptance', reason: '不符', toFix: '补正' }, acceptor)).toMatchObject(
      refusal,
    );
  });

  it('an answer outside the offered ones is refused', () => {
    const play = new RepairPlay(openCaseCommand({ records: [oldRecord()] })).accepting();
    expect(
      play.tryOn(
        'answerQuestion',
        { type: 'answerQuestion', answer: 'ndrc527', reason: '旧案' },
        play.officer('approver'),
      ),
    ).toMatchObject({ ok: false, problem: { code: 'answerNotAllowed' } });
  });

  it('the chosen rule set governs, and its conditions hold the case to them', () => {
    // Serious: three months at least under Order 58, a year under Order 36.
    const answered = (chosen: string) => {
      const play = new RepairPlay(openCaseCommand({ records: [oldRecord({ severity: 'serious' })] })).accepting();
      play.on(
        'answerQuestion',
        { type: 'answerQuestion', answer: chosen, reason: '会商意见' },
        play.officer('approver'),
      );
      expect(play.state.records[0]?.ruleSetId).toBe(chosen);
      return play.tryOn('accept', accept, play.officer('acceptor'));
    };
    expect(answered('ndrc58')).toMatchObject({ ok: true });
    expect(answered('ndrc36')).toMatchObject({
      problem: { code: 'conditionsNotMet', params: { unmet: ['minPeriodNotReached'] } },
    });
  });

  it('a level settled here becomes the record’s own, and may leave the next thing open', () => {
    const play = new RepairPlay(
      openCaseCommand({ records: [oldRecord({ severity: null, penaltyKinds: ['fine'] })] }),
    ).accepting();
    play.on(
      'answerQuestion',
      { type: 'answerQuestion', answer: 'general', reason: '数额较大' },
      play.officer('approver'),
    );
    expect(play.alongside).toMatchObject([
      { kind: 'dishonestyRecord', id: 'record-1', command: { type: 'determineSeverity', severity: 'general' } },
    ]);
    expect(play.state.records[0]?.severity).toBe('general');
    expect(play.state.questions.map((q) => [q.kind, q.answer])).toEqual([
      ['severity', 'general'],
      ['ruleSet', null],
    ]);
    expect(play.item('answerQuestion').about).toBe(play.state.questions[1]?.id);
  });

  it.each([
    ['barred', { banFlagged: true }, 'reapplicationBarred'],
    ['unmet', { records: [record({ severity: 'minor' })] }, 'otherConditionUnmet'],
  ])('answered “%s”: it can only be refused', (answer, opening, unmet) => {
    const play = new RepairPlay(openCaseCommand(opening)).accepting();
    play.on('answerQuestion', { type: 'answerQuestion', answer, reason: '限制期内' }, play.officer('approver'));
    expect(play.tryOn('accept', accept, play.officer('acceptor'))).toMatchObject({
      ok: false,
      problem: { code: 'conditionsNotMet', params: { unmet: [unmet] } },
    });
    play.on(
      'accept',
      { type: 'refuseAcceptance', reason: '限制期内', toFix: '限制期满后再申请' },
      play.officer('acceptor'),
    );
    expect(play.state.stage).toBe('notAccepted');
  });

  it('answered “met”: a record no rule settles can be granted', () => {
    const play = new RepairPlay(openCaseCommand({ records: [record({ severity: 'minor' })] })).accepting();
    play.on(
      'answerQuestion',
      { type: 'answerQuestion', answer: 'met', reason: '认定单位确认' },
      play.officer('approver'),
    );
    play.on('accept', accept, play.officer('acceptor')).enters().verifies().enters().published().enters().decides();
    expect(play.state.records[0]?.outcome).toBe('granted');
  });

  it('and twenty open records still fit into one transaction', () => {
    const records = Array.from({ length: 20 }, (_, n) =>
      oldRecord({ recordId: `record-${n}`, severity: null, penaltyKinds: ['fine'] }),
    );
    const play = new RepairPlay(openCaseCommand({ records, banFlagged: true }));
    const items = repairCase.workItems(play.state).length;
    // snapshot and outbox, one row per event, item and guard
    expect(2 + play.events.length + items + repairCase.guards(play.state).length).toBeLessThanOrEqual(100);
  });
});

describe('受理', () => {
  const confirmed = [finding('confirmed')];

  it.each([
    ['宿州, proof handed in', inSuzhou(), [], true],
    ['宿州, proven by department data alone', inSuzhou({ materials: [] }), confirmed, true],
    ['宿州, neither proof nor data', inSuzhou({ materials: [] }), [finding('absent')], false],
    ['宿州, condition not met', inSuzhou({ records: [record({ correctedOn: null })] }), [], false],
    ['宿州, a question is open', inSuzhou({ banFlagged: true }), confirmed, false],
    ['淮南, whatever is handed in', openCaseCommand(), confirmed, false],
  ])('on the spot where every check passes and the profile allows it: %s', (_, opening, findings, automatic) => {
    const play = new RepairPlay(opening).enters(findings);
    expect(play.state.stage).toBe(automatic ? 'verifying' : 'accepting');
    expect(play.open('accept')).toHaveLength(automatic ? 0 : 1);
    expect(play.events.some((e) => e.type === 'RepairCaseAccepted' && e.data.automatic)).toBe(automatic);
  });

  it('never takes the item out of the hands of the person who has it', () => {
    const play = new RepairPlay(inSuzhou({ materials: [] })).enters([finding('absent')]);
    const item = play.item('accept');
    play.enters(confirmed);
    expect(play.item('accept')).toEqual(item);
  });

  it('starts the clock of verification and opens the required steps at once', () => {
    const play = new RepairPlay(inSuzhou()).enters();
    expect(play.state.limits['verification']).toMatchObject({ workingDays: 7, dueOn: '2026-10-21' });
    expect(play.item('submitStep')).toMatchObject({ role: 'applicant', subjectId: 'subject-1', dueAt: null });
  });

  it('with an unmet condition is refused and names it', () => {
    const play = new RepairPlay(openCaseCommand({ records: [record({ correctedOn: null })] })).accepting();
    expect(play.tryOn('accept', accept, play.officer('acceptor'))).toMatchObject({
      ok: false,
      problem: { code: 'conditionsNotMet', params: { records: [{ recordId: 'record-1', unmet: ['notCorrected'] }] } },
    });
  });

  it('refused: with reason, what to do and the review route, and the records are free for a new application', () => {
    const play = new RepairPlay(openCaseCommand({ records: twoRecords() })).accepting();
    expect(repairCase.guards(play.state)).toHaveLength(2);
    play.on(
      'accept',
      { type: 'refuseAcceptance', reason: '主体不符', toFix: '由处罚对象申请' },
      play.officer('acceptor'),
    );
    expect(play.state).toMatchObject({ stage: 'notAccepted', endedAt: monday });
    for (const r of play.state.records)
      expect(r).toMatchObject({
        outcome: 'notAccepted',
        reason: '主体不符',
        toFix: '由处罚对象申请',
        reviewRoute: expect.stringContaining('不予受理'),
      });
    expect(repairCase.guards(play.state)).toEqual([]);
  });
});

describe('补正', () => {
  const supplementing = () => {
    const play = new RepairPlay().accepting();
    return play.on('accept', request, play.officer('acceptor')).enters();
  };
  const answers = [
    { itemId: '1', text: '已上传授权书', documentIds: [] },
    { itemId: '2', text: '已上传凭证', documentIds: [] },
  ];

  it('names everything in one notice and waits for the applicant without a made-up limit', () => {
    const play = supplementing();
    expect(play.state.stage).toBe('supplementing');
    expect(play.state.supplement?.items.map((i) => i.id)).toEqual(['1', '2']);
    expect(play.item('supplement')).toMatchObject({ role: 'applicant', dueAt: null });
  });

  it('about a record that is not in the case is refused', () => {
    const play = new RepairPlay().accepting();
    const foreign = { type: 'requestSupplement' as const, items: [{ recordId: 'record-9', what: '凭证' }] };
    expect(play.tryOn('accept', foreign, play.officer('acceptor'))).toMatchObject({
      problem: { code: 'recordNotFound' },
    });
  });

  it.each([
    ['one is missing', answers.slice(0, 1)],
    ['one was never asked', [...answers, { itemId: '3', text: '另附', documentIds: [] }]],
    ['none', [{ itemId: '9', text: '无', documentIds: [] }]],
  ])('is refused while incomplete: %s', (_, given) => {
    expect(supplementing().tryOn('supplement', { type: 'submitSupplement', answers: given }, clerk)).toMatchObject({
      ok: false,
      problem: { code: 'supplementIncomplete' },
    });
  });

  it('complete, comes back to the acceptor with the new material', () => {
    const play = supplementing();
    const material = { documentId: 'd-2', kind: 'other' as const, sha256: 'd'.repeat(64) };
    play.does({ type: 'submitSupplement', answers, materials: [material], ...play.ref('supplement') }, clerk);
    expect(play.state).toMatchObject({ stage: 'accepting', supplement: { answeredAt: monday } });
    expect(play.state.materials).toContainEqual(material);
    expect(play.enters().item('accept')).toMatchObject({ role: 'acceptor', status: 'open' });
  });

  it('a second notice is refused: everything had to be in the first', () => {
    const play = supplementing().on('supplement', { type: 'submitSupplement', answers }, clerk).enters();
    expect(play.tryOn('accept', request, play.officer('acceptor'))).toMatchObject({
      ok: false,
      problem: { code: 'supplementAlreadyRequested' },
    });
  });

  it('is looked at by a person even where acceptance goes on the spot', () => {
    const play = new RepairPlay(inSuzhou({ materials: [] })).enters();
    play.on('accept', request, play.officer('acceptor')).enters();
    play.on('supplement', { type: 'submitSupplement', answers }, clerk).enters([finding('confirmed')]);
    expect(play.item('accept').unitId).toBe(szEcology);
  });

  it.each([
    [false, '2026-10-15', '2026-10-26'],
    [true, '2026-10-20', '2026-10-29'],
  ])('stops the clock only where the profile says so (%s)', (pauses, acceptance, feedback) => {
    const setting = suzhou.limits.supplementPausesClock;
    const before = setting.value;
    setting.value = pauses;
    try {
      const play = new RepairPlay(inSuzhou({ materials: [] })).enters();
      play.on('accept', request, play.officer('acceptor')).enters().after(3);
      play.on('supplement', { type: 'submitSupplement', answers }, clerk);
      expect(play.state.limits['acceptance']?.dueOn).toBe(acceptance);
      expect(play.state.limits['feedback']?.dueOn).toBe(feedback);
      expect(play.enters().item('accept').limit?.dueOn).toBe(acceptance);
    } finally {
      setting.value = before;
    }
  });
});
