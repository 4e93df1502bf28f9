/** Stream of the case and record tables → bus. The filter in front lets only inserted outbox items through. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { makeLog } from '../../shared/log.ts';
import * as logEntries from '../../shared/log-entries.ts';
import { makeDb } from '../../shared/wiring.ts';
import { OutboxPublisherEnv } from './env.ts';
import { OutboxItem, publishOutbox, type Unpublished } from './publish.ts';

const env = OutboxPublisherEnv.parse(process.env);
const deps = { bridge: new EventBridgeClient({}), db: makeDb(), busName: env.BUS_NAME };
const log = makeLog('outbox-publisher');

/** A stream is named after its table: …:table/<name>/stream/… */
const unpublished = (record: DynamoDBRecord): Unpublished => ({
  table: record.eventSourceARN?.split('/')[1] ?? env.CASE_TABLE,
  item: OutboxItem.parse(unmarshall((record.dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>)),
});

/** The stream goes on from the first record that failed; what is published twice does no harm. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const failed = new Set<DynamoDBRecord>();
  const fail = (record: DynamoDBRecord, error: unknown): void => {
    failed.add(record);
    log(logEntries.messageFailed, { messageId: record.eventID ?? 'unknown' }, error);
  };
  const offered = new Map<Unpublished, DynamoDBRecord>();
  for (const record of Records)
    try {
      offered.set(unpublished(record), record);
    } catch (error) {
      fail(record, error);
    }
  const left = await publishOutbox(deps, [...offered.keys()]);
  for (const [item, record] of offered) if (left.has(item)) fail(record, left.get(item));
  log(logEntries.outboxPublished, { items: offered.size, left: left.size });
  return { batchItemFailures: [...failed].map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' })) };
};
