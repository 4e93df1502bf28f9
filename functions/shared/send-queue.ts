/** The queue between planning and sending. A message names the delivery only: what is sent is read at the last moment. */
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from '#domain/kernel/schema.ts';

/** SQS delays a message by at most this long; what waits longer is found by the sweep. */
export const maxDelaySeconds = 900;

const Message = z.object(() => ({ deliveryId: z.string().check(z.minLength(1)) }));

/** Queues deliveries for sending, `delaySeconds` from now (0 to 900). Throws if one could not be queued; the others are. */
export type Enqueue = (deliveryIds: readonly string[], delaySeconds: number) => Promise<void>;

/** SQS takes at most ten messages a call. */
const messagesPerCall = 10;

export const makeEnqueue =
  (client: SQSClient, QueueUrl: string): Enqueue =>
  async (deliveryIds, DelaySeconds) => {
    for (let from = 0; from < deliveryIds.length; from += messagesPerCall) {
      const Entries = deliveryIds
        .slice(from, from + messagesPerCall)
        .map((deliveryId, n) => ({ Id: String(n), DelaySeconds, MessageBody: JSON.stringify({ deliveryId }) }));
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      if (Failed.length > 0) throw new Error(`${Failed.length} deliveries could not be queued: ${Failed[0]?.Code}`);
    }
  };

/** The delivery a message of the queue names; throws on anything else, so that it ends in the dead-letter queue. */
export const deliveryIdIn = (body: string): string => Message.parse(JSON.parse(body)).deliveryId;
