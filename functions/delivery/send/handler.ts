/** Sends the deliveries of the queue. What a platform answers is noted; only broken infrastructure returns a message to the queue. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { logged } from '../../shared/queue.ts';
import { deliveryIdIn } from '../../shared/send-queue.ts';
import { sendDeps } from './deps.ts';
import { SendEnv } from './env.ts';
import { sendDelivery } from './send.ts';

const metrics = new Metrics();
const deps = sendDeps(SendEnv.parse(process.env), metrics);
const processor = new BatchProcessor(EventType.SQS);

export const handler = async (batch: SQSEvent): Promise<SQSBatchResponse> => {
  try {
    const send = logged(deps.log, (record: SQSRecord) => sendDelivery(deps, deliveryIdIn(record.body)));
    return await processPartialResponse(batch, send, processor, { throwOnFullBatchFailure: false });
  } finally {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  }
};
