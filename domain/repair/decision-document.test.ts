import { describe, expect, test } from 'vitest';
import { toldEvents } from '../../tests/support/given.ts';
import { openCaseCommand, RepairPlay, record } from '../../tests/support/world.ts';
import { repairDecision } from './decision-document.ts';

const twoRecords = () =>
  new RepairPlay(
    openCaseCommand({ records: [record(), record({ recordId: 'record-2', decisionNumber: '淮市监罚〔2026〕2号' })] }),
  );
const linesOf = (play: RepairPlay, section: number): Record<string, string> =>
  Object.fromEntries(repairDecision(toldEvents(play.events))?.sections[section]?.lines ?? []);

test('a case that has decided nothing has no document', () => {
  expect(repairDecision(toldEvents(new RepairPlay().deciding().events))).toBeNull();
});

describe('a decision', () => {
  test('says per record what was decided, why and by which rule; where it refuses, what to do and where to turn to', () => {
    const play = twoRecords().deciding().decides(['record-2']);
    const document = repairDecision(toldEvents(play.events));
    expect(document).toMatchObject({ title: '信用修复决定书', subjectId: 'subject-1', unitIds: play.state.bodies });
    expect(document?.sections.map(({ heading }) => heading)).toEqual(play.state.records.map((r) => r.decisionNumber));
    expect(linesOf(play, 0)).toMatchObject({
      ...{ 决定: '准予信用修复', 理由: '条件全部满足' },
      ...{ 适用规则: expect.stringMatching(/^《/), 依据: expect.any(String) },
    });
    expect(linesOf(play, 0)).not.toHaveProperty('救济途径');
    expect(linesOf(play, 1)).toMatchObject({
      ...{ 决定: '不予信用修复', 理由: '罚款尚未缴清', 如何补足: '缴清罚款后重新申请' },
      救济途径: expect.stringContaining('行政复议'),
    });
  });

  test('is vouched for by the hash of its own event', () => {
    const told = toldEvents(new RepairPlay().deciding().decides().events);
    const decided = told.find(({ event }) => event.type === 'RepairCaseDecided');
    expect(repairDecision(told)).toMatchObject({ sequence: decided?.meta.sequence, seal: decided?.seal });
  });

  test('that grants nothing is called so', () => {
    const told = toldEvents(new RepairPlay().deciding().decides(['record-1']).events);
    expect(repairDecision(told)?.title).toBe('不予信用修复决定书');
  });

  test('not to accept says what to make good and where to turn to', () => {
    const play = new RepairPlay().accepting();
    const refusal = { type: 'refuseAcceptance', reason: '未达最短公示期', toFix: '届满后再申请' } as const;
    play.on('accept', refusal, play.officer('acceptor'));
    expect(repairDecision(toldEvents(play.events))?.title).toBe('信用修复申请不予受理决定书');
    expect(linesOf(play, 0)).toMatchObject({
      ...{ 决定: '不予受理', 理由: '未达最短公示期', 如何补足: '届满后再申请' },
      救济途径: expect.stringContaining('行政复议'),
    });
  });

  test('stays to be had by its number after a later one', () => {
    const play = new RepairPlay().stopping().reportsFalseMaterial();
    play.on('confirmRevocation', { type: 'revoke', reason: '查实提交虚假材料' }, play.officer('approver'));
    const told = toldEvents(play.events);
    const first = told.find(({ event }) => event.type === 'RepairCaseDecided');
    expect(repairDecision(told)?.title).toBe('撤销信用修复决定书');
    expect(linesOf(play, 0)).toEqual({ 决定: '撤销信用修复', 理由: '查实提交虚假材料' });
    expect(repairDecision(told, first?.meta.sequence)?.title).toBe('信用修复决定书');
    expect(repairDecision(told, 1)).toBeNull();
  });
});
