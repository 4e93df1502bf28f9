/** Tampering behind the door's back, on a copy of the system: every kind is found, by the first event that is not as it was. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditAggregate, foldEvents } from '#domain/kernel/audit.ts';
import { EventBody, type StoredEvent, sealEvent } from '#domain/kernel/event.ts';
import { RecordEvent } from '#domain/record/events.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import { inspectionDraw, poolFor } from '#domain/supervision/draw.ts';
import { storedDraw } from '#domain/supervision/draw-state.ts';
import type { DoorRequest } from '#shared/case-store/door.ts';
import { aggregatePk, eventSk, snapshotKey } from '#shared/case-store/keys.ts';
import { poolWrites } from '#shared/draws/pool-pages.ts';
import { sha256 } from '#shared/hash.ts';
import { doorAgo, type Engine, runSchedule } from '../support/engine.ts';
import { startCopy, stopCopy } from '../support/engine-copy.ts';
import { newEnterprise, newRecord } from '../support/engine-records.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startCopy();
});
afterAll(stopCopy);

/** A record with a history of three events, written yesterday as far as its rows say. */
const newHistory = async (): Promise<string> => {
  const recordId = await newRecord(engine, await newEnterprise(engine));
  const door = doorAgo(engine, 24 * 3600);
  for (const severity of ['serious', 'general'] as const) {
    const command = { type: 'determineSeverity' as const, severity, standard: '认定单位确定', reason: '复核' };
    const actor = { principalId: 'approver', role: 'approver' as const, unitId: 'unit-hn-market' };
    const result = await door({ kind: dishonestyRecord, id: recordId, command, actor });
    if (!result.ok) throw new Error(result.problem.code);
  }
  return recordId;
};

const TableName = () => engine.tables.record;
const told = { ...dishonestyRecord, event: RecordEvent };
const keyOf = (recordId: string, sk: string) => ({ pk: aggregatePk(dishonestyRecord.keyPrefix, recordId), sk });
const eventsOf = (recordId: string) => engine.wiring.reader.events(dishonestyRecord, recordId);
const put = async (recordId: string, sk: string, event: StoredEvent): Promise<void> => {
  await engine.db.send(new PutCommand({ TableName: TableName(), Item: { ...keyOf(recordId, sk), ...event } }));
};

/** The events from the second on, saying something else but sealed as they should be. */
const forged = (events: readonly StoredEvent[]): StoredEvent[] => {
  const [first, ...tail] = events;
  if (first === undefined) return [];
  const chain = [first];
  for (const { body } of tail) {
    const changed = EventBody.parse(JSON.parse(body.replace('复核', '另有原因')));
    chain.push(sealEvent(changed, chain.at(-1)?.hash ?? '', sha256));
  }
  return chain;
};

const setSnapshot = async (recordId: string, values: Readonly<Record<string, unknown>>): Promise<void> => {
  const names = Object.keys(values);
  await engine.db.send(
    new UpdateCommand({
      TableName: TableName(),
      Key: keyOf(recordId, snapshotKey),
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, values[name]])),
    }),
  );
};

const second = async (recordId: string): Promise<StoredEvent> => {
  const event = (await eventsOf(recordId))[1];
  if (event === undefined) throw new Error('the history is too short');
  return event;
};

/** What somebody with access to the table can do, and where it is found. */
const tamperings: readonly {
  readonly what: string;
  readonly tamper: (recordId: string) => Promise<void>;
  readonly found: { readonly sequence: number; readonly reason: string };
  readonly says: string;
}[] = [
  {
    what: 'an event changed by hand',
    tamper: async (id) => {
      const event = await second(id);
      await put(id, eventSk(2), { ...event, body: event.body.replace('复核', '另有原因') });
    },
    found: { sequence: 2, reason: 'hashMismatch' },
    says: '内容与哈希不符',
  },
  {
    what: 'an event changed and sealed anew',
    tamper: async (id) => {
      const [, event] = forged(await eventsOf(id));
      if (event !== undefined) await put(id, eventSk(2), event);
    },
    found: { sequence: 3, reason: 'prevHashMismatch' },
    says: '与前一事件的哈希不衔接',
  },
  {
    what: 'an event inserted between two',
    tamper: async (id) => put(id, `${eventSk(2)}-1`, await second(id)),
    found: { sequence: 3, reason: 'gap' },
    says: '编号不连续',
  },
  {
    what: 'an event added at the end',
    tamper: async (id) => {
      const last = (await eventsOf(id)).at(-1);
      if (last === undefined) throw new Error('no history');
      const body = EventBody.parse({ ...JSON.parse(last.body), sequence: 4 });
      await put(id, eventSk(4), sealEvent(body, last.hash, sha256));
    },
    found: { sequence: 3, reason: 'headMismatch' },
    says: '链尾与快照不符',
  },
  {
    what: 'an event removed from the middle',
    tamper: async (id) => {
      await engine.db.send(new DeleteCommand({ TableName: TableName(), Key: keyOf(id, eventSk(2)) }));
    },
    found: { sequence: 2, reason: 'gap' },
    says: '编号不连续',
  },
  {
    what: 'the last event removed',
    tamper: async (id) => {
      await engine.db.send(new DeleteCommand({ TableName: TableName(), Key: keyOf(id, eventSk(3)) }));
    },
    found: { sequence: 2, reason: 'headMismatch' },
    says: '链尾与快照不符',
  },
  {
    what: 'the snapshot changed',
    tamper: async (id) => {
      const { state } = await engine.wiring.reader.load(dishonestyRecord, id);
      await setSnapshot(id, { state: { ...state, correctedOn: '2026-01-01' } });
    },
    found: { sequence: 3, reason: 'snapshotMismatch' },
    says: '快照与事件推演的结果不符',
  },
];

