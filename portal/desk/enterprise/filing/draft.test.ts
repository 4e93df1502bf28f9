import { expect, test } from 'vitest';
import type { RepairRecord } from '../words.ts';
import { changed, draftOf, newDraft, toggled, withRecord } from './draft.ts';
import { faultsOf } from './faults.ts';

test('a draft outlives its text; what is no draft is none', () => {
  const draft = changed(newDraft('key-1'), { records: toggled([], 'record-1') }, 'key-2');
  expect(draftOf(JSON.stringify(draft))).toEqual(draft);
  for (const text of [null, '', '{', '[]', '{"version":0,"records":[]}', '{"version":1}'])
    expect(draftOf(text)).toBeNull();
});

test('another content is another filing, and another choice keeps what was filled in', () => {
  const first = changed(newDraft('key-1'), { records: toggled(toggled([], 'a'), 'b') }, 'key-2');
  expect(first.key).toBe('key-2');
  const filled = withRecord(first.records, 'b', (one) => ({ ...one, correctedOn: '2026-08-01' }));
  expect(toggled(filled, 'a')).toEqual([{ recordId: 'b', correctedOn: '2026-08-01', documentIds: [] }]);
});

const record = (recordId: string, more: Partial<RepairRecord> = {}): RepairRecord =>
  ({
    recordId,
    decisionNumber: `${recordId}号`,
    determinedOn: '2026-06-01',
    correctedOn: null,
    openCaseId: null,
    mayFileNow: true,
    fineCents: 0,
    confiscatedCents: 0,
    explanation: { conditions: [], earliestFilingOn: null },
    ...more,
  }) as unknown as RepairRecord;

const signed = { signature: { read: true, typedName: ' 甲公司 ' }, signAs: '甲公司' };
const faults = (chosen: object, of = record('a'), signing = signed) =>
  faultsOf(
    { records: [{ recordId: 'a', correctedOn: null, documentIds: [], ...chosen }] },
    [of],
    signing,
    '2026-10-12',
  );

test('everything that is missing is told at once, with the step where it is put right', () => {
  expect(faultsOf({ records: [] }, [], signed, '2026-10-12')).toEqual([{ step: 0, text: '请至少选择一条信息。' }]);
  expect(faults({}).map(({ step }) => step)).toEqual([1, 1]);
  expect(faults({ correctedOn: '2026-08-01', documentIds: ['d'] })).toEqual([]);
  expect(faults({}, record('a', { correctedOn: '2026-08-01' }))).toEqual([]);
  expect(faults({}, record('a', { openCaseId: 'case-1' })).map(({ step }) => step)).toEqual([0]);
  expect(faults({}, record('other')).map(({ step }) => step)).toEqual([0]);
});

test.each([
  ['2026-10-13', '纠正日期不能晚于今天'],
  ['2026-05-31', '纠正日期不能早于认定日期'],
])('a correction on %s cannot be', (correctedOn, text) => {
  expect(faults({ correctedOn, documentIds: ['d'] })).toMatchObject([{ step: 1, text: expect.stringContaining(text) }]);
});

test.each([
  ['unread', { signature: { read: false, typedName: '甲公司' }, signAs: '甲公司' }],
  ['by another name', { signature: { read: true, typedName: '乙公司' }, signAs: '甲公司' }],
])('a letter signed %s is not signed', (_, signing) => {
  expect(faults({ correctedOn: '2026-08-01', documentIds: ['d'] }, record('a'), signing)).toMatchObject([{ step: 2 }]);
});
