/** Reads of aggregates. A snapshot is parsed on every read: a table row is input like any other. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AnyAggregateKind, Stored } from '#domain/kernel/aggregate.ts';
import { chainStart, StoredEvent } from '#domain/kernel/event.ts';
import { getRow } from '../get-row.ts';
import { queryAll } from '../query-all.ts';
import { aggregatePk, eventSk, lastEventSk, snapshotKey } from './keys.ts';

export interface Tables {
  readonly case: string;
  readonly record: string;
}

const Snapshot = z.object({
  schemaVersion: z.number().int(),
  kind: z.string(),
  id: z.string(),
  version: z.number().int().positive(),
  headHash: z.string(),
  state: z.unknown(),
});

export const makeReader = (db: DynamoDBDocumentClient, tables: Tables) => ({
  load: <K extends AnyAggregateKind>(kind: K, id: string) => loadSnapshot<K>(db, tables, kind, id),
  /** The stored events in order; of those after sequence `after` only. */
  events: (kind: AnyAggregateKind, id: string, after = 0) => loadEvents(db, tables, kind, id, after),
});
export type Reader = ReturnType<typeof makeReader>;

type StateOf<K extends AnyAggregateKind> = K['initial'];

/** The aggregate as stored, read consistently; version 0 with the initial state if there is none. */
const loadSnapshot = async <K extends AnyAggregateKind>(
  db: DynamoDBDocumentClient,
  tables: Tables,
  kind: K,
  id: string,
): Promise<Stored<StateOf<K>>> => {
  const row = await getRow(db, tables[kind.table], { pk: aggregatePk(kind.keyPrefix, id), sk: snapshotKey });
  if (row === undefined) return { id, version: 0, headHash: chainStart, state: kind.initial };
  return parseSnapshot(kind, row);
};

/** A snapshot row as an aggregate; throws where the row is not what this kind writes, since that is a broken store. */
export const parseSnapshot = <K extends AnyAggregateKind>(kind: K, item: unknown): Stored<StateOf<K>> => {
  const row = Snapshot.parse(item);
  if (row.kind !== kind.name || row.schemaVersion !== kind.schemaVersion)
    throw new Error(`snapshot ${row.id} is ${row.kind} v${row.schemaVersion}, not ${kind.name} v${kind.schemaVersion}`);
  return { id: row.id, version: row.version, headHash: row.headHash, state: kind.state.parse(row.state) };
};

const loadEvents = async (
  db: DynamoDBDocumentClient,
  tables: Tables,
  kind: AnyAggregateKind,
  id: string,
  after: number,
): Promise<StoredEvent[]> => {
  const items = await queryAll(db, {
    TableName: tables[kind.table],
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ':pk': aggregatePk(kind.keyPrefix, id),
      ':first': eventSk(after + 1),
      ':last': lastEventSk,
    },
    ConsistentRead: true,
  });
  return items.map((item) => z.object(StoredEvent.shape).parse(item));
};
