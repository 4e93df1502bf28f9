/** Reads of aggregates. A snapshot is parsed on every read: a table row is input like any other. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AnyStoredKind, Stored } from '#domain/kernel/aggregate.ts';
import { chainStart, StoredEvent } from '#domain/kernel/event.ts';
import * as z from '#domain/kernel/schema.ts';
import { getRow } from '../get-row.ts';
import { queryAll } from '../query-all.ts';
import { aggregatePk, eventSk, lastEventSk, snapshotKey } from './keys.ts';

export interface Tables {
  readonly case: string;
  readonly record: string;
}

const Snapshot = z.object(() => ({
  schemaVersion: z.int(),
  kind: z.string(),
  id: z.string(),
  version: z.int().check(z.positive()),
  headHash: z.string(),
  state: z.unknown(),
}));

export const makeReader = (db: DynamoDBDocumentClient, tables: Tables) => ({
  load: <K extends AnyStoredKind>(kind: K, id: string) => loadSnapshot<K>(db, tables, kind, id),
  loadAnyOf: (kinds: readonly AnyStoredKind[], id: string) => loadAnyOf(db, tables, kinds, id),
  /** The stored events in order; of those after sequence `after` only. */
  events: (kind: AnyStoredKind, id: string, after = 0) => loadEvents(db, tables, kind, id, after),
  /** Some of them; what an auditor turns over page by page may be long. */
  eventPage: (kind: AnyStoredKind, id: string, page: EventPageRequest) => loadEventPage(db, tables, kind, id, page),
});
export type Reader = ReturnType<typeof makeReader>;

type StateOf<K extends AnyStoredKind> = K['initial'];

/** The aggregate as stored, read consistently; version 0 with the initial state if there is none of this kind under the id. */
const loadSnapshot = async <K extends AnyStoredKind>(
  db: DynamoDBDocumentClient,
  tables: Tables,
  kind: K,
  id: string,
): Promise<Stored<StateOf<K>>> => {
  const row = await readSnapshot(db, tables[kind.table], kind.keyPrefix, id);
  // Kinds of case share a prefix, so that a case is found by its id alone.
  if (row === undefined || row['kind'] !== kind.name)
    return { id, version: 0, headHash: chainStart, state: kind.initial };
  return parseSnapshot(kind, row);
};

const readSnapshot = (db: DynamoDBDocumentClient, table: string, prefix: string, id: string) =>
  getRow(db, table, { pk: aggregatePk(prefix, id), sk: snapshotKey });

/** Whichever of these kinds, all of one table and prefix, lies under the id; undefined if none does. */
const loadAnyOf = async (
  db: DynamoDBDocumentClient,
  tables: Tables,
  kinds: readonly AnyStoredKind[],
  id: string,
): Promise<{ readonly kind: AnyStoredKind; readonly stored: Stored<unknown> } | undefined> => {
  const [first] = kinds;
  if (first === undefined) return undefined;
  const row = await readSnapshot(db, tables[first.table], first.keyPrefix, id);
  const kind = kinds.find(({ name }) => name === row?.['kind']);
  return kind && { kind, stored: parseSnapshot(kind, row) };
};

/** A snapshot row as an aggregate; throws where the row is not what this kind writes, since that is a broken store. */
export const parseSnapshot = <K extends AnyStoredKind>(kind: K, item: unknown): Stored<StateOf<K>> => {
  const row = Snapshot.parse(item);
  if (row.kind !== kind.name || row.schemaVersion !== kind.schemaVersion)
    throw new Error(`snapshot ${row.id} is ${row.kind} v${row.schemaVersion}, not ${kind.name} v${kind.schemaVersion}`);
  return { id: row.id, version: row.version, headHash: row.headHash, state: kind.state.parse(row.state) };
};

const loadEvents = async (
  db: DynamoDBDocumentClient,
  tables: Tables,
  kind: AnyStoredKind,
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

export interface EventPageRequest {
  readonly limit: number;
  /** The key the page before ended at. By key and not by number, so that a row pushed in between two events is not passed over. */
  readonly after: string | null;
  readonly newestFirst?: boolean;
}

export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** The key of the last one; null where there is none. */
  readonly last: string | null;
}

const firstEventSk = eventSk(0);

const loadEventPage = async (
  db: DynamoDBDocumentClient,
  tables: Tables,
  kind: AnyStoredKind,
  id: string,
  { limit, after, newestFirst = false }: EventPageRequest,
): Promise<EventPage> => {
  const from = after ?? (newestFirst ? lastEventSk : firstEventSk);
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName: tables[kind.table],
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':pk': aggregatePk(kind.keyPrefix, id),
        ':first': newestFirst ? firstEventSk : from,
        ':last': newestFirst ? from : lastEventSk,
      },
      ScanIndexForward: !newestFirst,
      ConsistentRead: true,
      // The row the page before ended at lies between as well, and is left out.
      Limit: limit + 1,
    }),
  );
  const items = Items.filter((item) => item['sk'] !== after).slice(0, limit);
  return {
    events: items.map((item) => z.object(StoredEvent.shape).parse(item)),
    last: items.length === 0 ? null : String(items.at(-1)?.['sk']),
  };
};
