/** Messages that nobody could handle: how many there are, and sending them back once the cause is mended. */
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { listDeadLetters, redriveDeadLetters } from '#contracts/operations.ts';
import { deadSuffix, queueNameIn, type WorkQueueName, workQueueNames, workQueues } from '#contracts/queues.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { answerOnce } from '../../shared/case-store/kept-answers.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import type { Log } from '../../shared/log.ts';
import * as logEntries from '../../shared/log-entries.ts';

export interface DeadLetters {
  readonly sqs: SQSClient;
  /** Deployment stage, part of the queues' names. */
  readonly stage: string;
  readonly log: Log;
}

interface Depth {
  readonly arn: string;
  readonly messages: number;
}

const depthOf = async ({ sqs, stage }: DeadLetters, queue: WorkQueueName): Promise<Depth> => {
  const QueueName = `${queueNameIn(stage, queue)}${deadSuffix}`;
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'] }),
  );
  return { arn: Attributes?.QueueArn ?? '', messages: Number(Attributes?.ApproximateNumberOfMessages ?? 0) };
};

export const listDeadLettersRoute = (dead: DeadLetters) =>
  route(listDeadLetters, {
    about: aboutPerson,
    handle: async () => {
      const depths = await Promise.all(workQueueNames.map((queue) => depthOf(dead, queue)));
      const entries = workQueueNames.map((queue, n) => ({
        queue,
        label: workQueues[queue],
        messages: depths[n]?.messages ?? 0,
      }));
      return ok({ entries });
    },
  });

/** The queue service moves them by itself and says nothing of the end; consumers go by event ids, so a message that comes twice does no harm. */
export const redriveDeadLettersRoute = (deps: ApiDeps, dead: DeadLetters) =>
  route(redriveDeadLetters, {
    about: aboutPerson,
    handle: ({ params: { queue }, idempotency, requestId }) =>
      answerOnce(deps, idempotency, async () => {
        const { arn, messages } = await depthOf(dead, queue);
        const moved = messages === 0 ? ok(undefined) : await move(dead, arn);
        if (!moved.ok) return moved;
        dead.log(logEntries.deadLettersRedriven, { queue, messages, requestId });
        return ok({ queue, messages });
      }),
  });

/** The destination is named: what the bus put there itself has no source to go back to. */
const move = async ({ sqs }: DeadLetters, SourceArn: string): Promise<Result<undefined, Refusal>> => {
  try {
    const DestinationArn = SourceArn.slice(0, -deadSuffix.length);
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn }));
    return ok(undefined);
  } catch (error) {
    // Of a dead-letter queue with a destination nothing else is unsupported than a second task at a time.
    if (error instanceof Error && error.name === 'UnsupportedOperation') return refuse({ code: 'redriveRunning' });
    throw error;
  }
};