const auditOf = async (recordId: string) =>
  auditAggregate(told, await eventsOf(recordId), await engine.wiring.reader.load(dishonestyRecord, recordId), sha256);

/** `npm run audit:verify`, against the copy. */
const verify = async (...args: string[]): Promise<{ readonly code: number; readonly output: string }> => {
  const env = {
    ...process.env,
    XINXIU_INSTANCE: engine.instance.name,
    XINXIU_PORT: String(engine.instance.port),
  };
  const run = promisify(execFile)(process.execPath, ['scripts/audit-verify.ts', ...args], { env });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: error.stdout + error.stderr,
    }),
  );
};

test('every kind of tampering is found, by its first bad event, and every other history is whole', async () => {
  const tampered: ((typeof tamperings)[number] & { readonly recordId: string })[] = [];
  for (const each of tamperings) {
    const recordId = await newHistory();
    expect(await auditOf(recordId), each.what).toEqual({ ok: true, value: 3 });
    await each.tamper(recordId);
    expect(await auditOf(recordId), each.what).toEqual({ ok: false, problem: each.found });
    tampered.push({ ...each, recordId });
  }
  const { code, output } = await verify();
  expect(code).toBe(1);
  const lines = output.split('\n').filter((line) => line.startsWith('✗ ') && line.includes(' 第 '));
  expect(lines.filter((line) => !tampered.some(({ recordId }) => line.includes(recordId)))).toEqual([]);
  for (const { what, recordId, found, says } of tampered) {
    const line = lines.find((each) => each.includes(recordId));
    expect(line, what).toContain(`第 ${found.sequence} 个事件`);
    expect(line, what).toContain(says);
  }

  const [first] = tampered;
  expect((await verify(first?.recordId ?? '')).code).toBe(1);
  const whole = await newHistory();
  expect(await verify(whole)).toMatchObject({ code: 0 });
});

test('a tail rewritten together with its snapshot verifies by itself and is found by the checkpoint', async () => {
  const recordId = await newHistory();
  await runSchedule(engine, 'eventsCheckpoint');
  const events = forged(await eventsOf(recordId));
  const folded = foldEvents(told, events);
  for (const event of events) await put(recordId, eventSk(event.sequence), event);
  await setSnapshot(recordId, { headHash: events.at(-1)?.hash, state: folded.ok ? folded.value : null });
  expect(await auditOf(recordId)).toEqual({ ok: true, value: 3 });
  const { code, output } = await verify(recordId);
  expect(code).toBe(1);
  expect(output).toMatch(/第 3 个事件.与每日检查点不符/);
});

test('a draw whose pool was changed is found, however whole its history is', async () => {
  const { door, reader, db, clock } = engine.wiring;
  const [id, seed] = [`draw-${randomUUID()}`, randomUUID()];
  const clean = { activeRecords: { minor: 0, general: 0, serious: 0, undetermined: 0 }, bars: 0, brokenCommitments: 0 };
  const candidates = ['1', '2', '3'].map((n) => ({
    ...{ caseId: `case-${n}`, subjectId: `subject-${n}`, unitId: 'unit-hn-market', creditState: clean },
    ...{ grantedAt: '2026-10-01T00:00:00.000Z', excludedInspectors: [] },
  }));
  const announcement = {
    ...{ drawId: id, unitId: 'unit-hn-market', regionId: 'huainan', grantedFrom: null },
    ...{ cutOffAt: await clock.now(), size: { count: 1 }, inspectors: ['verifier-1'], inspectorsPerCase: 1 },
    seedHash: sha256.hex(seed),
  };
  const actor = { principalId: 'supervisor-1', role: 'supervisor', unitId: 'unit-hn-credit' } as const;
  const does = async (command: { readonly type: string }, extra?: DoorRequest['extra']) => {
    const done = await door({ kind: inspectionDraw, id, command, actor, ...(extra && { extra }) });
    expect(done.ok).toBe(true);
  };
  const pool = () => reader.load(storedDraw, id).then(({ state }) => poolFor(state, candidates));
  await does({ type: 'announceDraw', ...announcement } as { type: 'announceDraw' });
  const written = poolWrites(engine.tables.case, id, await pool());
  await does({ type: 'holdDraw', seed, candidates } as { type: 'holdDraw' }, () => written);
  expect(await verify(id)).toMatchObject({ code: 0 });
  const heavier = (await pool()).map((one, n) => (n === 0 ? { ...one, weight: 9 } : one));
  for (const { Put } of poolWrites(engine.tables.case, id, heavier))
    await db.send(new PutCommand({ TableName: engine.tables.case, Item: Put?.Item }));
  const { code, output } = await verify(id);
  expect(code).toBe(1);
  expect(output).toContain('抽查对象与抽取时的摘要不符');
});
