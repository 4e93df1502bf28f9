/** Dead letters are counted, and moved back by the queue service once per request; a second move at a time is told as such. */
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { workQueueNames } from '#contracts/queues.ts';
import { rememberingLog } from '../../../tests/support/logged.ts';
import { official, storedApi } from '../../../tests/support/stored-api.ts';
import { market } from '../../../tests/support/world.ts';
import { listDeadLettersRoute, redriveDeadLettersRoute } from './dead-letters.ts';

const administrator = official('unit-hn-credit', 'huainan', 'administrator');
const supervisor = official(market, 'huainan', 'supervisor');
const arnOf = (name: string): string => `arn:aws-cn:sqs:cn-north-1:123456789012:${name}`;

/** Dead letters by the name of their queue; every other queue has none. */
const office = (dead: Readonly<Record<string, number>>) => {
  const client = new SQSClient({ region: 'cn-north-1' });
  const sqs = mockClient(client);
  sqs.on(GetQueueUrlCommand).callsFake(({ QueueName }) => ({ QueueUrl: QueueName }));
  sqs.on(GetQueueAttributesCommand).callsFake(({ QueueUrl }) => ({
    Attributes: { QueueArn: arnOf(QueueUrl), ApproximateNumberOfMessages: String(dead[QueueUrl] ?? 0) },
  }));
  sqs.on(StartMessageMoveTaskCommand).resolves({});
  const letters = { sqs: client, stage: 'test', log: rememberingLog().log };
  const asked = storedApi((deps) => [listDeadLettersRoute(letters), redriveDeadLettersRoute(deps, letters)]);
  const redrive = (queue: string, key: string, who = administrator) =>
    asked.post(who, `/operations/dead-letters/${queue}/re-drive`, {}, key);
  const moves = () => sqs.commandCalls(StartMessageMoveTaskCommand).map((call) => call.args[0].input);
  return { ...asked, sqs, redrive, moves };
};

it('every queue is listed with its number', async () => {
  const { get } = office({ 'xinxiu-test-events-driver-dead': 3 });
  const { entries } = await get(supervisor, '/operations/dead-letters');
  expect(entries.map(({ queue, messages }: { queue: string; messages: number }) => [queue, messages])).toEqual(
    workQueueNames.map((queue) => [queue, queue === 'events-driver' ? 3 : 0]),
  );
});

it('they go back to the queue they came from, once per request', async () => {
  const { redrive, moves } = office({ 'xinxiu-test-events-driver-dead': 3 });
  const first = await redrive('events-driver', 'key-1');
  expect(first).toMatchObject({ status: 200, body: { queue: 'events-driver', messages: 3 } });
  expect(await redrive('events-driver', 'key-1')).toEqual(first);
  const [SourceArn, DestinationArn] = ['-dead', ''].map((end) => arnOf(`xinxiu-test-events-driver${end}`));
  expect(moves()).toEqual([{ SourceArn, DestinationArn }]);
});

it('where there are none nothing is begun', async () => {
  const { redrive, moves } = office({});
  expect(await redrive('events-driver', 'key-1')).toMatchObject({ status: 200, body: { messages: 0 } });
  expect(moves()).toEqual([]);
});

it('a move that is under way is told as such, and asked for again after it', async () => {
  const { redrive, sqs } = office({ 'xinxiu-test-events-driver-dead': 3 });
  sqs.on(StartMessageMoveTaskCommand).rejectsOnce(Object.assign(new Error('one'), { name: 'UnsupportedOperation' }));
  expect(await redrive('events-driver', 'key-1')).toMatchObject({ status: 409, body: { code: 'redriveRunning' } });
  expect(await redrive('events-driver', 'key-1')).toMatchObject({ status: 200 });
});

it('a supervisor looks and does not move; a queue nobody knows, or without a way back, is refused', async () => {
  const { redrive } = office({});
  expect(await redrive('events-driver', 'key-1', supervisor)).toMatchObject({ body: { code: 'wrongRole' } });
  for (const queue of ['events-outbox-publisher', 'alarm-notices'])
    expect(await redrive(queue, 'key-2')).toMatchObject({ status: 422, body: { code: 'validationFailed' } });
});
