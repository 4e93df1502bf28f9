/** 申请和决定: what may be promised, by whom, on which text, and what follows without a person. */
import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  CommitmentPlay,
  goodStanding,
  matterContent,
  ordinarily,
  withDeferred,
} from '../../tests/support/commitment-world.ts';
import { contextOf, officer } from '../../tests/support/context.ts';
import { clerk, market } from '../../tests/support/world.ts';
import type { ProblemCode } from '../kernel/problems.ts';
import type { ApplyForMatter } from './commands.ts';
import { commitmentCase } from './commitment-case.ts';
import type { CreditStanding } from './credit-standing.ts';

const applies = (command: ApplyForMatter, by = clerk) =>
  commitmentCase.decide(commitmentCase.initial, command, contextOf(by));
const types = (play: CommitmentPlay) => play.last.map((event) => event.type);

describe('an application', () => {
  it('keeps the matter as it was, the exact texts and their digests', () => {
    const { events, state } = new CommitmentPlay();
    expect(events[0]).toMatchObject({
      type: 'CommitmentCaseOpened',
      data: { matterVersion: 2, matter: matterContent(), stage: 'applied' },
    });
    expect(events[0]).toMatchObject({
      data: {
        noticeText: expect.stringContaining('小餐饮经营许可'),
        letterText: expect.stringContaining('淮南市舜珩餐饮有限公司'),
      },
    });
    expect(state.commitment?.letterHash).toBe(applyCommand().signature?.letterHash);
    expect(state.matter).not.toHaveProperty('noticeText');
  });

  it('of a natural person names nobody in its history', () => {
    const person = {
      subjectId: 'subject-1',
      name: '欧阳修',
      code: '340000199001010000',
      kind: 'naturalPerson',
    } as const;
    const { events } = new CommitmentPlay(applyCommand(matterContent(), { subject: person }));
    expect(JSON.stringify(events)).not.toMatch(/欧阳修|340000199001010000/);
  });

  it('twice under one id is one case', () => {
    const play = new CommitmentPlay();
    expect(play.does(applyCommand(), clerk).last).toEqual([]);
  });

  const content = matterContent();
  it.each<[string, ProblemCode, ApplyForMatter]>([
    [
      'a withdrawn matter',
      'matterWithdrawn',
      applyCommand(content, { matter: { matterId: 'matter-1', version: 2, current: null } }),
    ],
    [
      'an older version',
      'matterVersionChanged',
      applyCommand(content, { matter: { matterId: 'matter-1', version: 1, current: { version: 2, content } } }),
    ],
    [
      'an unanswered condition',
      'conditionAnswerMissing',
      applyCommand(content, { answers: [{ conditionId: 'premises', met: true }] }),
    ],
    [
      'an answer to no condition',
      'conditionAnswerMissing',
      applyCommand(content, { answers: [...applyCommand().answers, { conditionId: 'other', met: true }] }),
    ],
    [
      'a condition answered twice',
      'conditionAnswerMissing',
      applyCommand(content, { answers: [...applyCommand().answers, { conditionId: 'premises', met: false }] }),
    ],
    [
      'a mandatory condition not met',
      'conditionNotMet',
      applyCommand(content, {
        answers: [
          { conditionId: 'premises', met: false },
          { conditionId: 'manager', met: true },
        ],
      }),
    ],
    ['a missing document', 'materialMissing', applyCommand(content, { materials: [] })],
    [
      'a document for no material',
      'materialUnknown',
      applyCommand(content, { materials: [{ documentId: 'd', materialId: 'odd', sha256: 'a' }] }),
    ],
    [
      'a deferral the matter does not allow',
      'deferralNotAllowed',
      applyCommand(content, { deferredMaterialIds: ['form'] }),
    ],
    ['no signature', 'commitmentMissing', applyCommand(content, { signature: null })],
    [
      'another text',
      'commitmentTextChanged',
      applyCommand(content, { signature: { noticeHash: 'x', letterHash: 'y', typedName: '淮南市舜珩餐饮有限公司' } }),
    ],
    [
      'another name',
      'signatureMismatch',
      applyCommand(content, {
        signature: { ...applyCommand().signature, typedName: '某公司' } as ApplyForMatter['signature'],
      }),
    ],
    [
      'a seal that does not verify',
      'signatureNotVerified',
      applyCommand(content, { signature: { ...applyCommand().signature, seal: null } as ApplyForMatter['signature'] }),
    ],
    ['a representative without authority', 'authorityMissing', applyCommand(content, { authority: null })],
    [
      'a representative where none is allowed',
      'representativeNotAllowed',
      applyCommand(matterContent({ representativeAllowed: false })),
    ],
    [
      'the ordinary procedure without the replaced document',
      'materialMissing',
      ordinarily(content, { materials: applyCommand().materials }),
    ],
    [
      'the ordinary procedure with a deferral',
      'deferralNotAllowed',
      ordinarily(withDeferred(), { deferredMaterialIds: ['health'] }),
    ],
  ])('with %s is refused, and nothing is written', (_, code, command) => {
    expect(applies(command)).toMatchObject({ ok: false, problem: { code } });
  });

  it('for somebody else is refused', () => {
    expect(applies(applyCommand(), officer('approver', market))).toMatchObject({
      problem: { code: 'notRepresenting' },
    });
  });

  it('holds the matter for its subject until the case ends', () => {
    const guards = (play: CommitmentPlay) => commitmentCase.guards(play.state).map(({ key }) => key);
    expect(guards(new CommitmentPlay())).toEqual(['matter#subject-1#matter-1']);
    expect(guards(new CommitmentPlay().promised())).toEqual(['matter#subject-1#matter-1']);
    expect(guards(new CommitmentPlay().promised().verifies())).toEqual([]);
  });
});

