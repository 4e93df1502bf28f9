/** The queue between planning and sending. A message names the delivery only: what is sent is read at the last moment. */
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from '#domain/kernel/schema.ts';

/** SQS delays a message by at most this long; what waits longer is found by the sweep. */
export const maxDelaySeconds = 900;

const Message = z.object({ deliveryId: z.string().check(z.minLength(1)) });

/** Queues a delivery for sending, `delaySeconds` from now (0 to 900). */
export type Enqueue = (deliveryId: string, delaySeconds: number) => Promise<void>;

export const makeEnqueue =
  (client: SQSClient, QueueUrl: string): Enqueue =>
  async (deliveryId, DelaySeconds) => {
    const MessageBody = JSON.stringify({ deliveryId });
    await client.send(new SendMessageCommand({ QueueUrl, DelaySeconds, MessageBody }));
  };

/** The delivery a message of the queue names; throws on anything else, so that it ends in the dead-letter queue. */
export const deliveryIdIn = (body: string): string => Message.parse(JSON.parse(body)).deliveryId;
