/** 履约和违诺: documents that follow, how a promise is verified, and what becomes of a broken one. */
import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  CommitmentPlay,
  goodStanding,
  matterContent,
  ordinarily,
  withDeferred,
} from '../../tests/support/commitment-world.ts';
import { officer } from '../../tests/support/context.ts';
import { clerk, market, tax } from '../../tests/support/world.ts';
import type { MatterContent } from '../matter/content.ts';
import { breachPaths, stepAllowed } from './breach-paths.ts';
import type { CreditStanding } from './credit-standing.ts';
import { awaitsInspection } from './decide/verifying.ts';
import type { MatterFinding } from './state.ts';

const term = { workingDays: 10, basis: '测试设定', status: 'assumed' } as const;
const verifiedBy = (verification: Partial<MatterContent['verification']>) =>
  matterContent({ verification: { method: 'onSite', standard: '核对', term, ...verification } });
const types = (play: CommitmentPlay) => play.last.map((event) => event.type);
const promised = (content = matterContent()) => new CommitmentPlay(applyCommand(content)).promised();
const fact = (result: MatterFinding['result']): MatterFinding => ({
  factKind: 'premises',
  result,
  sources: result === 'absent' ? [] : ['unit-hn-urban'],
  factOn: result === 'absent' ? null : '2026-10-01',
});

describe('documents that may follow', () => {
  const waiting = () => promised(withDeferred());

  it('each have an item and a term of their own, from the service of the decision', () => {
    const play = waiting();
    expect(play.state).toMatchObject({ stage: 'awaitingDocuments', servedAt: play.now });
    expect(play.item('submitDeferredMaterial', { about: 'health' })).toMatchObject({
      role: 'applicant',
      limit: { dueOn: '2026-10-19', parameter: 'matter/matter-1/v2/deferredMaterials/health', status: 'assumed' },
    });
    expect(play.item('submitDeferredMaterial', { about: 'water' }).limit?.dueOn).toBe('2026-10-26');
  });

  it('handed in, the last one leads to verification', () => {
    const play = waiting().submitsDeferred('health');
    expect(play.state.stage).toBe('awaitingDocuments');
    play.submitsDeferred('water');
    expect(play.state).toMatchObject({ stage: 'verifying' });
    expect(play.state.materials.map(({ materialId }) => materialId)).toEqual(['form', 'health', 'water']);
  });

  it('are reminded of, then late: no longer taken, and an officer decides', () => {
    const play = waiting().after(4).sweeps();
    expect(types(play)).toEqual(['WorkItemReminderRaised']);
    play.after(4).sweeps();
    expect(types(play)).toEqual(['WorkItemFellDue', 'WorkItemOpened']);
    expect(play.item('handleLateMaterial', { about: 'health' })).toMatchObject({ role: 'verifier', unitId: market });
    const submit = { type: 'submitDeferredMaterial', documentIds: ['d'] } as const;
    expect(
      play.tryOn('submitDeferredMaterial', { ...submit, documentIds: ['d'] }, clerk, { about: 'health' }),
    ).toMatchObject({
      problem: { code: 'deferredTermEnded' },
    });
    expect(play.sweeps().last).toEqual([]);
  });

  it('get more time once, counted from the day it is given', () => {
    const extend = { type: 'extendDeferredTerm', workingDays: 3, reason: '检测机构排期' } as const;
    const play = waiting().after(8).sweeps().on('handleLateMaterial', extend, officer('verifier', market));
    expect(play.item('submitDeferredMaterial', { about: 'health' }).limit).toMatchObject({
      startsOn: '2026-10-20',
      dueOn: '2026-10-23',
    });
    play.submitsDeferred('health').submitsDeferred('water');
    expect(play.state.stage).toBe('verifying');
    const again = waiting().after(8).sweeps().on('handleLateMaterial', extend, officer('verifier', market));
    again.after(4).sweeps();
    expect(types(again)).toContain('WorkItemFellDue');
    expect(again.tryOn('handleLateMaterial', extend, officer('verifier', market), { about: 'health' })).toMatchObject({
      problem: { code: 'alreadyExtended' },
    });
  });

  it('that never come are a breach that can be dismissed, and then they are waited for again', () => {
    const play = waiting().after(8).sweeps().reportsBreach();
    expect(play.open('handleLateMaterial')).toEqual([]);
    play.dismisses();
    expect(play.state.stage).toBe('awaitingDocuments');
    expect(play.open('handleLateMaterial', { about: 'health' })).toHaveLength(1);
  });
});