describe('eligibility', () => {
  const listed: CreditStanding = {
    records: [{ recordId: 'record-9', recordKind: 'seriousDishonestyList', severity: 'serious' }],
    bars: [],
  };
  const barred: CreditStanding = {
    records: [],
    bars: [{ caseId: 'case-0', recordId: 'record-8', breachKind: 'falseCommitment' }],
  };

  it.each([
    ['a listed subject', matterContent(), listed, ['seriousDishonesty']],
    ['a broken promise not yet repaired', matterContent(), barred, ['commitmentBarred']],
    [
      'an excluded matter',
      matterContent({ excluded: { ground: '直接涉及公共安全', basis: '国办发〔2020〕42号' } }),
      goodStanding,
      ['matterExcluded'],
    ],
    [
      'all at once',
      matterContent({ excluded: { ground: '直接涉及公共安全', basis: '国办发〔2020〕42号' } }),
      { records: listed.records, bars: barred.bars },
      ['matterExcluded', 'seriousDishonesty', 'commitmentBarred'],
    ],
  ])('%s leads to the ordinary procedure, each reason with its basis', (_, content, standing, codes) => {
    const play = new CommitmentPlay(applyCommand(content)).enters({ standing });
    expect(play.state).toMatchObject({ stage: 'notEligible', endedAt: expect.any(String) });
    expect(play.state.ineligible.map(({ code }) => code)).toEqual(codes);
    expect(play.state.ineligible.every(({ basis }) => basis.length > 0)).toBe(true);
    // The ordinary procedure is open to everybody.
    const ordinary = new CommitmentPlay(ordinarily(content)).enters({ standing });
    expect(ordinary.state.stage).toBe('reviewing');
  });

  it('is not touched by a general record', () => {
    const general: CreditStanding = {
      records: [{ recordId: 'record-7', recordKind: 'administrativePenalty', severity: 'general' }],
      bars: [],
    };
    expect(new CommitmentPlay().enters({ standing: general }).state.stage).toBe('reviewing');
  });
});

describe('the decision', () => {
  it('falls on the spot where the matter says so, and the promise goes to the register', () => {
    const play = new CommitmentPlay(applyCommand(matterContent({ decidedOnTheSpot: true }))).enters();
    expect(types(play)).toEqual(['CommitmentCaseStageEntered', 'CommitmentCaseGranted']);
    expect(play.last[1]).toMatchObject({
      data: {
        automatic: true,
        commitment: {
          type: 'approvalSubstitution',
          committedOn: '2026-10-12',
          expiresOn: '2029-10-12',
          receivingUnitId: market,
          disclosureScope: 'public',
          textHash: play.state.commitment?.letterHash,
        },
      },
    });
  });

  it('in the ordinary procedure is a person’s within twenty working days, and registers nothing', () => {
    const play = new CommitmentPlay(ordinarily(matterContent({ decidedOnTheSpot: true }))).reviewing();
    expect(play.item('review')).toMatchObject({
      role: 'approver',
      limit: { parameter: 'statute/license.decisionWorkingDays', workingDays: 20 },
    });
    play.on(
      'review',
      { type: 'grantMatter', decisionNumber: '淮市监许〔2026〕9号', reason: '符合条件' },
      play.officer('approver'),
    );
    expect(play.last).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ commitment: null, stage: 'granted' }) }),
    );
  });

  it('against the applicant says why, what to fix and where to turn', () => {
    const play = new CommitmentPlay().reviewing();
    play.on('review', { type: 'refuseMatter', reason: '场所不符', toFix: '更换场所' }, play.officer('approver'));
    expect(play.state).toMatchObject({ stage: 'refused', refusal: { toFix: '更换场所' } });
    expect(play.state.refusal?.reviewRoute).toContain('行政复议');
  });

  it('can be forestalled by withdrawing, and not after', () => {
    const withdraw = { type: 'withdrawCommitment', reason: '改按一般程序' } as const;
    const play = new CommitmentPlay().reviewing().does(withdraw, clerk);
    expect(play.state.stage).toBe('withdrawn');
    expect(play.open('review')).toEqual([]);
    expect(new CommitmentPlay().promised().try(withdraw, clerk)).toMatchObject({
      problem: { code: 'actionNotAvailable' },
    });
  });

  it('of an unrelated unit or of a person with an interest is refused', () => {
    const play = new CommitmentPlay().reviewing();
    const grant = { type: 'grantMatter', decisionNumber: '1号', reason: '符合' } as const;
    expect(play.tryOn('review', grant, officer('approver', 'unit-hn-tax'))).toMatchObject({
      problem: { code: 'wrongUnit' },
    });
    expect(play.tryOn('review', grant, officer('approver', market, { represents: ['subject-1'] }))).toMatchObject({
      problem: { code: 'ownCase' },
    });
  });
});
