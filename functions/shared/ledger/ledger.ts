/**
 * The delivery ledger in its table. Every write is conditional: an entry is created once, changed only from the revision that was
 * read, and a receipt is stored once. So all of it may be called twice and at the same time.
 */
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Answer, Delivery, DeliveryStatus, Receipt } from '#domain/delivery/delivery.ts';
import { getRow } from '../get-row.ts';
import { queryAll } from '../query-all.ts';
import * as items from './items.ts';

const isNew = 'attribute_not_exists(pk)';
/** A transaction holds at most this many rows; a region with more platforms needs deliveries planned in parts. */
const maxPlanned = 100;
const maxBatchGet = 100;

/** Where a page of entries of one status ended; the edge wraps it into its cursor. */
export interface Position {
  readonly deliveryId: string;
  readonly updatedAt: string;
}

/** Which entries of a status: `from` and `before` bound when they were last changed (real time, UTC instants). */
export interface StatusPage {
  readonly limit: number;
  readonly after?: Position;
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

export interface DeliveryPage {
  readonly rows: readonly Delivery[];
  /** Null on the last page. */
  readonly next: Position | null;
}

export interface Ledger {
  /** Stores the entries of one planning, all or none. False if they were stored before. */
  readonly plan: (entries: readonly Delivery[]) => Promise<boolean>;
  readonly read: (deliveryId: string) => Promise<items.StoredDelivery | null>;
  /** Stores `next` if the entry is still as it was read, together with the attempt that led to it. False if it is not. */
  readonly change: (read: items.StoredDelivery, next: Delivery, answer?: Answer) => Promise<boolean>;
  /** Moves the entry away from the sweep until `until`, without changing it. */
  readonly postpone: (entry: Delivery, until: string) => Promise<void>;
  /**
   * Stores receipts with what they make of their delivery, all or none; `counting` bears the mark that they are still to be counted, null
   * where nobody waits for them. False if one was there already or the entry is not as it was read.
   */
  readonly storeReceipts: (
    read: items.StoredDelivery,
    next: Delivery,
    receipts: readonly Receipt[],
    counting: Receipt | null,
  ) => Promise<boolean>;
  readonly markTallied: (receipt: Receipt) => Promise<void>;
  /** Receipts of one delivery, read consistently. */
  readonly receiptsOf: (deliveryId: string) => Promise<Receipt[]>;
  /** Receipts by their keys, read consistently; those that do not exist are left out. */
  readonly findReceipts: (keys: readonly Pick<Receipt, 'deliveryId' | 'itemId' | 'effect'>[]) => Promise<Receipt[]>;
  readonly answersOf: (deliveryId: string) => Promise<Answer[]>;
  /** Deliveries of a case, oldest name first. The index may lag by moments. */
  readonly ofCase: (caseId: string) => Promise<Delivery[]>;
  readonly byStatus: (status: DeliveryStatus, platformId: string, page: StatusPage) => Promise<DeliveryPage>;
  /** Entries of a shard whose next attempt lies before `before`, at most `limit`. */
  readonly overdue: (shard: number, before: string, limit: number) => Promise<Delivery[]>;
  /** Receipts of a shard received before `before` that bear the mark of their delivery's uncounted ones, at most `limit`. */
  readonly untallied: (shard: number, before: string, limit: number) => Promise<Receipt[]>;
}

/** The ledger over a table. Infrastructure errors are thrown; a lost race is `false`. */
export const makeLedger = (db: DynamoDBDocumentClient, table: string): Ledger => ({
  plan: (entries) => plan(db, table, entries),
  read: async (deliveryId) => {
    const row = await getRow(db, table, items.deliveryKey(deliveryId));
    return row === undefined ? null : items.parseDelivery(row);
  },
  change: (read, next, answer) => change(db, table, read, next, answer),
  postpone: async (entry, until) => {
    await db
      .send(
        new UpdateCommand({
          TableName: table,
          Key: items.deliveryKey(entry.deliveryId),
          UpdateExpression: 'SET gsi3sk = :until',
          ConditionExpression: 'attribute_exists(gsi3pk)',
          ExpressionAttributeValues: { ':until': until },
        }),
      )
      .catch(unlessLost);
  },
  storeReceipts: (read, next, receipts, counting) => storeReceipts(db, table, read, next, receipts, counting),
  markTallied: async (receipt) => {
    const update = { Key: items.receiptKey(receipt), UpdateExpression: 'REMOVE gsi4pk, gsi4sk' };
    await db.send(new UpdateCommand({ TableName: table, ...update }));
  },
  receiptsOf: async (deliveryId) =>
    (await queryAll(db, partition(table, deliveryId, items.receiptPrefix))).map(items.parseReceipt),
  findReceipts: (keys) => findReceipts(db, table, keys),
  answersOf: async (deliveryId) =>
    (await queryAll(db, partition(table, deliveryId, items.attemptPrefix))).map(items.parseAnswer),
  ofCase: async (caseId) =>
    (await queryAll(db, index(table, 'gsi1', items.caseKey(caseId)))).map((item) => items.parseDelivery(item).entry),
  byStatus: (status, platformId, page) => byStatus(db, table, status, platformId, page),
  overdue: async (shard, before, limit) => {
    const { Items = [] } = await db.send(
      new QueryCommand(bucketBefore(table, 'gsi3', items.retryKey(shard), before, limit)),
    );
    return Items.map((item) => items.parseDelivery(item).entry);
  },
  untallied: async (shard, before, limit) => {
    const { Items = [] } = await db.send(
      new QueryCommand(bucketBefore(table, 'gsi4', items.untalliedKey(shard), before, limit)),
    );
    return Items.map(items.parseReceipt);
  },
});

const unlessLost = (error: unknown): false => {
  if (error instanceof ConditionalCheckFailedException) return false;
  throw error;
};

/** Which members of a cancelled transaction failed, and why; throws anything else. */
const cancellation = (error: unknown): (string | undefined)[] => {
  if (error instanceof TransactionCanceledException) return (error.CancellationReasons ?? []).map(({ Code }) => Code);
  throw error;
};

const plan = async (db: DynamoDBDocumentClient, table: string, entries: readonly Delivery[]): Promise<boolean> => {
  if (entries.length > maxPlanned)
    throw new Error(`${entries.length} platforms for one event: at most ${maxPlanned} can be planned at once`);
  const TransactItems = entries.map((entry) => ({
    Put: { TableName: table, Item: items.deliveryRow(entry, 1), ConditionExpression: isNew },
  }));
  return db.send(new TransactWriteCommand({ TransactItems })).then(
    () => true,
    (error: unknown) => {
      if (cancellation(error).includes('ConditionalCheckFailed')) return false;
      throw error;
    },
  );
};

const change = (
  db: DynamoDBDocumentClient,
  table: string,
  read: items.StoredDelivery,
  next: Delivery,
  answer?: Answer,
): Promise<boolean> => {
  const Put = putAfter(table, read, next);
  if (answer === undefined)
    return db
      .send(new PutCommand(Put))
      .then(() => true)
      .catch(unlessRaced);
  const attempt = items.attemptRow(next.deliveryId, next.attempts, answer);
  const TransactItems = [{ Put }, { Put: { TableName: table, Item: attempt, ConditionExpression: isNew } }];
  return db
    .send(new TransactWriteCommand({ TransactItems }))
    .then(() => true)
    .catch(unlessRaced);
};

/** The entry's next state, if it is still as it was read. */
const putAfter = (table: string, { revision }: items.StoredDelivery, next: Delivery) => ({
  TableName: table,
  Item: items.deliveryRow(next, revision + 1),
  ConditionExpression: 'revision = :read',
  ExpressionAttributeValues: { ':read': revision },
});

/** The entry is written even where it stays as it is: of two parts of a confirmation that meet, the second must see the first. */
const storeReceipts = (
  db: DynamoDBDocumentClient,
  table: string,
  read: items.StoredDelivery,
  next: Delivery,
  receipts: readonly Receipt[],
  counting: Receipt | null,
): Promise<boolean> => {
  const rows = receipts.map((receipt) => items.receiptRow(receipt, receipt === counting));
  const puts = rows.map((Item) => ({ Put: { TableName: table, Item, ConditionExpression: isNew } }));
  return db
    .send(new TransactWriteCommand({ TransactItems: [{ Put: putAfter(table, read, next) }, ...puts] }))
    .then(() => true)
    .catch(unlessRaced);
};

const races = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

/** False where somebody else changed the entry or is changing it at this moment: both mean reading it again. */
const unlessRaced = (error: unknown): false => {
  if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException) return false;
  if (cancellation(error).some((code) => code !== undefined && races.has(code))) return false;
  throw error;
};

