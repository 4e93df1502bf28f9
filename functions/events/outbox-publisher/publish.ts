/**
 * Publishes an outbox item and forgets it only when the bus has taken every one of its events. Sent twice is harmless (consumers go
 * by event id and sequence), lost is not: an item stays until each entry has an event id.
 */
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from '#domain/kernel/schema.ts';
import { eventSource, toCloudEvent } from '../../shared/cloud-event.ts';

export const OutboxItem = z.object({
  pk: z.string(),
  sk: z.string().check(z.startsWith('OUTBOX#')),
  bodies: z.array(z.string()),
});
export type OutboxItem = z.infer<typeof OutboxItem>;

export interface PublishDeps {
  readonly bridge: EventBridgeClient;
  readonly db: DynamoDBDocumentClient;
  readonly busName: string;
}

/** EventBridge takes at most ten entries a call. */
const entriesPerCall = 10;

/** A call's entries may be 256 KB together; the envelope around each body needs room too. */
const bytesPerCall = 200_000;

/** The events in order, as many to a call as the bus takes. */
const calls = (bodies: readonly string[]): string[][] => {
  const filled: string[][] = [];
  let size = 0;
  for (const body of bodies) {
    const bytes = Buffer.byteLength(body);
    const last = filled.at(-1);
    if (last === undefined || last.length === entriesPerCall || size + bytes > bytesPerCall) {
      filled.push([body]);
      size = bytes;
    } else {
      last.push(body);
      size += bytes;
    }
  }
  return filled;
};

/** Throws while the bus refuses any entry, so that the stream (or the reconciler) offers the item again. */
export const publishOutbox = async (deps: PublishDeps, table: string, item: OutboxItem): Promise<void> => {
  for (const bodies of calls(item.bodies)) await put(deps, bodies);
  await deps.db.send(new DeleteCommand({ TableName: table, Key: { pk: item.pk, sk: item.sk } }));
};

const put = async (deps: PublishDeps, bodies: readonly string[]): Promise<void> => {
  const { Entries = [], FailedEntryCount = 0 } = await deps.bridge.send(
    new PutEventsCommand({
      Entries: bodies.map((body) => {
        const event = toCloudEvent(body);
        return {
          EventBusName: deps.busName,
          Source: eventSource,
          DetailType: event.type,
          Detail: JSON.stringify(event),
        };
      }),
    }),
  );
  const taken = Entries.filter((entry) => entry.EventId !== undefined).length;
  if (FailedEntryCount > 0 || taken !== bodies.length)
    throw new Error(`the bus took ${taken} of ${bodies.length} events`);
};
