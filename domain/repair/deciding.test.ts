/** 审批: per record, by every body, never by whoever verified; and the effects that follow. */
import { describe, expect, it } from 'vitest';
import { monday, officer } from '../../tests/support/context.ts';
import {
  clerk,
  customs,
  jointly,
  market,
  openCaseCommand,
  RepairPlay,
  record,
  tax,
  twoRecords,
} from '../../tests/support/world.ts';
import { repairCase } from './repair-case.ts';
import { reviewRoutes } from './rules.ts';

const guarded = (play: RepairPlay): string[] => repairCase.guards(play.state).map((guard) => guard.key);

describe('a grant', () => {
  it('changes the records in the same transaction, by rule set and clause', () => {
    const play = new RepairPlay().deciding().decides();
    expect(play.state).toMatchObject({
      stage: 'stopping',
      decidedAt: monday,
      records: [{ outcome: 'granted', toFix: null }],
    });
    expect(play.alongside).toMatchObject([
      {
        kind: 'dishonestyRecord',
        id: 'record-1',
        command: { type: 'repairRecord', caseId: 'case-1', ruleSetId: 'ndrc36' },
      },
    ]);
    const decided = play.last.find((event) => event.type === 'RepairCaseDecided');
    expect(decided?.data).toMatchObject({
      records: [{ ruleSetId: 'ndrc36', clause: expect.stringContaining('信用修复管理办法') }],
    });
  });

  it('needs the published commitment; a refusal does not', () => {
    const play = new RepairPlay().deciding();
    play.state = { ...play.state, commitmentPublishedAt: null };
    const approver = play.officer('approver');
    expect(play.tryOn('decide', play.decision(), approver)).toMatchObject({
      problem: { code: 'commitmentNotPublished' },
    });
    expect(play.tryOn('decide', play.decision(['record-1']), approver)).toMatchObject({ ok: true });
  });

  it('is not possible against a verification that does not support it', () => {
    const play = new RepairPlay().verifying().verifies(market, false).enters().published().enters();
    expect(play.tryOn('decide', play.decision(), play.officer('approver'))).toMatchObject({
      problem: { code: 'conditionsNotMet', params: { unmet: ['verificationNotSupported'] } },
    });
  });
});

describe('a decision', () => {
  it.each([
    ['leaves one out', ['record-1']],
    ['names one twice', ['record-1', 'record-1']],
    ['names another’s', ['record-1', 'record-2', 'record-9']],
  ])('covers every pending record and no other: one that %s is refused', (_, ids) => {
    const play = new RepairPlay(openCaseCommand({ records: twoRecords() })).deciding();
    const records = ids.map((recordId) => ({ recordId, outcome: 'granted' as const, reason: '满足' }));
    expect(play.tryOn('decide', { type: 'decide', records }, play.officer('approver'))).toMatchObject({
      problem: { code: 'outcomesIncomplete', params: { records: ['record-1', 'record-2'] } },
    });
  });

  it('is per record: one granted, one refused, and the case goes on for the granted one', () => {
    const play = new RepairPlay(openCaseCommand({ records: twoRecords() })).deciding().decides(['record-2']);
    expect(play.state.stage).toBe('stopping');
    expect(play.state.records).toMatchObject([
      { outcome: 'granted', reviewRoute: null },
      { outcome: 'refused', reason: '罚款尚未缴清', toFix: '缴清罚款后重新申请', reviewRoute: reviewRoutes.refused },
    ]);
    expect(play.alongside?.map((other) => other.id)).toEqual(['record-1']);
    expect(guarded(play)).toEqual(['record#record-1']);
  });

  it('that refuses everything ends the case with reason, remedy and the review route, and frees the records', () => {
    const play = new RepairPlay().deciding().decides(['record-1']);
    expect(play.state).toMatchObject({ stage: 'refused', endedAt: monday });
    const decided = play.last.find((event) => event.type === 'RepairCaseDecided');
    expect(decided?.data).toMatchObject({
      records: [
        { outcome: 'refused', reason: '罚款尚未缴清', toFix: '缴清罚款后重新申请', reviewRoute: reviewRoutes.refused },
      ],
    });
    expect(reviewRoutes.refused).toContain('不予修复');
    expect(guarded(play)).toEqual([]);
    expect(play.alongside).toEqual([]);
  });
});

describe('four eyes', () => {
  it('whoever verified may not approve, whatever roles they have', () => {
    const play = new RepairPlay().deciding();
    const both = officer('approver', market, { name: `${market}-verifier` });
    expect(play.tryOn('decide', play.decision(), both)).toMatchObject({ problem: { code: 'fourEyesViolated' } });
    expect(play.tryOn('decide', play.decision(['record-1']), both)).toMatchObject({
      problem: { code: 'fourEyesViolated' },
    });
  });

  it('hold across the bodies of a joint review', () => {
    const play = new RepairPlay(jointly()).deciding();
    const moved = officer('approver', customs, { name: `${tax}-verifier` });
    expect(play.tryOn('decide', play.decision(), moved, { unitId: customs })).toMatchObject({
      problem: { code: 'fourEyesViolated' },
    });
  });
});

