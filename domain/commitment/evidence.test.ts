/** Evidence of units: part of the case for its officers at once, for the subject when a decision rests on it. */
import { describe, expect, it } from 'vitest';
import { CommitmentPlay } from '../../tests/support/commitment-world.ts';
import { commitmentDesk } from './desk.ts';

const photo = { documentIds: ['photo'], evidence: [{ documentId: 'photo', sha256: 'c'.repeat(64) }] };
const seen = ({ state }: CommitmentPlay) => ({
  officers: commitmentDesk.documentsOf(state).includes('photo'),
  subject: commitmentDesk.documentsForSubject(state).includes('photo'),
});
const inside = { officers: true, subject: false };
const served = { officers: true, subject: true };

const onSite = { inspectedOn: '2026-10-12', inspectors: ['verifier'], place: '经营场所' };
const broken = { breachKind: 'notKept', finding: '未配备', unkept: '配备管理人员' } as const;
const resultOf = (outcome: 'kept' | 'breached') =>
  outcome === 'kept'
    ? { outcome, finding: '一致', documentIds: photo.documentIds }
    : { outcome, ...broken, documentIds: photo.documentIds };

const verified = (outcome: 'kept' | 'breached'): CommitmentPlay => {
  const play = new CommitmentPlay().promised();
  const { evidence } = photo;
  const command = { type: 'recordVerification' as const, result: resultOf(outcome), onSite, evidence };
  return play.on('verifyCommitment', command, play.officer('verifier'));
};
const inspected = (outcome: 'kept' | 'breached'): CommitmentPlay => {
  const play = new CommitmentPlay().promised().verifies();
  const inspectors = [{ principalId: play.officer('verifier').actor.principalId }];
  play.does({ type: 'orderInspection', drawId: 'draw-1', inspectors, intensity: 'normal' });
  const command = { type: 'recordInspection' as const, result: resultOf(outcome), evidence: photo.evidence };
  return play.on('inspect', command, play.officer('verifier'));
};
const reported = (): CommitmentPlay => {
  const play = new CommitmentPlay().promised();
  return play.reportsBreach(play.officer('verifier'), photo);
};

describe('evidence that a promise was kept', () => {
  it.each([
    ['a verification', () => verified('kept')],
    ['an inspection', () => inspected('kept')],
  ])('in %s is shown at once', (_, found) => {
    expect(seen(found())).toEqual(served);
  });
});

describe.each([
  ['a verification', () => verified('breached')],
  ['an inspection', () => inspected('breached')],
  ['a report', reported],
])('evidence of a breach in %s', (_, found) => {
  it('is inside until somebody has decided on it', () => {
    expect(seen(found())).toEqual(inside);
  });

  it('is shown with the order to rectify, and stays so when the case ends well', () => {
    const play = found().ordersRectification();
    expect(seen(play)).toEqual(served);
    expect(seen(play.rectifies().verifies())).toEqual(served);
  });

  it('is shown with the revocation', () => {
    expect(seen(found().revokes())).toEqual(served);
  });

  it('stays with the case when the breach is dismissed, and is not the subject’s to see', () => {
    expect(seen(found().dismisses())).toEqual(inside);
  });
});

it('evidence of a unit that helps is between the units', () => {
  const play = new CommitmentPlay().promised();
  const ask = { type: 'requestAssistance', unitId: 'unit-hn-tax', question: '请核实' } as const;
  play.on('verifyCommitment', ask, play.officer('verifier'));
  const answer = { type: 'answerAssistance', supported: true, finding: '属实', ...photo } as const;
  play.on('answerAssistance', answer, play.officer('verifier', 'unit-hn-tax'));
  expect(play.state.assistance?.answer?.evidence).toEqual(photo.evidence);
  expect(seen(play)).toEqual(inside);
});
