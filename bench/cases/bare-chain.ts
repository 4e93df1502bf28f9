/**
 * The chain a real case is measured against: a state machine with as many steps and waits, whose steps store what a real case stores,
 * row for row and byte for byte, in a table with the same indexes. It has no bus, no queue, no stream and no logic.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateFunctionCommand, DeleteFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { build } from 'esbuild';
import { bundling } from '../../scripts/build.ts';
import { ACCOUNT } from '../../scripts/lib/aws.ts';
import { limited } from '../engine/limited.ts';
import { succeeded } from '../engine/office.ts';
import type { Call } from '../engine/recorder.ts';
import type { System } from '../engine/system.ts';
import type { Shown } from '../engine/table-units.ts';
import { zip } from './zip.ts';

const role = `arn:aws:iam::${ACCOUNT}:role/bench-bare-chain`;
const memoryMb = 512;
const limitSeconds = 300;

export interface Shape {
  /** Of its table, function and machine. */
  readonly name: string;
  /** Invocations of functions per case; `waits` of them answer a task token. */
  readonly steps: number;
  readonly waits: number;
  /** The writes of `cases` real cases. */
  readonly writes: readonly Call[];
  readonly cases: number;
  /** What the indexes of the real cases' table show. */
  readonly shown: Shown[string];
}

/** Deploys the chain, hands `work` a function that runs some of it and answers the seconds that took, and removes it again. */
export const withBareChain = async (
  system: System,
  shape: Shape,
  work: (run: (count: number) => Promise<number>) => Promise<void>,
): Promise<void> => {
  const { name } = shape;
  const db = new DynamoDBClient(system.client);
  const lambda = new LambdaClient(system.client);
  const sfn = new SFNClient(system.client);
  await db.send(new CreateTableCommand(tableDefinition(shape)));
  const { FunctionArn = '' } = await lambda.send(new CreateFunctionCommand(await functionDefinition(shape)));
  const machine = { name, roleArn: role, definition: JSON.stringify(machineDefinition(shape, FunctionArn)) };
  const { stateMachineArn } = await sfn.send(new CreateStateMachineCommand(machine));
  let runs = 0;
  try {
    await work((count) => {
      runs += 1;
      return runChain(sfn, stateMachineArn ?? '', { count, run: `r${runs}`, shares: shape.cases });
    });
  } finally {
    await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await lambda.send(new DeleteFunctionCommand({ FunctionName: name }));
    await db.send(new DeleteTableCommand({ TableName: name }));
  }
};

const runChain = async (
  sfn: SFNClient,
  stateMachineArn: string,
  { count, run, shares }: { readonly count: number; readonly run: string; readonly shares: number },
): Promise<number> => {
  const names = Array.from({ length: count }, (_, n) => `${run}-${n}`);
  const started = performance.now();
  await limited(names, 8, (caseId, n) =>
    sfn.send(
      new StartExecutionCommand({
        stateMachineArn,
        name: caseId,
        input: JSON.stringify({ caseId, share: n % shares }),
      }),
    ),
  );
  for (;;) {
    const done = await succeeded(sfn, stateMachineArn);
    const seconds = (performance.now() - started) / 1000;
    if (names.every((one) => done.has(one))) return seconds;
    if (seconds > limitSeconds) throw new Error('the bare chain did not end in time');
    await pause(200);
  }
};

const indexes = ['gsi1', 'gsi2', 'gsi3', 'gsi4'] as const;
const keySchema = (prefix = '') => [
  { AttributeName: `${prefix}pk`, KeyType: 'HASH' as const },
  { AttributeName: `${prefix}sk`, KeyType: 'RANGE' as const },
];
const projection = (names: readonly string[] | 'all' = 'all') => {
  if (names === 'all') return { ProjectionType: 'ALL' as const };
  if (names.length === 0) return { ProjectionType: 'KEYS_ONLY' as const };
  return { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...names] };
};

const tableDefinition = ({ name, shown }: Shape) => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST' as const,
  KeySchema: keySchema(),
  AttributeDefinitions: ['', ...indexes]
    .flatMap((prefix) => keySchema(prefix))
    .map(({ AttributeName }) => ({ AttributeName, AttributeType: 'S' as const })),
  GlobalSecondaryIndexes: indexes.map((index) => ({
    IndexName: index,
    KeySchema: keySchema(index),
    Projection: projection(shown[index]),
  })),
});

const functionDefinition = async (shape: Shape) => {
  const entry = new URL('../bare-step.ts', import.meta.url).pathname;
  const { outputFiles } = await build({ ...bundling, entryPoints: [entry], outfile: 'index.js', write: false });
  const ZipFile = zip({
    'index.js': outputFiles[0]?.contents ?? new Uint8Array(),
    'writes.json': Buffer.from(JSON.stringify(sharesOf(shape))),
  });
  return {
    FunctionName: shape.name,
    Runtime: 'nodejs24.x' as const,
    Handler: 'index.handler',
    Role: role,
    MemorySize: memoryMb,
    Timeout: 30,
    Architectures: ['arm64' as const],
    Code: { ZipFile },
  };
};

/** The recorded writes dealt out to as many cases as were recorded. */
const sharesOf = ({ name, writes, cases }: Shape) =>
  Array.from({ length: cases }, (_, share) =>
    writes
      .filter((_write, index) => index % cases === share)
      .map(({ operation, input }) => ({
        operation: operation.replace('DynamoDB_20120810.', ''),
        input: JSON.stringify(bare(name, input)),
      })),
  );

const dropped = new Set(['ConditionExpression', 'ClientRequestToken', 'ReturnValuesOnConditionCheckFailure']);

/** The same rows in the chain's own table, under the case's own keys, without any condition. */
const bare = (name: string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((member) => bare(name, member));
  if (value === null || typeof value !== 'object') return value;
  const members = value as Record<string, unknown>;
  // Names and values of a condition alone would be refused without it.
  const conditional =
    members['UpdateExpression'] === undefined ? ['ExpressionAttributeNames', 'ExpressionAttributeValues'] : [];
  return Object.fromEntries(
    Object.entries(members)
      .filter(([member]) => !dropped.has(member) && !conditional.includes(member))
      .map(([member, inner]): [string, unknown] => {
        if (member === 'TableName') return [member, name];
        // A batch names its tables as members, of which the chain has one.
        if (member === 'RequestItems') return [member, { [name]: bare(name, Object.values(inner as object).flat()) }];
        if (member === 'pk') return [member, { S: `$CASE#${(inner as { S: string }).S}` }];
        return [member, bare(name, inner)];
      }),
  );
};

/** Waits are spread evenly among the steps, as they are in a case. */
const machineDefinition = ({ steps, waits }: Shape, functionArn: string) => {
  const every = Math.floor(steps / waits);
  const states = Array.from({ length: steps }, (_, step) => {
    const waiting = step % every === 0 && step / every < waits;
    const Payload = {
      caseId: '{% $states.input.caseId %}',
      share: '{% $states.input.share %}',
      step,
      steps,
      ...(waiting && { taskToken: '{% $states.context.Task.Token %}' }),
    };
    return [
      `Step${step}`,
      {
        Type: 'Task',
        Resource: `arn:aws:states:::lambda:invoke${waiting ? '.waitForTaskToken' : ''}`,
        Arguments: { FunctionName: functionArn, Payload },
        Output: '{% $states.input %}',
        ...(step === steps - 1 ? { End: true } : { Next: `Step${step + 1}` }),
      },
    ] as const;
  });
  return { QueryLanguage: 'JSONata', StartAt: 'Step0', States: Object.fromEntries(states) };
};
