/**
 * Consumers of queues and streams: each message on its own, failures reported one by one, so that a poison message does not hold up
 * the rest. Why a line per failure: the message only comes back, and without the line nobody learns why before it is dead.
 */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type CloudEvent, fromQueue } from './cloud-event.ts';
import type { Log } from './log.ts';
import * as logEntries from './log-entries.ts';

/** Handles one record and logs why it failed, before the record goes back. */
export const logged =
  <R extends { readonly messageId?: string; readonly eventID?: string }>(
    log: Log,
    handle: (record: R) => Promise<void>,
  ) =>
  async (record: R): Promise<void> => {
    try {
      await handle(record);
    } catch (error) {
      log(logEntries.messageFailed, { messageId: record.messageId ?? record.eventID ?? 'unknown' }, error);
      throw error;
    }
  };

/** A consumer of any queue, by message body. */
export const consumeMessages =
  (log: Log, handle: (body: string) => Promise<void>) =>
  (batch: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(
      batch,
      logged(log, (record: SQSRecord) => handle(record.body)),
      new BatchProcessor(EventType.SQS),
      { throwOnFullBatchFailure: false },
    );

/** A consumer of bus events. */
export const consumeEvents = (log: Log, handle: (event: CloudEvent) => Promise<void>) =>
  consumeMessages(log, (body) => handle(fromQueue(body)));

/** A schedule's message says only that it is time. */
export const onSchedule = (log: Log, run: () => Promise<void>) => consumeMessages(log, run);
