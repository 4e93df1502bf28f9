/**
 * Publishes outbox items and forgets each only when the bus has taken every one of its events. Sent twice is harmless (consumers go
 * by event id and sequence), lost is not: an item stays until each entry has an event id. Items share calls: most hold one or two
 * events, and the bus takes ten at once.
 */
import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
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
  for (const call of calls(items.flatMap((item) => eventsOf(deps, item, left))))
    for (const [of, error] of await put(deps, call)) left.set(of, error);
  const forget = async (unpublished: Unpublished): Promise<void> => {
    const { table, item } = unpublished;
    const deletion = new DeleteCommand({ TableName: table, Key: { pk: item.pk, sk: item.sk } });
    await deps.db.send(deletion).catch((error: unknown) => left.set(unpublished, errorOf(error)));
  };
  await Promise.all(items.filter((item) => !left.has(item)).map(forget));
  return left;
};

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