describe('verification', () => {
  it('is over at once for an exempt matter', () => {
    const play = promised(verifiedBy({ method: 'exempt' }));
    expect(play.state).toMatchObject({
      stage: 'fulfilled',
      performance: { status: 'full', determiningUnitId: market },
    });
  });

  it.each([
    ['confirmed', 'fulfilled'],
    ['contradicted', 'verifying'],
    ['absent', 'verifying'],
  ] as const)('by shared data that is %s ends %s', (result, stage) => {
    const play = new CommitmentPlay(
      applyCommand(verifiedBy({ method: 'sharedData', factKinds: ['premises'] })),
    ).reviewing();
    play.on('review', { type: 'grantMatter', decisionNumber: '1号', reason: '符合' }, play.officer('approver'));
    play.runs({ findings: [fact(result)] });
    expect(play.state.stage).toBe(stage);
    expect(play.open('verifyCommitment')).toHaveLength(stage === 'verifying' ? 1 : 0);
  });

  it('on site keeps where, when and by whom', () => {
    const play = promised();
    expect(play.item('verifyCommitment').limit).toMatchObject({ workingDays: 10, dueOn: '2026-10-26' });
    const kept = { outcome: 'kept', finding: '一致', documentIds: [] } as const;
    expect(
      play.tryOn(
        'verifyCommitment',
        { type: 'recordVerification', result: { ...kept, documentIds: [] } },
        play.officer('verifier'),
      ),
    ).toMatchObject({ problem: { code: 'inspectionMissing' } });
    play.verifies();
    expect(play.state.verifications).toMatchObject([
      { method: 'onSite', outcome: 'kept', onSite: { place: '经营场所' } },
    ]);
    expect(play.state.stage).toBe('fulfilled');
  });

  it('with another unit’s help waits for its answer', () => {
    const play = promised(verifiedBy({ method: 'assistance', assistingUnitId: tax }));
    const record = {
      type: 'recordVerification' as const,
      result: { outcome: 'kept' as const, finding: '一致', documentIds: [] },
    };
    expect(play.tryOn('verifyCommitment', record, play.officer('verifier'))).toMatchObject({
      problem: { code: 'assistanceOutstanding' },
    });
    expect(play.item('answerAssistance')).toMatchObject({ unitId: tax, role: 'verifier' });
    const answer = { type: 'answerAssistance', supported: true, finding: '纳税正常' } as const;
    expect(play.tryOn('answerAssistance', answer, officer('verifier', market))).toMatchObject({
      problem: { code: 'wrongUnit' },
    });
    play
      .on('answerAssistance', answer, officer('verifier', tax))
      .on('verifyCommitment', record, play.officer('verifier'));
    expect(play.state).toMatchObject({ stage: 'fulfilled', assistance: { answer: { supported: true } } });
  });

  it('looks on site where the subject’s credit asks for it, whatever the matter’s own method', () => {
    const standing: CreditStanding = {
      ...goodStanding,
      records: [1, 2, 3].map((n) => ({ recordId: `r-${n}`, recordKind: 'administrativePenalty', severity: 'serious' })),
    };
    const play = new CommitmentPlay(ordinarily(verifiedBy({ method: 'sharedData', factKinds: ['premises'] })));
    play
      .reviewing()
      .on('review', { type: 'grantMatter', decisionNumber: '1号', reason: '符合' }, play.officer('approver'));
    play.runs({ standing, findings: [fact('confirmed')] });
    expect(play.item('verifyCommitment').about).toBe('onSite');
  });

  it('stands under the internal target where the matter’s term is not known', () => {
    const play = promised(verifiedBy({ term: { workingDays: null, basis: '未规定', status: 'unknown' } }));
    const { limit, dueAt } = play.item('verifyCommitment');
    expect(limit).toMatchObject({ parameter: 'profile/huainan/commitmentStepTarget', status: 'assumed' });
    expect(dueAt).not.toBeNull();
  });

  it('by the officer who granted is refused', () => {
    const both = officer('verifier', market, { name: 'both' });
    const play = new CommitmentPlay().reviewing().grants(officer('approver', market, { name: 'both' }));
    const record = {
      type: 'recordVerification' as const,
      result: { outcome: 'kept' as const, finding: '一致', documentIds: [] },
    };
    expect(play.tryOn('verifyCommitment', record, both)).toMatchObject({ problem: { code: 'fourEyesViolated' } });
    expect(
      play.try({ type: 'reportBreach', breachKind: 'notKept', finding: 'x', unkept: 'y', documentIds: [] }, both),
    ).toMatchObject({ problem: { code: 'fourEyesViolated' } });
  });
});

