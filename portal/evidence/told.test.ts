/** A short history of a repair case, as auditors read it. */
import { describe, expect, test } from 'vitest';
import { chainStart, type EventBody, type StoredEvent, sealEvent } from '#domain/kernel/event.ts';
import { contentsOf } from './contents.ts';
import { timelinePage } from './timeline-page.ts';
import { toldOf } from './told.ts';
import { sha256 } from './verdict.ts';

const at = '2026-10-12T01:30:00.000Z';
const system: EventBody['actor'] = { principalId: 'system:machine', role: 'system' };
const officer: EventBody['actor'] = { principalId: 'officer-1', role: 'acceptor', unitId: 'unit-1' };

type Step = readonly [actor: EventBody['actor'], type: string, data: Record<string, unknown>];

const chain = (kind: string, steps: readonly Step[]): StoredEvent[] => {
  const events: StoredEvent[] = [];
  for (const [index, [actor, type, data]] of steps.entries()) {
    const sequence = index + 1;
    const body = {
      ...{ id: `one-${sequence}`, type, aggregateKind: kind, aggregateId: 'one', sequence, regionId: 'huainan' },
      ...{ occurredAt: at, recordedAt: '2026-11-25T13:57:00.000Z', actor, data },
      command: { name: 'step', id: 'key-1' },
    };
    events.push(sealEvent(body, events.at(-1)?.hash ?? chainStart, sha256));
  }
  return events;
};

const item = {
  ...{ id: '8d5f', kind: 'accept', caseId: 'one', caseKind: 'repairCase', stage: 'accepting', regionId: 'huainan' },
  ...{ role: 'acceptor', unitId: 'unit-1', subjectId: 'subject-1', status: 'open', version: 1, openedAt: at },
  ...{ dueAt: null, remindAt: null },
};

const history: readonly Step[] = [
  [system, 'RepairCaseStageEntered', { stage: 'accepting', generation: 1 }],
  [system, 'WorkItemOpened', { item }],
  [
    officer,
    'RepairCaseSupplementRequested',
    {
      items: [
        { id: 'item-1', what: '补交<缴款凭证>' },
        { id: 'item-2', what: '2026-99-99' },
      ],
      stage: 'supplementing',
    },
  ],
];
const events = chain('repairCase', history);
const told = toldOf('repairCase', events, new Map([['unit-1', '淮南市城市管理局']]));

describe('an event is told', () => {
  test('with its word, who acted as what for which unit, and when it happened and was recorded', () => {
    expect(told.map(({ event }) => event && [event.label, event.actor, event.occurredAt, event.recordedAt])).toEqual([
      ['环节已进入', '系统', at, '2026-11-25T13:57:00.000Z'],
      ['待办已生成', '系统', at, '2026-11-25T13:57:00.000Z'],
      ['已告知补正', '淮南市城市管理局 受理人', at, '2026-11-25T13:57:00.000Z'],
    ]);
  });

  test('with old and new values in words; before the first there was nothing', () => {
    expect(told[0]?.event?.changes).toContainEqual({ field: '环节', before: '无', after: '受理中' });
    expect(told[2]?.event?.changes).toContainEqual({ field: '环节', before: '受理中', after: '待补正' });
    const asked = { field: '补正 · 告知的内容 · 第1项 · 需要补正的内容', before: '无', after: '补交<缴款凭证>' };
    expect(told[2]?.event?.changes).toContainEqual(asked);
  });

  test('and work items by what they are, not by their id', () => {
    expect(told[1]?.event?.changes).toContainEqual({ field: '待办 · 受理 · 岗位', before: '无', after: '受理人' });
    const opened = { field: '待办 · 受理 · 建立时间', before: '无', after: '2026年10月12日 09:30' };
    expect(told[1]?.event?.changes).toContainEqual(opened);
  });

  test('as it lies there, where it is no event', () => {
    const [first, second, third] = events;
    if (!first || !second || !third) throw new Error('no events');
    const forged = toldOf('repairCase', [first, { ...second, body: '{"forged":true}' }, third], new Map());
    expect(forged.map(({ event }) => event?.type ?? null)).toEqual([
      'RepairCaseStageEntered',
      null,
      'RepairCaseSupplementRequested',
    ]);
  });
});

test('the page to read holds every event, and what stands in one is never markup', () => {
  const page = timelinePage({ about: { kind: 'repairCase', id: 'one' }, exportedAt: at, events, told });
  expect(page).toContain('2. 待办已生成');
  expect(page).toContain('补交&lt;缴款凭证&gt;');
  expect(page).not.toContain('<缴款凭证>');
  expect(page).not.toContain('officer-1');
});

test('decisions and files of a case are found in its events, each file once; other histories have none that are to be had', () => {
  const materials = [{ documentId: 'doc-1', kind: 'other', sha256: 'a' }];
  const steps: readonly Step[] = [
    [system, 'RepairCaseOpened', { materials, commitment: { commitmentId: 'letter-1', textHash: 'b' } }],
    [officer, 'RepairCaseSupplemented', { materials: [...materials, { documentId: 'doc-2', sha256: 'c' }] }],
    [officer, 'RepairCaseDecided', { records: [] }],
    [officer, 'RepairCaseRevoked', { recordIds: [] }],
  ];
  expect(contentsOf('repairCase', chain('repairCase', steps))).toEqual({
    decisions: [3, 4],
    documents: ['doc-1', 'doc-2'],
  });
  expect(contentsOf('repairApplication', chain('repairApplication', steps))).toEqual({ decisions: [], documents: [] });
});
