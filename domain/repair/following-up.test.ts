/** After the repair: the promise it rests on is looked at, and a broken one undoes it by a second pair of eyes. */
import { describe, expect, it } from 'vitest';
import { later, monday, officer } from '../../tests/support/context.ts';
import {
  customs,
  jointly,
  market,
  openCaseCommand,
  RepairPlay,
  reportCommand,
  tax,
  twoRecords,
} from '../../tests/support/world.ts';
import { nextAttentionAt } from '../kernel/work-item.ts';
import { openItems } from '../kernel/work-items.ts';

const kept = { type: 'confirmCommitmentKept', finding: '现场核对，均已履行' } as const;
const broken = {
  type: 'reportCommitmentBreach',
  breachKind: 'notKept',
  performance: 'partial',
  unkept: '每月公示检测结果',
  finding: '后两个月没有公示',
  documentIds: ['document-1'] as string[],
} as const;
const kinds = (play: RepairPlay): string[] => openItems(play.state.items).map(({ kind }) => kind);
const breached = (play = new RepairPlay().concluded()): RepairPlay =>
  play.on('followUpCommitment', broken, play.officer('verifier'));
const revoke = { type: 'revoke', reason: '违诺属实' } as const;
const dismiss = { type: 'dismissFalseMaterial', reason: '已补公示' } as const;

describe('a concluded repair', () => {
  it('waits for somebody of the unit to look at its commitment, by a target the city has set itself', () => {
    const play = new RepairPlay().concluded();
    expect(play.state).toMatchObject({ stage: 'concluded', commitmentPerformance: null });
    expect(play.item('followUpCommitment')).toMatchObject({
      role: 'verifier',
      unitId: market,
      stage: 'concluded',
      about: 'commitment-1',
      limit: { status: 'assumed', workingDays: 30, parameter: 'profile/huainan/followUpTarget' },
    });
  });

  it('of several bodies waits for the unit in charge only', () => {
    const play = new RepairPlay(jointly()).concluded();
    expect(play.state.bodies).toEqual([tax, customs]);
    expect(play.item('followUpCommitment').unitId).toBe(tax);
  });

  it.each([
    ['that was decided elsewhere', () => new RepairPlay(reportCommand()).enters().acknowledged()],
    ['that was refused', () => new RepairPlay().deciding().decides(['record-1'])],
  ])('%s has nothing to look at', (_, played) => {
    expect(kinds(played())).toEqual([]);
  });

  it('is reminded of and escalated like any other work', () => {
    const play = new RepairPlay().concluded();
    const { id, remindAt, dueAt } = play.item('followUpCommitment');
    if (remindAt === null || dueAt === null) throw new Error('no date');
    expect(remindAt < dueAt && remindAt > later(monday, 28)).toBe(true);
    const raise = { type: 'raiseDueEvents', escalateTo: { [market]: 'unit-hn-credit' } } as const;
    play.now = remindAt;
    expect(play.does(raise).last).toMatchObject([{ type: 'WorkItemReminderRaised', data: { itemId: id } }]);
    play.now = dueAt;
    expect(play.does(raise).last).toMatchObject([
      { type: 'WorkItemFellDue', data: { itemId: id, escalatedToUnitId: 'unit-hn-credit' } },
    ]);
    expect(nextAttentionAt(play.item('followUpCommitment'))).toBeNull();
  });
});

describe('确认承诺已履行', () => {
  it('says so for the register and leaves the case as it is', () => {
    const play = new RepairPlay().concluded();
    play.on('followUpCommitment', kept, play.officer('verifier'));
    expect(play.last).toMatchObject([
      { type: 'WorkItemCompleted', data: { outcome: 'kept' } },
      {
        type: 'RepairCommitmentFollowedUp',
        data: {
          commitmentId: 'commitment-1',
          performance: {
            ...{ status: 'full', unkept: null, accountability: null },
            ...{ determinedOn: '2026-10-12', determiningUnitId: market },
          },
        },
      },
    ]);
    expect(play.state).toMatchObject({
      stage: 'concluded',
      endedAt: monday,
      commitmentPerformance: { status: 'full' },
      records: [{ outcome: 'granted' }],
    });
    expect(kinds(play)).toEqual([]);
  });

  it.each([
    ['an approver', officer('approver', market), 'wrongRole'],
    ['a verifier of another unit', officer('verifier', tax), 'wrongUnit'],
    ['somebody who represents the subject', officer('verifier', market, { represents: ['subject-1'] }), 'ownCase'],
  ])('by %s is refused', (_, by, code) => {
    const play = new RepairPlay().concluded();
    for (const command of [kept, broken])
      expect(play.tryOn('followUpCommitment', command, by)).toMatchObject({ problem: { code } });
  });
});

