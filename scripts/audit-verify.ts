/**
 * `npm run audit:verify [-- <id>]`: verifies the chain of every aggregate of the running system, or of one, and compares the
 * chains with the daily checkpoints. Names the first bad event of each. Ends with 1 if anything is wrong.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { AnyToldKind, Stored } from '#domain/kernel/aggregate.ts';
import { auditAggregate } from '#domain/kernel/audit.ts';
import type { StoredEvent } from '#domain/kernel/event.ts';
import { aggregateKinds } from '#domain/kinds.ts';
import { type InspectionDrawState, storedDraw } from '#domain/supervision/draw-state.ts';
import { eventSk, snapshotKey } from '#shared/case-store/keys.ts';
import { makeReader, parseSnapshot, type Reader } from '#shared/case-store/reader.ts';
import { type Head, readCheckpoints } from '#shared/checkpoints.ts';
import { findPool } from '#shared/draws/pool-pages.ts';
import { sha256 } from '#shared/hash.ts';
import { clientOf } from './lib/aws.ts';
import { type Info, readInfo } from './lib/info.ts';
import { currentInstance } from './lib/instance.ts';
import { main, print, step, Trouble } from './lib/say.ts';

interface Finding {
  readonly what: string;
  readonly sequence: number;
  readonly reason: string;
}

const reasons: Readonly<Record<string, string>> = {
  gap: '编号不连续，有事件被删除或插入',
  prevHashMismatch: '与前一事件的哈希不衔接，有事件被插入或替换',
  hashMismatch: '内容与哈希不符，事件被改动',
  bodyMismatch: '事件内容不是合法的事件',
  headMismatch: '链尾与快照不符，尾部有事件被删除或追加',
  snapshotMismatch: '快照与事件推演的结果不符，快照被改动或删除',
  kindUnknown: '对象种类未知',
  poolMismatch: '抽查对象与抽取时的摘要不符，被改动或删除',
  checkpointMismatch: '与每日检查点不符，该事件及其后的历史被整体改写',
};

interface Verified {
  readonly events: number;
  readonly findings: readonly Finding[];
}

interface Row {
  readonly kind: string;
  readonly id: string;
  /** The snapshot as it lies in the table; null if it is gone. */
  readonly item: Record<string, unknown> | null;
}

interface Store {
  readonly db: DynamoDBDocumentClient;
  readonly caseTable: string;
  readonly reader: Reader;
}

/** Verifies one aggregate against its snapshot and whatever checkpoints name it. */
const verifyOne = async (store: Store, row: Row, heads: readonly Head[]): Promise<Verified> => {
  const kind = aggregateKinds[row.kind];
  const what = `${row.kind} ${row.id}`;
  if (kind === undefined) return { events: 0, findings: [{ what, sequence: 0, reason: 'kindUnknown' }] };
  const events = await store.reader.events(kind, row.id);
  const snapshot = row.item === null ? null : snapshotOf(kind, row.item);
  const found =
    snapshot === null
      ? [{ what, sequence: events.length, reason: 'snapshotMismatch' }]
      : findingsOf(what, auditAggregate(kind, events, snapshot, sha256));
  const beside = snapshot === null ? [] : await besideDraw(store, what, kind, snapshot);
  return { events: events.length, findings: [...found, ...beside, ...againstCheckpoints(what, events, heads)] };
};

/** A draw's pool lies beside its history, which keeps the digest. */
const besideDraw = async (
  { db, caseTable }: Store,
  what: string,
  kind: AnyToldKind,
  { state, version }: Stored<unknown>,
): Promise<Finding[]> => {
  if (kind.name !== storedDraw.name) return [];
  const pool = await findPool(db, caseTable, state as InspectionDrawState);
  return pool === null ? [{ what, sequence: version, reason: 'poolMismatch' }] : [];
};

const findingsOf = (what: string, audited: ReturnType<typeof auditAggregate>): Finding[] =>
  audited.ok ? [] : [{ what, ...audited.problem }];

