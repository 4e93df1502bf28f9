/**
 * Publishes outbox items and forgets each only when the bus has taken every one of its events. Sent twice is harmless (consumers go
 * by event id and sequence), lost is not: an item stays until each entry has an event id. Items share calls both ways: most hold one or
 * two events, the bus takes ten at once, and the table forgets 25.
 */
import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from '#domain/kernel/schema.ts';
import { eventSource, toCloudEvent } from '../../shared/cloud-event.ts';

export const OutboxItem = z.object(() => ({
  pk: z.string(),
  sk: z.string().check(z.startsWith('OUTBOX#')),
  bodies: z.array(z.string()),
}));
export type OutboxItem = z.infer<typeof OutboxItem>;

export interface PublishDeps {
  readonly bridge: EventBridgeClient;
  readonly db: DynamoDBDocumentClient;
  readonly busName: string;
}

/** EventBridge takes at most ten entries a call. */
const entriesPerCall = 10;

/** A call's entries may be 256 KB together; the envelope around each event needs room too. */
const bytesPerCall = 200_000;

/** DynamoDB takes at most so many deletions a call. */
const deletionsPerCall = 25;

/** An outbox item and the table it lies in. */
export interface Unpublished {
  readonly table: string;
  readonly item: OutboxItem;
}

/** One event on its way to the bus, and the item it came from. */
interface Leaving {
  readonly of: Unpublished;
  readonly entry: PutEventsRequestEntry;
}

/** The events in order, as many to a call as the bus takes. */
const calls = (events: readonly Leaving[]): Leaving[][] => {
  const filled: Leaving[][] = [];
  let size = 0;
  for (const event of events) {
    const bytes = Buffer.byteLength(event.entry.Detail ?? '');
    const last = filled.at(-1);
    if (last === undefined || last.length === entriesPerCall || size + bytes > bytesPerCall) {
      filled.push([event]);
      size = bytes;
    } else {
      last.push(event);
      size += bytes;
    }
  }
  return filled;
};

/**
 * Publishes and forgets. Returns why of each item that stays: the bus refused one of its events, or it could not be deleted. Who offered
 * it (the stream, the reconciler) offers it again.
 */
export const publishOutbox = async (
  deps: PublishDeps,
  items: readonly Unpublished[],
): Promise<ReadonlyMap<Unpublished, Error>> => {
  const left = new Map<Unpublished, Error>();
  const sent = calls(items.flatMap((item) => eventsOf(deps, item, left))).map((call) => put(deps, call));
  for (const [of, error] of (await Promise.all(sent)).flat()) left.set(of, error);
  const taken = items.filter((item) => !left.has(item));
  for (const [of, error] of await forget(deps, taken)) left.set(of, error);
  return left;
};

/** Those that could not be deleted, each with the reason. */
const forget = async ({ db }: PublishDeps, items: readonly Unpublished[]): Promise<[Unpublished, Error][]> => {
  const batches = Array.from({ length: Math.ceil(items.length / deletionsPerCall) }, (_, n) =>
    items.slice(n * deletionsPerCall, (n + 1) * deletionsPerCall),
  );
  return (await Promise.all(batches.map((batch) => forgetBatch(db, batch)))).flat();
};

const forgetBatch = async (
  db: DynamoDBDocumentClient,
  batch: readonly Unpublished[],
): Promise<[Unpublished, Error][]> => {
  const tables = Map.groupBy(batch, ({ table }) => table);
  const deletions = [...tables].map(([table, ofTable]) => [
    table,
    ofTable.map(({ item: { pk, sk } }) => ({ DeleteRequest: { Key: { pk, sk } } })),
  ]);
  try {
    const { UnprocessedItems = {} } = await db.send(
      new BatchWriteCommand({ RequestItems: Object.fromEntries(deletions) }),
    );
    const kept = (of: Unpublished): boolean =>
      (UnprocessedItems[of.table] ?? []).some(({ DeleteRequest }) => isKeyOf(of, DeleteRequest?.Key));
    return batch.filter(kept).map((of) => [of, new Error('the table had no capacity to forget it')]);
  } catch (error) {
    return batch.map((of) => [of, errorOf(error)]);
  }
};

const isKeyOf = ({ item }: Unpublished, key: Record<string, unknown> | undefined): boolean =>
  key?.['pk'] === item.pk && key['sk'] === item.sk;

const errorOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** An item that holds what is no event must not keep the others back. */
const eventsOf = ({ busName }: PublishDeps, of: Unpublished, left: Map<Unpublished, Error>): Leaving[] => {
  try {
    return of.item.bodies.map((body) => {
      const event = toCloudEvent(body);
      const Detail = JSON.stringify(event);
      return { of, entry: { EventBusName: busName, Source: eventSource, DetailType: event.type, Detail } };
    });
  } catch (error) {
    left.set(of, errorOf(error));
    return [];
  }
};

/** The items of which the bus did not take an event, each with the reason. */
const put = async (deps: PublishDeps, events: readonly Leaving[]): Promise<[Unpublished, Error][]> => {
  try {
    const { Entries = [] } = await deps.bridge.send(
      new PutEventsCommand({ Entries: events.map(({ entry }) => entry) }),
    );
    return events.flatMap(({ of }, index): [Unpublished, Error][] => {
      const { EventId, ErrorCode } = Entries[index] ?? {};
      return EventId === undefined ? [[of, new Error(`the bus did not take an event: ${ErrorCode ?? 'no id'}`)]] : [];
    });
  } catch (error) {
    return events.map(({ of }) => [of, errorOf(error)]);
  }
};
