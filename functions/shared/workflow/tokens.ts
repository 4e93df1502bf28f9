/**
 * The task token of a waiting machine. It is stored in the same transaction as the entry into its stage and answered only
 * because a stored event moved the case on; it is never part of a queue, a log or an API answer.
 */
import { SendTaskSuccessCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { BatchGetCommand, DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from '#domain/kernel/schema.ts';
import type { TransactItem } from '../case-store/items.ts';
import { aggregatePk, rowVersion, snapshotKey, tokenKey } from '../case-store/keys.ts';

/** What the snapshot says beside its state: all that is asked of the case here, so the state itself need not travel. */
const Standing = z.object({ stage: z.string(), generation: z.int() });

const Token = z.object(() => ({
  stage: z.string(),
  generation: z.int(),
  token: z.string().check(z.maxLength(1024)),
}));

/** The stage names under which a machine waits: a filed case waits in `accepting`. */
export const waitingStage = (stage: string): string => (stage === 'filed' ? 'accepting' : stage);

/** Whether a wait is of the case's present run, in a stage the case has left: somebody must end it. */
export const waitsInLeft = (
  wait: { readonly stage: string; readonly generation: number },
  now: { readonly stage: string; readonly generation: number },
): boolean => wait.generation === now.generation && wait.stage !== waitingStage(now.stage);

export const tokenWrite = (
  table: string,
  keyPrefix: string,
  caseId: string,
  waiting: { readonly stage: string; readonly generation: number; readonly token: string },
): TransactItem => {
  const stage = waitingStage(waiting.stage);
  return {
    Put: {
      TableName: table,
      Item: { pk: aggregatePk(keyPrefix, caseId), sk: tokenKey, schemaVersion: rowVersion, ...waiting, stage },
    },
  };
};

/** `answered`: at least one wait ended; `lost`: the machine behind a token is gone; `none`: nothing to answer. */
export type TokenOutcome = 'answered' | 'lost' | 'none';

/**
 * Ends the wait of the case's present generation in a stage the case has left. Safe to repeat, and for two at once: whoever takes the
 * token away answers it, or the slower one would find a machine gone that the faster one has just moved on. A crash in between
 * leaves a stage nobody enters, which is what the reconciler looks for. The generation is the case's; 0 where there is no case.
 */
export const answerToken = async (
  deps: { readonly db: DynamoDBDocumentClient; readonly sfn: SFNClient; readonly table: string },
  pk: string,
): Promise<{ readonly outcome: TokenOutcome; readonly generation: number }> => {
  const { now, row } = await readWait(deps.db, deps.table, pk);
  const { generation } = now;
  if (row === undefined) return { outcome: 'none', generation };
  const token = Token.parse(row);
  const current = token.generation === generation;
  if (current && !waitsInLeft(token, now)) return { outcome: 'none', generation };
  if (!(await take(deps, pk, token)) || !current) return { outcome: 'none', generation };
  const alive = await send(deps.sfn, token.token, now.stage).catch(async (error: unknown) => {
    await putBack(deps, row);
    throw error;
  });
  return { outcome: alive ? 'answered' : 'lost', generation };
};

/** Where the case stands and what waits for it, in one request; without a case nothing waits. */
const readWait = async (db: DynamoDBDocumentClient, table: string, pk: string) => {
  const asked = {
    Keys: [snapshotKey, tokenKey].map((sk) => ({ pk, sk })),
    ProjectionExpression: 'pk, sk, schemaVersion, stage, generation, #token',
    ExpressionAttributeNames: { '#token': 'token' },
    ConsistentRead: true,
  };
  const { Responses, UnprocessedKeys = {} } = await db.send(new BatchGetCommand({ RequestItems: { [table]: asked } }));
  // Half of it would look like a case nobody waits for; the message or the sweep comes again.
  if (UnprocessedKeys[table] !== undefined) throw new Error(`the table had no capacity to read what waits for ${pk}`);
  const [snapshot, row] = [snapshotKey, tokenKey].map((sk) => Responses?.[table]?.find((one) => one['sk'] === sk));
  if (snapshot === undefined) return { now: { stage: '', generation: 0 }, row: undefined };
  return { now: Standing.parse(snapshot), row };
};

/** False if somebody else has taken the token, or a newer wait its place. */
const take = async (
  { db, table }: { readonly db: DynamoDBDocumentClient; readonly table: string },
  pk: string,
  { token }: z.infer<typeof Token>,
): Promise<boolean> =>
  conditionally(
    db.send(
      new DeleteCommand({
        TableName: table,
        Key: { pk, sk: tokenKey },
        ConditionExpression: '#token = :token',
        ExpressionAttributeNames: { '#token': 'token' },
        ExpressionAttributeValues: { ':token': token },
      }),
    ),
  );

/** A token that could not be answered for reasons of its service is there for the next try, unless a newer one is. */
const putBack = (
  { db, table }: { readonly db: DynamoDBDocumentClient; readonly table: string },
  item: Readonly<Record<string, unknown>>,
): Promise<boolean> =>
  conditionally(
    db.send(new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' })),
  );

/** Whether the condition of the write held. */
const conditionally = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
};

const gone = new Set(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']);

/** False if the execution behind the token no longer exists. */
const send = async (sfn: SFNClient, taskToken: string, stage: string): Promise<boolean> => {
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ stage }) }));
    return true;
  } catch (error) {
    if (error instanceof Error && gone.has(error.name)) return false;
    throw error;
  }
};