describe('a breach', () => {
  it('found in verification waits for a second person', () => {
    const play = promised().verifies('breached');
    expect(play.state).toMatchObject({ stage: 'verifying', breach: { breachKind: 'notKept' } });
    expect(play.item('decideBreach').role).toBe('approver');
    // Whoever verified does not decide, under whichever role.
    const same = officer('approver', market, { name: `${market}-verifier` });
    expect(play.tryOn('decideBreach', { type: 'dismissBreach', reason: '无' }, same)).toMatchObject({
      problem: { code: 'fourEyesViolated' },
    });
  });

  it('that is not one leaves the promise kept', () => {
    expect(promised().verifies('breached').dismisses().state).toMatchObject({
      stage: 'fulfilled',
      breach: null,
      performance: { status: 'full' },
    });
  });

  it('is put right within the matter’s term, and verified again', () => {
    const play = promised().verifies('breached').ordersRectification();
    expect(play.state.stage).toBe('rectifying');
    expect(play.item('submitRectification')).toMatchObject({ role: 'applicant', limit: { workingDays: 5 } });
    play.rectifies();
    expect(play.state.stage).toBe('verifying');
    play.verifies();
    expect(play.state).toMatchObject({ stage: 'fulfilled', breach: null });
  });

  it('whose matter sets no term needs one from the person, and takes no other where it does', () => {
    const none = matterContent({ rectification: { workingDays: null, basis: '未规定', status: 'unknown' } });
    const play = promised(none).verifies('breached');
    const order = { type: 'orderRectification', requirement: '整改' } as const;
    expect(play.tryOn('decideBreach', order, play.officer('approver'))).toMatchObject({
      problem: { code: 'rectificationTermMissing' },
    });
    const fixed = promised().verifies('breached');
    expect(fixed.tryOn('decideBreach', { ...order, workingDays: 7 }, fixed.officer('approver'))).toMatchObject({
      problem: { code: 'rectificationTermSet' },
    });
    play.on('decideBreach', { ...order, workingDays: 7 }, play.officer('approver'));
    expect(play.item('submitRectification').limit).toMatchObject({ workingDays: 7, status: 'assumed' });
  });

  it('not put right in time comes back to the approver', () => {
    const play = promised().verifies('breached').ordersRectification().after(10).sweeps();
    expect(types(play)).toEqual(['WorkItemFellDue', 'RectificationTermEnded', 'WorkItemOpened']);
    play.revokes();
    expect(play.state.stage).toBe('revoked');
    // Late, but before anybody decided: it is verified first.
    const late = promised().verifies('breached').ordersRectification().after(10).sweeps().rectifies();
    expect(late.state.stage).toBe('verifying');
    expect(late.open('decideBreach')).toEqual([]);
  });

  it('after the case had ended starts a new run of the machine', () => {
    const play = promised().verifies().reportsBreach().ordersRectification();
    expect(play.state).toMatchObject({ stage: 'rectifying', endedAt: null, machine: { generation: 2 } });
    expect(play.rectifies().verifies().state.stage).toBe('fulfilled');
  });

  it('revoked becomes a dishonesty record and a bar, together with the decision', () => {
    const play = promised().verifies('breached').revokes();
    expect(play.state).toMatchObject({
      stage: 'revoked',
      performance: { status: 'partial', unkept: '配备食品安全管理人员', accountability: '撤销许可' },
    });
    const recordId = play.state.recordId ?? '';
    expect(play.alongside).toMatchObject([
      {
        kind: 'dishonestyRecord',
        id: recordId,
        command: {
          type: 'registerRecord',
          report: {
            recordKind: 'other',
            severity: 'general',
            decisionNumber: '淮市监撤〔2026〕3号',
            publishable: true,
          },
        },
      },
      { kind: 'creditSubject', id: 'subject-1', command: { type: 'barCommitment', recordId, breachKind: 'notKept' } },
    ]);
  });

  it('follows the path of the place', () => {
    const { national, beijing, shenzhen, shanghaiLicences } = breachPaths;
    expect(stepAllowed(national, 'notKept', 'revocation', false)).toBe(true);
    expect(stepAllowed(beijing, 'falseCommitment', 'rectification', false)).toBe(false);
    expect(stepAllowed(beijing, 'notKept', 'revocation', false)).toBe(false);
    expect(stepAllowed(beijing, 'notKept', 'revocation', true)).toBe(true);
    expect(stepAllowed(shenzhen, 'falseCommitment', 'revocation', false)).toBe(false);
    expect(stepAllowed(shanghaiLicences, 'falseCommitment', 'revocation', false)).toBe(true);
  });

  it('pending, nothing else is found out beside it', () => {
    const play = promised().reportsBreach();
    expect(
      play.try(
        { type: 'reportBreach', breachKind: 'notKept', finding: 'x', unkept: 'y', documentIds: [] },
        play.officer('verifier'),
      ),
    ).toMatchObject({ problem: { code: 'breachPending' } });
  });
});

