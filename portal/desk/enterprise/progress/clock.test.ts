import { expect, test } from 'vitest';
import type { TimeLimit } from '../words.ts';
import { derivationOf, limitSentence } from './clock.ts';
import { milestonesOf, stepOf } from './milestones.ts';

const limit: TimeLimit = {
  parameter: 'sc22/clock.acceptanceWorkingDays',
  basis: '《实施方案》第三条',
  status: 'confirmed',
  startsOn: '2026-11-17',
  workingDays: 5,
  adjustments: [],
  restDaysSkipped: [],
  makeUpWorkdays: [],
  dueOn: '2026-11-24',
  dueAt: '2026-11-24T16:00:00.000Z',
  remainingWorkingDays: 2,
};

test.each<[Partial<TimeLimit>, string, string]>([
  [{}, 'accepting', '应于2026年11月24日前决定是否受理，剩余2个工作日'],
  [{ remainingWorkingDays: 0 }, 'deciding', '应于2026年11月24日前作出修复决定，今天到期'],
  [{ remainingWorkingDays: -3 }, 'accepting', '应于2026年11月24日前决定是否受理，已逾期3个工作日'],
  [
    { dueOn: null, dueAt: null, remainingWorkingDays: null },
    'rectifying',
    '应在5个工作日内完成整改，期限待节假日安排公布后推算',
  ],
])('the clock in words: %o at %s', (more, stage, sentence) => {
  expect(limitSentence({ ...limit, ...more }, stage)).toBe(sentence);
});

test('the derivation names every step of the counting', () => {
  const lines = derivationOf({
    ...limit,
    workingDays: 7,
    adjustments: [{ reason: '补正期间', workingDays: 2 }],
    restDaysSkipped: ['2026-10-01'],
    makeUpWorkdays: ['2026-10-10'],
  });
  expect(lines).toEqual([
    '自2026年11月17日的次日起算，共7个工作日，最后一日为2026年11月24日（含当日）。',
    '其中因补正期间增加2个工作日。',
    '节假日不计：2026年10月1日。',
    '调休上班日计入：2026年10月10日。',
    '依据：《实施方案》第三条（已确认）。',
  ]);
});

test('what happened is told the latest first, and only what happened', () => {
  const told = milestonesOf({
    receivedAt: '2026-10-12T01:00:00.000Z',
    supplement: { items: [], requestedAt: '2026-10-13T01:00:00.000Z', answeredAt: null },
    acceptedAt: '2026-10-15T01:00:00.000Z',
    commitmentPublishedAt: null,
    decidedAt: null,
    endedAt: null,
    stageLabel: '核查中',
    records: [],
  });
  expect(told.map(({ what }) => what)).toEqual(['受理', '通知补正材料', '收到申请']);
});

test('a case that ended on the way has no step under way', () => {
  expect(['filed', 'training', 'stopping', 'withdrawn', 'refused'].map(stepOf)).toEqual([1, 2, 4, null, null]);
});
