import { expect, test } from 'vitest';
import { monday, sha256 } from '../../tests/support/context.ts';
import { RecordEvent } from '../record/events.ts';
import { dishonestyRecord } from '../record/record.ts';
import { sealEvent } from './event.ts';
import { differences, historyOf, leavesOf } from './history.ts';

const kind = { ...dishonestyRecord, event: RecordEvent };

const event = (sequence: number, type: string, data: Record<string, unknown>, prevHash = '') =>
  sealEvent(
    {
      id: `RECORD-record-1-${sequence}`,
      type,
      aggregateKind: 'dishonestyRecord',
      aggregateId: 'record-1',
      sequence,
      regionId: 'huainan',
      occurredAt: monday,
      recordedAt: monday,
      actor: { principalId: 'approver-1', role: 'approver', unitId: 'unit-hn-market' },
      command: { name: 'decide', id: 'key-1' },
      data,
    },
    prevHash,
    sha256,
  );

test('each event says who, by which rule, and what it changed from what to what', () => {
  const noted = event(1, 'DishonestyRecordCorrectionNoted', {
    correctedOn: '2026-05-08',
    source: '部门数据',
    autoStopOn: null,
    maxPeriodEndsOn: null,
  });
  const repaired = event(
    2,
    'DishonestyRecordRepaired',
    { caseId: 'case-1', ruleSetId: 'ndrc36', clause: '第十条' },
    noted.hash,
  );
  const [first, second] = historyOf(kind, [noted, repaired]);
  expect(first?.changes).toEqual([{ path: '/correctedOn', before: null, after: '2026-05-08' }]);
  expect(second).toMatchObject({
    sequence: 2,
    type: 'DishonestyRecordRepaired',
    actor: { principalId: 'approver-1', role: 'approver' },
    rules: [{ rule: 'ndrc36', clause: '第十条' }],
    hash: repaired.hash,
    prevHash: noted.hash,
  });
  expect(second?.changes).toContainEqual({
    path: '/repairedBy',
    before: null,
    after: { caseId: 'case-1', repairedAt: monday },
  });
});

test('digests of documents are found wherever an event holds them', () => {
  const filed = event(1, 'RepairApplicationFiled', {
    materials: [{ documentId: 'doc-1', sha256: 'a', fileName: 'x.pdf' }],
    commitment: { commitmentId: 'commitment-1', textHash: 'b' },
  });
  expect(historyOf(kind, [filed])[0]?.documents).toEqual([
    { documentId: 'commitment-1', sha256: 'b' },
    { documentId: 'doc-1', sha256: 'a' },
  ]);
});

test('an event that cannot be read does not hide the others', () => {
  const broken = { ...event(1, 'DishonestyRecordRepaired', {}), body: 'not json' };
  const unknown = event(2, 'NobodyKnowsThis', { anything: 1 });
  expect(historyOf(kind, [broken, unknown])).toMatchObject([{ type: 'NobodyKnowsThis', changes: [] }]);
});

test.each([
  ['a value', { a: 1 }, { a: 2 }, [{ path: '/a', before: 1, after: 2 }]],
  ['nothing', { a: { b: [1] } }, { a: { b: [1] } }, []],
  ['deep in a list', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, [{ path: '/a/0/b', before: 1, after: 2 }]],
  ['a new part, once', {}, { a: { b: 1, c: 2 } }, [{ path: '/a', before: null, after: { b: 1, c: 2 } }]],
  ['a part that is gone', { a: 1 }, {}, [{ path: '/a', before: 1, after: null }]],
  ['names with slashes', { 'a/b': 1 }, { 'a/b': 2 }, [{ path: '/a~1b', before: 1, after: 2 }]],
])('what differs: %s', (_, before, after, expected) => {
  expect(differences(before, after, '')).toEqual(expected);
});

const added = { id: 'item-1', limit: { dueOn: '2026-05-08' }, sources: ['unit-1', 'unit-2'] };

test.each([
  ['a value as it is', 1, 2, [{ path: '/a', before: 1, after: 2 }]],
  [
    'what was added, part by part; a list of plain values as a whole',
    null,
    added,
    [
      { path: '/a/id', before: null, after: 'item-1' },
      { path: '/a/limit/dueOn', before: null, after: '2026-05-08' },
      { path: '/a/sources', before: null, after: ['unit-1', 'unit-2'] },
    ],
  ],
  ['what went, part by part', { b: [{ c: true }] }, null, [{ path: '/a/b/0/c', before: true, after: null }]],
  ['nothing where a new part says nothing', null, { b: null }, []],
])('a change in single values: %s', (_, before, after, expected) => {
  expect(leavesOf({ path: '/a', before, after })).toEqual(expected);
});
