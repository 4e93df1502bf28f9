/** Queues between the parts of the system: holding a consumer, sending it what the bus would, looking at what is left over. */
import {
  type EventSourceMappingConfiguration,
  GetEventSourceMappingCommand,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { toCloudEvent } from '#shared/cloud-event.ts';
import { type Engine, untilTrue } from './engine.ts';

const urlOf = (engine: Engine, queue: string): string => {
  const url = engine.info.queues[queue];
  if (url === undefined) throw new Error(`the running system has no queue ${queue}`);
  return url;
};

/** A stored event as its consumers' queues hold it. */
export const busMessage = (body: string): string => JSON.stringify({ detail: toCloudEvent(body) });

export const send = async (engine: Engine, queue: string, bodies: readonly string[]): Promise<void> => {
  for (const MessageBody of bodies)
    await engine.sqs.send(new SendMessageCommand({ QueueUrl: urlOf(engine, queue), MessageBody }));
};

/** Messages waiting or being worked on. */
export const depthOf = async (engine: Engine, queue: string): Promise<number> => {
  const { Attributes = {} } = await engine.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: urlOf(engine, queue), AttributeNames: ['All'] }),
  );
  return (
    Number(Attributes['ApproximateNumberOfMessages'] ?? 0) +
    Number(Attributes['ApproximateNumberOfMessagesNotVisible'] ?? 0)
  );
};

/** Waits until the consumer of the queue has dealt with everything in it. */
export const untilEmpty = (engine: Engine, queue: string, seconds?: number): Promise<boolean> =>
  untilTrue(`queue ${queue} to be empty`, async () => (await depthOf(engine, queue)) === 0, seconds);

/** Takes every message out of a queue whose consumer is held, and loses those `lose` picks; the others go back. */
export const loseMessages = async (engine: Engine, queue: string, lose: (body: string) => boolean): Promise<number> => {
  const QueueUrl = urlOf(engine, queue);
  let lost = 0;
  const kept: string[] = [];
  for (;;) {
    const { Messages = [] } = await engine.sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) break;
    for (const { Body = '', ReceiptHandle } of Messages) {
      await engine.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      if (lose(Body)) lost += 1;
      else kept.push(Body);
    }
  }
  await send(engine, queue, kept);
  return lost;
};

/** Runs `work` while the function reads none of its queues and streams, then lets it go on. */
export const whileHeld = async <T>(engine: Engine, functionKey: string, work: () => Promise<T>): Promise<T> => {
  const FunctionName = engine.info.functions[functionKey];
  const { EventSourceMappings = [] } = await engine.lambda.send(new ListEventSourceMappingsCommand({ FunctionName }));
  await set(engine, EventSourceMappings, false);
  try {
    return await work();
  } finally {
    await set(engine, EventSourceMappings, true);
  }
};

/** Lets every function read that is held: the saved state of a system may be of a moment at which a test held one. */
export const letGo = async (engine: Engine): Promise<void> => {
  const { EventSourceMappings = [] } = await engine.lambda.send(new ListEventSourceMappingsCommand({}));
  await set(
    engine,
    EventSourceMappings.filter(({ State }) => State !== 'Enabled'),
    true,
  );
};

const set = async (
  engine: Engine,
  mappings: readonly EventSourceMappingConfiguration[],
  Enabled: boolean,
): Promise<void> => {
  for (const { UUID, FunctionArn } of mappings) {
    await engine.lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
    await untilTrue(`mapping of ${FunctionArn}`, async () => {
      const { State } = await engine.lambda.send(new GetEventSourceMappingCommand({ UUID }));
      return State === (Enabled ? 'Enabled' : 'Disabled');
    });
  }
};

/** Runs `work` while a message that failed is offered again after `seconds` instead of minutes. */
export const withQuickRetry = async <T>(
  engine: Engine,
  queue: string,
  seconds: number,
  work: () => Promise<T>,
): Promise<T> => {
  const QueueUrl = urlOf(engine, queue);
  const { Attributes = {} } = await engine.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['VisibilityTimeout'] }),
  );
  const set = (VisibilityTimeout: string) =>
    engine.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout } }));
  await set(String(seconds));
  try {
    return await work();
  } finally {
    await set(Attributes['VisibilityTimeout'] ?? '90');
  }
};

/** As nobody would want them: the last first, and each twice. */
export const backwardsTwice = (messages: readonly string[]): string[] => [...messages, ...messages].reverse();