describe('a random inspection', () => {
  const order = {
    type: 'orderInspection',
    drawId: 'draw-1',
    inspectors: [{ principalId: `${market}-approver` }, { principalId: 'inspector-1' }],
    intensity: 'normal',
  } as const;

  it('is given to the drawn inspector who did not grant, once', () => {
    const play = promised().does(order);
    expect(play.item('inspect')).toMatchObject({ about: 'draw-1', assignee: 'inspector-1' });
    expect(play.does(order).last).toEqual([]);
    const inspector = officer('verifier', market, { name: 'inspector-1' });
    const kept = { outcome: 'kept' as const, finding: '一致', documentIds: [] };
    play.on('inspect', { type: 'recordInspection', result: kept }, inspector);
    expect(play.state.inspections).toMatchObject([{ drawId: 'draw-1', result: { outcome: 'kept' } }]);
  });

  it('of a fulfilled case can find a breach', () => {
    const play = promised().verifies().does(order);
    const inspector = officer('verifier', market, { name: 'inspector-1' });
    const result = {
      outcome: 'breached' as const,
      breachKind: 'falseCommitment' as const,
      finding: '不实',
      unkept: '场所',
      documentIds: [],
    };
    play.on('inspect', { type: 'recordInspection', result }, inspector).revokes();
    expect(play.state.stage).toBe('revoked');
  });

  it('of a case whose decision is not served yet comes back, and is awaited until it was made or the case has ended', () => {
    const play = new CommitmentPlay(applyCommand(matterContent({ decidedOnTheSpot: true }))).enters();
    expect(play.state.stage).toBe('granted');
    expect(play.try(order)).toMatchObject({ problem: { code: 'actionNotAvailable' } });
    expect(awaitsInspection(play.state, 'draw-1')).toBe(true);
    play.runs().does(order);
    expect(awaitsInspection(play.state, 'draw-1')).toBe(true);
    play.reportsBreach().revokes();
    expect(awaitsInspection(play.state, 'draw-1')).toBe(false);
    expect(awaitsInspection(play.state, 'draw-2')).toBe(false);
  });

  it('of a case that was withdrawn changes nothing', () => {
    const play = new CommitmentPlay().reviewing().does({ type: 'withdrawCommitment', reason: '撤回' }, clerk);
    expect(play.does(order).last).toEqual([]);
  });
});
