/** Ways out of a case, what they free, and what follows when the material proves false. */
import { describe, expect, it } from 'vitest';
import { monday, officer } from '../../tests/support/context.ts';
import {
  clerk,
  market,
  oldRecord,
  openCaseCommand,
  RepairPlay,
  record,
  reportCommand,
  twoRecords,
} from '../../tests/support/world.ts';
import { openItems } from '../kernel/work-items.ts';
import { repairCase } from './repair-case.ts';

const guarded = (play: RepairPlay): string[] => repairCase.guards(play.state).map((guard) => guard.key);
const withdraw = (...recordIds: string[]) => ({
  type: 'withdraw' as const,
  reason: '材料需重新准备',
  ...(recordIds.length > 0 && { recordIds }),
});

describe('撤件', () => {
  it.each(['filed', 'accepting', 'verifying', 'publicising', 'deciding'] as const)(
    'of everything ends the case from %s, cancels its items and frees its records',
    (stage) => {
      const play = new RepairPlay(openCaseCommand({ records: twoRecords() }));
      if (stage !== 'filed') play[stage]();
      play.does(withdraw(), clerk);
      expect(play.state).toMatchObject({
        stage: 'withdrawn',
        endedAt: monday,
        records: [{ outcome: 'withdrawn' }, { outcome: 'withdrawn' }],
      });
      expect(openItems(play.state.items)).toEqual([]);
      expect(guarded(play)).toEqual([]);
    },
  );

  it('of one record lets the others go on', () => {
    const play = new RepairPlay(openCaseCommand({ records: twoRecords() })).verifying();
    const item = play.item('verify');
    play.does(withdraw('record-2'), clerk);
    expect(play.state).toMatchObject({ stage: 'verifying', endedAt: null });
    expect(play.item('verify')).toEqual(item);
    expect(guarded(play)).toEqual(['record#record-1']);
    play.verifies().enters().published().enters().decides();
    expect(play.state.records.map((r) => r.outcome)).toEqual(['granted', 'withdrawn']);
  });

  it('of one record takes its open question with it', () => {
    const records = [record(), oldRecord({ recordId: 'record-2' })];
    const play = new RepairPlay(openCaseCommand({ records })).accepting();
    expect(play.open('answerQuestion')).toHaveLength(1);
    play.does(withdraw('record-2'), clerk);
    expect(play.open('answerQuestion')).toEqual([]);
    play.on('accept', { type: 'accept', opinion: '齐全' }, play.officer('acceptor'));
    expect(play.state.stage).toBe('verifying');
  });

  it.each([
    ['withdrawn before', withdraw('record-2')],
    ['not in the case', withdraw('record-9')],
  ])('of a record %s is refused', (_, again) => {
    const play = new RepairPlay(openCaseCommand({ records: twoRecords() })).does(withdraw('record-2'), clerk);
    expect(play.try(again, clerk)).toMatchObject({ problem: { code: 'nothingToWithdraw' } });
  });
});

