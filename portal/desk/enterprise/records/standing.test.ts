import { describe, expect, it, test } from 'vitest';
import type { RepairRecord } from '../words.ts';
import { calendarOf, mayBeChosen, standingOf } from './standing.ts';

type Condition = NonNullable<RepairRecord['explanation']>['conditions'][number];

const condition = (code: string, met: boolean | null, more: Partial<Condition> = {}): Condition => ({
  code,
  met,
  title: code,
  ruleSetId: 'ndrc36',
  clause: null,
  basis: '依据',
  status: 'confirmed',
  holdsFrom: null,
  advice: '',
  ...more,
});

const served = condition('minPeriodNotReached', true);
const notServed = condition('minPeriodNotReached', false, { holdsFrom: '2026-11-21' });
const notCorrected = condition('notCorrected', false);
const letter = condition('commitmentMissing', false);

const record = (conditions: readonly Condition[], more: Partial<RepairRecord> = {}): RepairRecord =>
  ({
    decisionNumber: '1号',
    correctedOn: '2026-09-10',
    openCaseId: null,
    mayFileNow: false,
    publication: { state: 'published', since: '', reason: '' },
    autoStopOn: '2027-08-21',
    explanation: { conditions: [...conditions], earliestFilingOn: null },
    ...more,
  }) as RepairRecord;

describe('a record', () => {
  it.each<[string, RepairRecord, object, boolean]>([
    [
      'that meets everything but the letter is ready',
      record([served, letter], { mayFileNow: true }),
      { kind: 'ready' },
      true,
    ],
    [
      'whose correction nobody reported needs its proof, not more',
      record([served, notCorrected, letter], { correctedOn: null }),
      { kind: 'needsProof' },
      true,
    ],
    [
      'whose period runs has its day, proof or not',
      record([notServed, notCorrected, letter], { correctedOn: null }),
      { kind: 'notYet', from: '2026-11-21' },
      false,
    ],
    ['whose period runs has its day', record([notServed, letter]), { kind: 'notYet', from: '2026-11-21' }, false],
    [
      'that is corrected only later waits for that day',
      record([served, condition('notCorrected', false, { holdsFrom: '2026-12-01' })]),
      { kind: 'notYet', from: '2026-12-01' },
      false,
    ],
    ['that no rule settles is for a person', record([letter], { mayFileNow: null }), { kind: 'asksPerson' }, true],
    [
      'barred under one of two open rule sets only may be filed with its proof',
      record([notServed, notCorrected, { ...served, ruleSetId: 'ndrc58' }, { ...notCorrected, ruleSetId: 'ndrc58' }], {
        correctedOn: null,
      }),
      { kind: 'needsProof' },
      true,
    ],
    [
      'in a case is not filed again',
      record([served], { openCaseId: 'case-1', mayFileNow: true }),
      { kind: 'inCase' },
      false,
    ],
    ['that is repaired needs nothing', record([], { explanation: null }), { kind: 'repaired' }, false],
  ])('%s', (_, given, standing, chosen) => {
    expect(standingOf(given)).toMatchObject(standing);
    expect(mayBeChosen(standingOf(given))).toBe(chosen);
  });
});

test('the calendar holds each day once, the nearest first, and none of what is no longer shown', () => {
  const days = calendarOf([
    record([notServed], { decisionNumber: '2号' }),
    record([notServed]),
    record([served], { mayFileNow: true, autoStopOn: '2026-10-20', decisionNumber: '3号' }),
    record([], { explanation: null, decisionNumber: '4号' }),
    record([served], { publication: null, mayFileNow: true, decisionNumber: '5号' }),
  ]);
  expect(days).toEqual([
    { on: '2026-10-20', what: 'autoStop', decisionNumbers: ['3号'] },
    { on: '2026-11-21', what: 'filing', decisionNumbers: ['2号', '1号'] },
    { on: '2027-08-21', what: 'autoStop', decisionNumbers: ['2号', '1号'] },
  ]);
});
