/**
 * Task tokens of waiting machine states. A token is stored in the same transaction as the entry into its stage and answered only
 * because a stored event moved the case on; it is never part of a queue, a log or an API answer.
 */
import { SendTaskSuccessCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from '#domain/kernel/schema.ts';
import type { TransactItem } from '../case-store/items.ts';
import { aggregatePk, rowVersion, snapshotKey, tokenSk } from '../case-store/keys.ts';
import { queryAll } from '../query-all.ts';

/** What the snapshot says beside its state: all that is asked of the case here, so the state itself need not travel. */
const Standing = z.object({ stage: z.string(), generation: z.int() });

const Token = z.object(() => ({
  sk: z.string(),
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
      Item: { pk: aggregatePk(keyPrefix, caseId), sk: tokenSk(stage), schemaVersion: rowVersion, ...waiting, stage },
    },
  };
};

/** `answered`: at least one wait ended; `lost`: the machine behind a token is gone; `none`: nothing to answer. */
export type TokenOutcome = 'answered' | 'lost' | 'none';

/**
 * Ends every wait of the case's present generation in a stage the case has left. Safe to repeat, and for two at once: whoever takes the
 * token away answers it, or the slower one would find a machine gone that the faster one has just moved on. A crash in between
 * leaves a stage nobody enters, which is what the reconciler looks for. The generation is the case's; 0 where there is no case.
 */
export const answerTokens = async (
  deps: { readonly db: DynamoDBDocumentClient; readonly sfn: SFNClient; readonly table: string },
  pk: string,
): Promise<{ readonly outcome: TokenOutcome; readonly generation: number }> => {
  const { now, items } = await readWaits(deps.db, deps.table, pk);
  const outcomes = new Set<TokenOutcome>();
  for (const item of items) {
    const token = Token.parse(item);
    const current = token.generation === now.generation;
    if (current && !waitsInLeft(token, now)) continue;
    if (!(await take(deps, pk, token)) || !current) continue;
    const alive = await send(deps.sfn, token.token, now.stage).catch(async (error: unknown) => {
      await putBack(deps, item);
      throw error;
    });
    outcomes.add(alive ? 'answered' : 'lost');
  }
  const outcome = outcomes.has('lost') ? 'lost' : outcomes.has('answered') ? 'answered' : 'none';
  return { outcome, generation: now.generation };
};

/** Where the case stands and what waits for it, in one read: tokens follow the snapshot in its partition. */
const readWaits = async (db: DynamoDBDocumentClient, table: string, pk: string) => {
  const rows = await queryAll(db, {
    TableName: table,
    KeyConditionExpression: 'pk = :pk AND sk >= :snapshot',
    ExpressionAttributeValues: { ':pk': pk, ':snapshot': snapshotKey },
    ProjectionExpression: 'pk, sk, schemaVersion, stage, generation, #token',
    ExpressionAttributeNames: { '#token': 'token' },
    ConsistentRead: true,
  });
  const snapshot = rows.find((row) => row['sk'] === snapshotKey);
  return {
    now: snapshot === undefined ? { stage: '', generation: 0 } : Standing.parse(snapshot),
    items: snapshot === undefined ? [] : rows.filter((row) => String(row['sk']).startsWith(tokenSk(''))),
  };
};

/** False if somebody else has taken the token, or a newer wait its place. */
const take = async (
  { db, table }: { readonly db: DynamoDBDocumentClient; readonly table: string },
  pk: string,
  { sk, token }: z.infer<typeof Token>,
): Promise<boolean> =>
  conditionally(
    db.send(
      new DeleteCommand({
        TableName: table,
        Key: { pk, sk },
        ConditionExpression: '#token = :token',
        ExpressionAttributeNames: { '#token': 'token' },
        ExpressionAttributeValues: { ':token': token },
      }),
    ),
  );

/** A token that could not be answered for reasons of its service is there for the next try, unless a newer one is. */
const putBack = (
  { db, table }: { readonly db: DynamoDBDocumentClient; readonly table: string },
  item: Record<string, unknown>,
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
