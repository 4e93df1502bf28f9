import { expect, test } from 'vitest';
import { outcomesOf, todosOf } from './todo.ts';

type Items = Parameters<typeof todosOf>[0];
type Repairs = Parameters<typeof todosOf>[1];
type Matters = Parameters<typeof todosOf>[2];

const unit = { id: 'unit-1', name: '市场监管局' };
const item = (more: object) => ({
  id: 'item-1',
  role: 'applicant',
  kindLabel: '补正',
  caseKind: 'repairCase',
  caseId: 'case-1',
  dueAt: null,
  remainingWorkingDays: null,
  ...more,
});
const repairs = [
  {
    caseId: 'case-1',
    applicationId: 'app-1',
    subjectName: '甲公司',
    unit,
    stage: 'stopping',
    decidedAt: '2026-10-13T01:00:00.000Z',
    endedAt: null,
    records: [
      { outcome: 'granted', decisionNumber: '1号' },
      { outcome: 'granted', decisionNumber: '2号' },
      { outcome: 'refused', decisionNumber: '3号' },
    ],
  },
] as unknown as Repairs;
const matters = [
  {
    caseId: 'commitment-1',
    matterName: '客运许可',
    subjectName: '甲公司',
    unit,
    stage: 'fulfilled',
    stageLabel: '已履行',
    final: true,
    endedAt: '2026-10-14T01:00:00.000Z',
  },
] as unknown as Matters;

test('what to do leads to its page, says until when, and leaves out what is somebody else’s', () => {
  const items = [
    item({}),
    item({
      id: 'item-2',
      kindLabel: '提交整改',
      caseKind: 'commitmentCase',
      caseId: 'commitment-1',
      dueAt: '2026-10-14T16:00:00.000Z',
      remainingWorkingDays: -1,
      fellDueAt: '2026-10-14T16:00:00.000Z',
    }),
    item({ id: 'item-3', role: 'verifier' }),
  ] as unknown as Items;
  expect(todosOf(items, repairs, matters)).toEqual([
    {
      id: 'item-1',
      what: '补正',
      about: '信用修复 · 市场监管局 · 甲公司',
      due: '没有法定期限，请尽快办理',
      late: false,
      to: '/enterprise/applications/app-1',
    },
    {
      id: 'item-2',
      what: '提交整改',
      about: '客运许可 · 市场监管局 · 甲公司',
      due: '2026年10月14日前，已逾期1个工作日',
      late: true,
      to: '/enterprise/matters/cases/commitment-1',
    },
  ]);
  // Of many cases only some are at hand: what is to be done in the others is no less to be done.
  expect(
    todosOf([item({ caseId: 'case-2', subjectName: '乙公司' })] as unknown as Items, repairs, matters),
  ).toMatchObject([{ what: '补正', about: '信用修复 · 乙公司', to: '/enterprise/repair-cases/case-2' }]);
});

test('the latest results come first, each record counted', () => {
  expect(outcomesOf(repairs, matters).map(({ what, result, tone }) => [what, result, tone])).toEqual([
    ['客运许可', '已履行', 'good'],
    ['市场监管局 · 1号等3条', '准予修复2条，不予修复1条', 'good'],
  ]);
});