const partition = (table: string, deliveryId: string, prefix: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
  ExpressionAttributeValues: { ':pk': items.deliveryPk(deliveryId), ':prefix': prefix },
  ConsistentRead: true,
});

const index = (table: string, name: 'gsi1' | 'gsi2', key: string): QueryCommandInput => ({
  TableName: table,
  IndexName: name,
  KeyConditionExpression: `${name}pk = :key`,
  ExpressionAttributeValues: { ':key': key },
});

const bucketBefore = (
  table: string,
  name: 'gsi3' | 'gsi4',
  key: string,
  before: string,
  limit: number,
): QueryCommandInput => ({
  TableName: table,
  IndexName: name,
  KeyConditionExpression: `${name}pk = :key AND ${name}sk < :before`,
  ExpressionAttributeValues: { ':key': key, ':before': before },
  Limit: limit,
});

const findReceipts = async (
  db: DynamoDBDocumentClient,
  table: string,
  keys: readonly Pick<Receipt, 'deliveryId' | 'itemId' | 'effect'>[],
): Promise<Receipt[]> => {
  const found: unknown[] = [];
  let wanted: Record<string, unknown>[] = keys.map(items.receiptKey);
  while (wanted.length > 0) {
    const RequestItems = { [table]: { Keys: wanted.slice(0, maxBatchGet), ConsistentRead: true } };
    const answer = await db.send(new BatchGetCommand({ RequestItems }));
    found.push(...(answer.Responses?.[table] ?? []));
    // What the table had no capacity for comes again with the rest.
    wanted = [...wanted.slice(maxBatchGet), ...(answer.UnprocessedKeys?.[table]?.Keys ?? [])];
  }
  return found.map(items.parseReceipt);
};

const byStatus = async (
  db: DynamoDBDocumentClient,
  table: string,
  status: DeliveryStatus,
  platformId: string,
  { limit, after, from = '0', before = '9' }: StatusPage,
): Promise<DeliveryPage> => {
  const gsi2pk = items.statusKey(status, platformId);
  const start = after && { ...items.deliveryKey(after.deliveryId), gsi2pk, gsi2sk: items.updatedKey(after) };
  const { Items = [], LastEvaluatedKey } = await db.send(
    new QueryCommand({
      ...index(table, 'gsi2', gsi2pk),
      KeyConditionExpression: 'gsi2pk = :key AND gsi2sk BETWEEN :from AND :before',
      ExpressionAttributeValues: { ':key': gsi2pk, ':from': from, ':before': before },
      Limit: limit,
      ExclusiveStartKey: start,
    }),
  );
  const rows = Items.map((item) => items.parseDelivery(item).entry);
  const last = rows.at(-1);
  if (LastEvaluatedKey === undefined || last === undefined) return { rows, next: null };
  return { rows, next: { deliveryId: last.deliveryId, updatedAt: last.updatedAt } };
};