describe('虚假材料', () => {
  const supervisor = officer('supervisor', market);
  const report = (...recordIds: string[]) => ({
    type: 'reportFalseMaterial' as const,
    recordIds,
    finding: '凭证系伪造',
    documentIds: [],
  });

  it.each([
    ['stopping', () => new RepairPlay().stopping()],
    ['concluded', () => new RepairPlay().concluded()],
  ])(
    'found in %s is examined by a second person; revoked, everything is undone and a ban flagged without an end',
    (_, at) => {
      const play = at().reportsFalseMaterial();
      play.on('confirmRevocation', { type: 'revoke', reason: '经查属实' }, play.officer('approver'));
      expect(play.state).toMatchObject({
        stage: 'revoked',
        endedAt: monday,
        falseMaterial: null,
        records: [{ outcome: 'revoked' }],
      });
      expect(play.alongside).toMatchObject([
        { kind: 'dishonestyRecord', id: 'record-1', command: { type: 'revokeRepair', caseId: 'case-1' } },
        {
          kind: 'creditSubject',
          id: 'subject-1',
          command: { type: 'flagReapplicationBan', finding: '缴款凭证系伪造' },
        },
      ]);
      expect(openItems(play.state.items)).toEqual([]);
      expect(guarded(play)).toEqual([]);
    },
  );

  it('is never confirmed or dismissed by the person who reported it', () => {
    const play = new RepairPlay().concluded();
    play.does(report('record-1'), supervisor);
    const same = officer('approver', market, { name: supervisor.actor.principalId });
    for (const type of ['revoke', 'dismissFalseMaterial'] as const)
      expect(play.tryOn('confirmRevocation', { type, reason: '查' }, same)).toMatchObject({
        problem: { code: 'fourEyesViolated' },
      });
  });

  it('dismissed leaves the repair as it was, and may be reported again', () => {
    const play = new RepairPlay().concluded().reportsFalseMaterial();
    expect(play.try(report('record-1'), supervisor)).toMatchObject({ problem: { code: 'nothingToRevoke' } });
    play.on('confirmRevocation', { type: 'dismissFalseMaterial', reason: '凭证属实' }, play.officer('approver'));
    expect(play.state).toMatchObject({ stage: 'concluded', falseMaterial: null, records: [{ outcome: 'granted' }] });
    expect(play.reportsFalseMaterial().open('confirmRevocation')).toHaveLength(1);
  });

  it('about a record that was not granted is refused', () => {
    const play = new RepairPlay(openCaseCommand({ records: twoRecords() })).stopping(['record-2']);
    expect(play.try(report('record-1', 'record-2'), supervisor)).toMatchObject({
      problem: { code: 'nothingToRevoke' },
    });
  });

  it('of a record named twice is revoked once', () => {
    const play = new RepairPlay().concluded().does(report('record-1', 'record-1'), supervisor);
    play.on('confirmRevocation', { type: 'revoke', reason: '属实' }, play.officer('approver'));
    expect(play.alongside?.map((other) => other.id)).toEqual(['record-1', 'subject-1']);
  });

  describe('of one record of two', () => {
    const revoked = (play: RepairPlay) =>
      play
        .reportsFalseMaterial(['record-1'])
        .on('confirmRevocation', { type: 'revoke', reason: '属实' }, play.officer('approver'));
    const stopping = () => new RepairPlay(openCaseCommand({ records: twoRecords() })).stopping();

    it('leaves the other its effects still to come', () => {
      const play = revoked(stopping());
      expect(play.state).toMatchObject({ stage: 'stopping', endedAt: null });
      expect(play.open('chaseReceipt')).toHaveLength(1);
      expect(play.acknowledged().state.stage).toBe('concluded');
    });

    it('ends the case where the other’s effects are all there', () => {
      const play = stopping();
      for (const effect of ['publicationEnd', 'sharingStop', 'sanctionLift'] as const)
        play.does({ type: 'completeEffect', recordId: 'record-2', completed: [{ effect, receipts: ['r'] }] });
      expect(revoked(play).state).toMatchObject({
        stage: 'concluded',
        records: [{ outcome: 'revoked' }, { outcome: 'granted' }],
      });
      expect(openItems(play.state.items).map(({ kind }) => kind)).toEqual(['followUpCommitment']);
    });

    it('leaves a concluded case concluded', () => {
      expect(revoked(stopping().acknowledged()).state.stage).toBe('concluded');
    });
  });
});

describe('a repair decided elsewhere and reported', () => {
  it('enters at the effects, with the day and number of its decision in the history', () => {
    const play = new RepairPlay(reportCommand());
    expect(play.state).toMatchObject({
      stage: 'stopping',
      origin: 'reported',
      records: [{ outcome: 'granted', reason: '淮市监修〔2026〕7号' }],
    });
    expect(play.last[0]?.data).toMatchObject({ decidedOn: '2026-10-09' });
    expect(play.alongside).toMatchObject([
      { kind: 'dishonestyRecord', command: { type: 'repairRecord', clause: '淮市监修〔2026〕7号' } },
    ]);
    expect(play.enters().acknowledged().last.at(-1)).toMatchObject({ data: { outcome: 'reported' } });
  });

  it('twice is one case', () => {
    expect(new RepairPlay(reportCommand()).try(reportCommand())).toMatchObject({ ok: true, value: { events: [] } });
  });
});
