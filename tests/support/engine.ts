/** The deployed system under test: its clients, a door over its very tables, and its functions to be run at a chosen moment. */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Door, makeDoor } from '#shared/case-store/door.ts';
import { sha256 } from '#shared/hash.ts';
import { openDoor, type Wiring } from '#shared/wiring.ts';
import { clientOf } from '../../scripts/lib/aws.ts';
import { type Info, readInfo } from '../../scripts/lib/info.ts';
import { currentInstance, type Instance } from '../../scripts/lib/instance.ts';
import { until as poll } from '../../scripts/lib/until.ts';

export interface Engine {
  readonly instance: Instance;
  readonly info: Info;
  readonly tables: {
    readonly case: string;
    readonly record: string;
    readonly directory: string;
    readonly ledger: string;
  };
  readonly wiring: Wiring;
  readonly db: DynamoDBDocumentClient;
  readonly sfn: SFNClient;
  readonly sqs: SQSClient;
  readonly lambda: LambdaClient;
  readonly s3: S3Client;
}

const named = (names: Readonly<Record<string, string>>, key: string): string => {
  const name = names[key];
  if (name === undefined) throw new Error(`the running system has no ${key}`);
  return name;
};

/** The running system of an instance; by default the one `npm test` has brought up. */
export const connect = (instance: Instance = currentInstance()): Engine => {
  const info = readInfo(instance);
  const client = clientOf(instance);
  const db = DynamoDBDocumentClient.from(new DynamoDBClient(client), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const tables = {
    case: named(info.tables, 'case'),
    record: named(info.tables, 'record'),
    directory: named(info.tables, 'directory'),
    ledger: named(info.tables, 'ledger'),
  };
  return {
    instance,
    info,
    tables,
    db,
    wiring: openDoor({ CASE_TABLE: tables.case, RECORD_TABLE: tables.record, CLOCK_TABLE: tables.case }, db),
    sfn: new SFNClient(client),
    sqs: new SQSClient(client),
    lambda: new LambdaClient(client),
    s3: new S3Client({ ...client, forcePathStyle: true }),
  };
};

/**
 * The same door as it was `seconds` of real time ago: what it stores says so, and whatever should have followed since is late by
 * now. So the sweeps' grace periods can be tested without waiting for them and without touching a stored row.
 */
export const doorAgo = ({ tables, wiring, db }: Engine, seconds: number): Door =>
  makeDoor({
    db,
    tables,
    reader: wiring.reader,
    clock: { now: wiring.clock.now, realNow: () => new Date(Date.now() - seconds * 1000).toISOString() },
    calendar: wiring.calendar,
    newId: randomUUID,
    hash: sha256,
    pause: async () => undefined,
  });

/** Looks until `look` gives something else than undefined; fails with `what` after `seconds`. */
export const until = <T>(what: string, look: () => Promise<T | undefined>, seconds = 30): Promise<T> =>
  poll(look, { seconds, what });

/** Waits until the condition holds. */
export const untilTrue = (what: string, holds: () => Promise<boolean>, seconds = 30): Promise<boolean> =>
  until(what, async () => ((await holds()) ? true : undefined), seconds);

/** Calls a function of the system, as the AWS service in front of it would. Throws if the function did. */
export const invoke = async (engine: Engine, name: string, event: unknown): Promise<unknown> => {
  const { Payload, FunctionError } = await engine.lambda.send(
    new InvokeCommand({ FunctionName: named(engine.info.functions, name), Payload: JSON.stringify(event) }),
  );
  const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString('utf8') || 'null');
  if (FunctionError !== undefined) throw new Error(`${name} failed: ${JSON.stringify(answer)}`);
  return answer;
};

/** A batch of queue messages as a function is given it. */
export const batchOf = (bodies: readonly string[]) => ({
  Records: bodies.map((body, i) => ({ messageId: `m-${i}`, eventSource: 'aws:sqs', body, attributes: {} })),
});

/** Runs a scheduled function now instead of at its next minute or day. */
export const runSchedule = async (engine: Engine, name: string): Promise<void> => {
  const answer = (await invoke(engine, name, batchOf(['{}']))) as { batchItemFailures?: unknown[] } | null;
  if ((answer?.batchItemFailures ?? []).length > 0) throw new Error(`${name} reported a failure, see its log`);
};

/** Ends the function's processes, as a change of its configuration does: what they kept in memory is read anew. */
export const renewProcesses = async ({ lambda, info }: Engine, name: string): Promise<void> => {
  const FunctionName = named(info.functions, name);
  const { Timeout } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout }));
};

/** Changes settings of the engine itself, e.g. the scale of its waits. They hold until they are changed again. */
export const configureEngine = async (engine: Engine, settings: Readonly<Record<string, unknown>>): Promise<void> => {
  const response = await fetch(`${engine.instance.endpoint}/_ministack/config`, {
    method: 'POST',
    body: JSON.stringify(settings),
  });
  const { applied } = (await response.json()) as { applied: Record<string, unknown> };
  for (const key of Object.keys(settings)) if (!(key in applied)) throw new Error(`the engine did not take ${key}`);
};
