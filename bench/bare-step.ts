/**
 * One step of the bare chain, deployed by the measurement: the writes of a real case, and nothing else. No parsing, no rule, no
 * condition, no log. `writes.json` lies beside it in the package.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BatchWriteItemCommand,
  type BatchWriteItemCommandInput,
  DeleteItemCommand,
  type DeleteItemCommandInput,
  DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';

interface Write {
  readonly operation: string;
  /** As JSON text, with `$CASE` where the case's own keys begin. */
  readonly input: string;
}

interface Step {
  readonly caseId: string;
  /** Which recorded case's writes these are. */
  readonly share: number;
  readonly step: number;
  readonly steps: number;
  readonly taskToken?: string;
}

const db = new DynamoDBClient({});
const sfn = new SFNClient({});
const shares = JSON.parse(readFileSync(join(__dirname, 'writes.json'), 'utf8')) as Write[][];

const send = (operation: string, input: unknown): Promise<unknown> => {
  if (operation === 'TransactWriteItems')
    return db.send(new TransactWriteItemsCommand(input as TransactWriteItemsCommandInput));
  if (operation === 'BatchWriteItem') return db.send(new BatchWriteItemCommand(input as BatchWriteItemCommandInput));
  if (operation === 'PutItem') return db.send(new PutItemCommand(input as PutItemCommandInput));
  if (operation === 'DeleteItem') return db.send(new DeleteItemCommand(input as DeleteItemCommandInput));
  return db.send(new UpdateItemCommand(input as UpdateItemCommandInput));
};

export const handler = async ({ caseId, share, step, steps, taskToken }: Step): Promise<object> => {
  const own = (shares[share] ?? []).filter((_, index) => index % steps === step);
  for (const { operation, input } of own) await send(operation, JSON.parse(input.replaceAll('$CASE', caseId)));
  if (taskToken !== undefined) await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
  return {};
};
