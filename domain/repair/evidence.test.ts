/** Evidence of units: part of the case for its officers at once, for the subject when a decision rests on it. */
import { describe, expect, it } from 'vitest';
import { clerk, openCaseCommand, RepairPlay } from '../../tests/support/world.ts';
import { repairDesk } from './desk.ts';

const materials = [{ documentId: 'photo', kind: 'unitEvidence' as const, sha256: 'c'.repeat(64) }];
const named = { documentIds: ['photo'], materials };
const seen = ({ state }: RepairPlay) => ({
  officers: repairDesk.documentsOf(state).includes('photo'),
  subject: repairDesk.documentsForSubject(state).includes('photo'),
});
const inside = { officers: true, subject: false };
const served = { officers: true, subject: true };

const verified = (play: RepairPlay): RepairPlay => {
  const records = play.pendingIds.map((recordId) => ({ recordId, supported: true, remark: '已核对' }));
  return play.on('verify', { type: 'verify', opinion: '属实', records, ...named }, play.officer('verifier'));
};
const reported = (play = new RepairPlay().concluded()): RepairPlay =>
  play.does(
    { type: 'reportFalseMaterial', recordIds: ['record-1'], finding: '凭证系伪造', ...named },
    play.officer('verifier'),
  );
const breached = (play = new RepairPlay().concluded()): RepairPlay => {
  const breach = { breachKind: 'notKept', performance: 'none', unkept: '公示检测结果', finding: '没有公示' } as const;
  return play.on(
    'followUpCommitment',
    { type: 'reportCommitmentBreach', ...breach, ...named },
    play.officer('verifier'),
  );
};
const revokes = (play: RepairPlay): RepairPlay =>
  play.on('confirmRevocation', { type: 'revoke', reason: '属实' }, play.officer('approver'));
const dismisses = (play: RepairPlay): RepairPlay =>
  play.on('confirmRevocation', { type: 'dismissFalseMaterial', reason: '不属实' }, play.officer('approver'));

describe('evidence of a verification', () => {
  it('is the subject’s to see once the case is decided, granted or refused', () => {
    const play = verified(new RepairPlay().verifying());
    expect(seen(play)).toEqual(inside);
    expect(seen(play.enters().published().enters().decides(['record-1']))).toEqual(served);
  });

  it('of a case that is withdrawn undecided stays inside', () => {
    const play = verified(new RepairPlay().verifying());
    play.does({ type: 'withdraw', reason: '不再申请' }, clerk);
    expect(seen(play)).toEqual(inside);
  });
});

describe.each([
  ['evidence of false material', reported],
  ['evidence of a broken promise', breached],
])('%s', (_, found) => {
  it('is shown with the revocation that rests on it', () => {
    const play = found();
    expect(seen(play)).toEqual(inside);
    expect(seen(revokes(play))).toEqual(served);
  });

  it('stays with the case when the report is dismissed, and is not the subject’s to see', () => {
    expect(seen(dismisses(found()))).toEqual(inside);
  });
});

it('evidence that a promise was kept is shown at once: nothing is decided against anybody', () => {
  const play = new RepairPlay().concluded();
  const kept = { type: 'confirmCommitmentKept', finding: '均已履行', ...named } as const;
  expect(seen(play.on('followUpCommitment', kept, play.officer('verifier')))).toEqual(served);
});

it('what the subject handed in is its own, and one material however often the case refers to it', () => {
  const [own] = openCaseCommand().materials;
  if (own === undefined) throw new Error('no material');
  const play = new RepairPlay().concluded();
  const named = { documentIds: [own.documentId], materials: [own] };
  play.does(
    { type: 'reportFalseMaterial', recordIds: ['record-1'], finding: '凭证系伪造', ...named },
    play.officer('verifier'),
  );
  expect(play.state.materials.filter(({ documentId }) => documentId === own.documentId)).toHaveLength(1);
  expect(repairDesk.documentsForSubject(play.state)).toContain(own.documentId);
});
