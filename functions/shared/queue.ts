/** Bus consumers: each message on its own, failures reported one by one, so that a poison message does not hold up the rest. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type CloudEvent, fromQueue } from './cloud-event.ts';

export const consumeEvents =
  (handle: (event: CloudEvent) => Promise<void>) =>
  (batch: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(
      batch,
      (record: SQSRecord) => handle(fromQueue(record.body)),
      new BatchProcessor(EventType.SQS),
      {
        throwOnFullBatchFailure: false,
      },
    );

/** A schedule's message says only that it is time. */
export const onSchedule =
  (run: () => Promise<void>) =>
  (batch: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(batch, run, new BatchProcessor(EventType.SQS), { throwOnFullBatchFailure: false });