describe('报告违诺', () => {
  it('opens the examination by the approver, about every granted record, and establishes nothing yet', () => {
    const play = breached(new RepairPlay(openCaseCommand({ records: twoRecords() })).concluded(['record-2']));
    expect(play.state).toMatchObject({
      stage: 'concluded',
      commitmentPerformance: null,
      falseMaterial: {
        recordIds: ['record-1'],
        finding: '后两个月没有公示',
        documentIds: ['document-1'] as string[],
        breach: { breachKind: 'notKept', performance: 'partial', unkept: '每月公示检测结果' },
      },
    });
    expect(kinds(play)).toEqual(['confirmRevocation']);
  });

  it('confirmed undoes the effects, flags the ban and says what was not kept', () => {
    const play = breached();
    play.on('confirmRevocation', revoke, play.officer('approver'));
    expect(play.last.map(({ type }) => type)).toEqual([
      'WorkItemCompleted',
      'RepairCommitmentFollowedUp',
      'RepairCaseRevoked',
    ]);
    expect(play.last[1]).toMatchObject({
      data: {
        commitmentId: 'commitment-1',
        performance: {
          status: 'partial',
          unkept: '每月公示检测结果',
          accountability: '撤销信用修复：违诺属实',
          determiningUnitId: market,
        },
      },
    });
    expect(play.state).toMatchObject({ stage: 'revoked', falseMaterial: null, records: [{ outcome: 'revoked' }] });
    expect(play.alongside).toMatchObject([
      { kind: 'dishonestyRecord', command: { type: 'revokeRepair' } },
      { kind: 'creditSubject', command: { type: 'flagReapplicationBan', finding: '后两个月没有公示' } },
    ]);
    expect(kinds(play)).toEqual([]);
  });

  it('is never decided by the person who reported it', () => {
    const play = breached();
    const same = officer('approver', market, { name: play.officer('verifier').actor.principalId });
    for (const command of [revoke, dismiss])
      expect(play.tryOn('confirmRevocation', command, same)).toMatchObject({ problem: { code: 'fourEyesViolated' } });
  });

  it('dismissed leaves the repair as it was, and the promise is to be looked at again', () => {
    const play = breached();
    play.on('confirmRevocation', dismiss, play.officer('approver'));
    expect(play.state).toMatchObject({ stage: 'concluded', falseMaterial: null, commitmentPerformance: null });
    expect(kinds(play)).toEqual(['followUpCommitment']);
    play.on('followUpCommitment', kept, play.officer('verifier'));
    expect(play.state.commitmentPerformance).toMatchObject({ status: 'full' });
  });

  it('waits while false material is being examined, and ends with a revocation for that', () => {
    const play = new RepairPlay().concluded().reportsFalseMaterial();
    for (const command of [kept, broken])
      expect(play.tryOn('followUpCommitment', command, play.officer('verifier'))).toMatchObject({
        problem: { code: 'revocationPending' },
      });
    play.on('confirmRevocation', revoke, play.officer('approver'));
    expect(play.last.map(({ type }) => type)).not.toContain('RepairCommitmentFollowedUp');
    expect(kinds(play)).toEqual([]);
  });

  it('stays to be looked at where the repair of one record of two was revoked', () => {
    const play = new RepairPlay(openCaseCommand({ records: twoRecords() })).concluded().reportsFalseMaterial();
    play.on('confirmRevocation', revoke, play.officer('approver'));
    expect(play.state.stage).toBe('concluded');
    expect(kinds(play)).toEqual(['followUpCommitment']);
  });
});