/** Null where the row no longer has the shape of a snapshot of its kind: then somebody has changed it. */
const snapshotOf = (kind: AnyToldKind, item: Record<string, unknown>): Stored<unknown> | null => {
  try {
    return parseSnapshot(kind, item);
  } catch {
    return null;
  }
};

const againstCheckpoints = (what: string, events: readonly StoredEvent[], heads: readonly Head[]): Finding[] =>
  heads
    .filter((head) => events[head.version - 1]?.hash !== head.headHash)
    .map((head) => ({ what, sequence: head.version, reason: 'checkpointMismatch' }))
    .slice(0, 1);

const headsIn = async (info: Info, s3: S3Client): Promise<Map<string, Head[]>> => {
  const heads = new Map<string, Head[]>();
  const Bucket = info.buckets['checkpoint'];
  if (Bucket === undefined) return heads;
  for await (const checkpoint of readCheckpoints(s3, Bucket))
    for (const head of checkpoint.heads) {
      const key = `${head.kind} ${head.id}`;
      heads.set(key, [...(heads.get(key) ?? []), head]);
    }
  return heads;
};

/** Snapshots, and the first event of every chain: a chain whose snapshot was removed must be found too. */
const chainRows = async (db: DynamoDBDocumentClient, tables: readonly string[]): Promise<Map<string, Row>> => {
  const rows = new Map<string, Row>();
  for (const TableName of tables)
    for await (const page of paginateScan(
      { client: db },
      {
        TableName,
        FilterExpression: 'sk = :snapshot OR sk = :first',
        ExpressionAttributeValues: { ':snapshot': snapshotKey, ':first': eventSk(1) },
      },
    ))
      for (const item of page.Items ?? []) {
        const snapshot = item['sk'] === snapshotKey;
        const kind = String(item[snapshot ? 'kind' : 'aggregateKind']);
        const id = String(item[snapshot ? 'id' : 'aggregateId']);
        if (snapshot || !rows.has(`${kind} ${id}`))
          rows.set(`${kind} ${id}`, { kind, id, item: snapshot ? item : null });
      }
  return rows;
};

/**
 * Verifies every aggregate of the instance, or the one with the id `wanted`, and prints the verdict.
 *
 * @throws Trouble when anything is wrong, or when there is no such aggregate
 */
export const auditSystem = async (wanted?: string): Promise<void> => {
  const instance = currentInstance();
  const info = readInfo(instance);
  const db = DynamoDBDocumentClient.from(new DynamoDBClient(clientOf(instance)));
  const tables = { case: info.tables['case'] ?? '', record: info.tables['record'] ?? '' };
  const reader = makeReader(db, tables);
  const checkpoints = await headsIn(info, new S3Client({ ...clientOf(instance), forcePathStyle: true }));
  const rows = await chainRows(db, [tables.case, tables.record]);
  for (const [what, [head]] of checkpoints)
    if (head !== undefined && !rows.has(what)) rows.set(what, { kind: head.kind, id: head.id, item: null });
  let aggregates = 0;
  let events = 0;
  const findings: Finding[] = [];
  for (const [what, row] of rows) {
    if (wanted !== undefined && row.id !== wanted) continue;
    const verified = await verifyOne({ db, caseTable: tables.case, reader }, row, checkpoints.get(what) ?? []);
    aggregates += 1;
    events += verified.events;
    findings.push(...verified.findings);
    if (aggregates % 200 === 0) step(`已核验 ${aggregates} 个对象、${events} 个事件`);
  }
  if (wanted !== undefined && aggregates === 0)
    throw new Trouble(`没有编号为 ${wanted} 的案件或失信信息：请核对编号。`);
  for (const { what, sequence, reason } of findings)
    print(`✗ ${what} 第 ${sequence} 个事件：${reasons[reason] ?? reason}`);
  if (findings.length > 0)
    throw new Trouble(`核验发现 ${findings.length} 处异常：见上，请保全数据后按 docs/operations.md 处理。`);
  print(`✓ 核验通过：${aggregates} 个对象、${events} 个事件，哈希链完整，快照与事件一致。`);
};

if (import.meta.main) await main(() => auditSystem(process.argv[2]));
