/** Stream of the case and record tables → bus. The filter in front lets only inserted outbox items through. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { logEntries, makeLog } from '../../shared/log.ts';
import { logged } from '../../shared/queue.ts';
import { makeDb } from '../../shared/wiring.ts';
import { OutboxPublisherEnv } from './env.ts';
import { OutboxItem, publishOutbox } from './publish.ts';

const env = OutboxPublisherEnv.parse(process.env);
const deps = { bridge: new EventBridgeClient({}), db: makeDb(), busName: env.BUS_NAME };
const log = makeLog('outbox-publisher');

/** The table a stream record comes from, out of its stream's name: …:table/<name>/stream/… */
const tableOf = (record: DynamoDBRecord): string => record.eventSourceARN?.split('/')[1] ?? env.CASE_TABLE;

const publish = async (record: DynamoDBRecord): Promise<void> => {
  const item = OutboxItem.parse(unmarshall((record.dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>));
  await publishOutbox(deps, tableOf(record), item);
  log(logEntries.outboxPublished, { events: item.bodies.length });
};

export const handler = (batch: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  processPartialResponse(batch, logged(log, publish), new BatchProcessor(EventType.DynamoDBStreams), {
    throwOnFullBatchFailure: false,
  });