describe('联审', () => {
  const play = () => new RepairPlay(jointly({ records: twoRecords({ sector: 'export' }) })).deciding();

  it('each body decides; nothing is final before the last has', () => {
    const joint = play().decides([], tax);
    expect(joint.state).toMatchObject({ stage: 'deciding', decisions: [{ unitId: tax }] });
    expect(joint.alongside).toEqual([]);
    expect(joint.open('decide').map((item) => item.unitId)).toEqual([customs]);
    joint.enters();
    expect(joint.open('decide').map((item) => item.unitId)).toEqual([customs]);
    expect(joint.decides([], customs).state.stage).toBe('stopping');
  });

  it.each([
    ['both grant', [], [], ['granted', 'granted']],
    ['one refuses one', [], ['record-2'], ['granted', 'refused']],
    ['each refuses another', ['record-1'], ['record-2'], ['refused', 'refused']],
    ['both refuse the same', ['record-1'], ['record-1'], ['refused', 'granted']],
  ])(
    '%s: a record is granted only if every body grants it, in whichever order they decide',
    (_, byTax, byCustoms, outcomes) => {
      const taxFirst = play().decides(byTax, tax).decides(byCustoms, customs);
      const customsFirst = play().decides(byCustoms, customs).decides(byTax, tax);
      expect(taxFirst.state.records.map((r) => r.outcome)).toEqual(outcomes);
      expect(customsFirst.state.records).toEqual(taxFirst.state.records);
      expect(customsFirst.state.stage).toBe(taxFirst.state.stage);
    },
  );

  it('the determining unit joins the bodies its city names', () => {
    expect(new RepairPlay(openCaseCommand({ records: [record({ sector: 'export' })] })).state.bodies).toEqual([
      market,
      tax,
      customs,
    ]);
  });
});

describe('the effects', () => {
  const effect = (name: 'publicationEnd' | 'sharingStop' | 'sanctionLift', recordId = 'record-1') =>
    ({ type: 'completeEffect', recordId, completed: [{ effect: name, receipts: ['r'] }] }) as const;

  it('the last acknowledged effect of the last granted record concludes the case and closes the supervisor’s item', () => {
    const play = new RepairPlay(openCaseCommand({ records: twoRecords() })).stopping(['record-2']);
    const chase = play.item('chaseReceipt');
    expect(chase).toMatchObject({ role: 'supervisor', limit: { status: 'assumed', workingDays: 2 } });
    play.does(effect('publicationEnd')).does(effect('sharingStop'));
    expect(play.state.stage).toBe('stopping');
    play.after(1).does(effect('sanctionLift'));
    expect(play.state).toMatchObject({ stage: 'concluded', endedAt: play.now });
    expect(play.state.items[chase.id]?.status).toBe('cancelled');
    expect(play.last.at(-1)).toMatchObject({ type: 'RepairCaseConcluded', data: { outcome: 'partlyGranted' } });
    expect(guarded(play)).toEqual(['record#record-1']);
  });

  it('acknowledged together are recorded one by one, and conclude the case together', () => {
    const play = new RepairPlay().stopping().does(effect('sharingStop'));
    const completed = (['sharingStop', 'sanctionLift', 'publicationEnd'] as const).map((name) => ({
      effect: name,
      receipts: [name],
    }));
    play.does({ type: 'completeEffect', recordId: 'record-1', completed });
    expect(play.last.map(({ type }) => type).slice(0, 2)).toEqual(Array(2).fill('RepairCaseEffectCompleted'));
    expect(play.last[1]).toMatchObject({ data: { effect: 'publicationEnd', receipts: ['publicationEnd'] } });
    expect(play.state.stage).toBe('concluded');
  });

  it('acknowledged again, or of a record that was not granted, change nothing', () => {
    const play = new RepairPlay(openCaseCommand({ records: twoRecords() }))
      .stopping(['record-2'])
      .does(effect('sharingStop'));
    for (const again of [effect('sharingStop'), effect('sharingStop', 'record-2')])
      expect(play.try(again)).toMatchObject({ ok: true, value: { events: [] } });
    expect(play.try(effect('sharingStop', 'record-9'))).toMatchObject({ problem: { code: 'recordNotFound' } });
    const concluded = new RepairPlay().concluded();
    expect(concluded.try(effect('sharingStop'))).toMatchObject({ ok: true, value: { events: [] } });
  });

  it('followed up by the supervisor leave the item open until the receipts are in', () => {
    const play = new RepairPlay().stopping();
    play.on('chaseReceipt', { type: 'followUpReceipt', remark: '已电话联系省平台' }, play.officer('supervisor'));
    expect(play.item('chaseReceipt').status).toBe('open');
    expect(play.tryOn('chaseReceipt', { type: 'followUpReceipt', remark: '催' }, clerk)).toMatchObject({
      problem: { code: 'wrongRole' },
    });
  });
});
