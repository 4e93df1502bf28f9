/** Answers kept by idempotency key: a repeated command is answered, not carried out again. Kept for 7 days, then removed by TTL. */
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { commandKey, rowVersion } from './keys.ts';

/** Who asked what under which key, and the digest of the whole request. Refusals are not kept but evaluated again. */
export interface Idempotency {
  readonly principalId: string;
  readonly operation: string;
  readonly key: string;
  readonly bodyHash: string;
}

const keptSeconds = 7 * 24 * 3600;

/** The kept answer of the same request, a refusal if the key stands for another one, or undefined if it is new. */
export const findKeptAnswer = async (
  db: DynamoDBDocumentClient,
  table: string,
  { principalId, operation, key, bodyHash }: Idempotency,
): Promise<Result<unknown, Refusal> | undefined> => {
  const { Item } = await db.send(
    new GetCommand({ TableName: table, Key: commandKey(principalId, operation, key), ConsistentRead: true }),
  );
  if (Item === undefined) return undefined;
  return Item['bodyHash'] === bodyHash ? ok(Item['answer']) : refuse({ code: 'idempotencyKeyReused' });
};

/** The write that keeps an answer; it fails if the key has been used meanwhile. `realNow` is real time, a UTC instant. */
export const keepAnswer = (table: string, idempotency: Idempotency, answer: unknown, realNow: string) => {
  const { principalId, operation, key, bodyHash } = idempotency;
  return {
    TableName: table,
    Item: {
      ...commandKey(principalId, operation, key),
      schemaVersion: rowVersion,
      bodyHash,
      answer,
      expiresAt: Math.floor(Date.parse(realNow) / 1000) + keptSeconds,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
};

/** The same request at the same moment has kept the same answer. */
const ignoreTwin = (error: unknown): void => {
  if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
};

/**
 * Does once per key what no aggregate decides on, and answers its repetition with the first answer. What is done must bear a twin at the
 * same moment: unlike at the door, its answer is kept after it.
 */
export const answerOnce = async <T>(
  { db, tables, clock }: Keeping,
  idempotency: Idempotency,
  work: () => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> => {
  const kept = await findKeptAnswer(db, tables.case, idempotency);
  if (kept !== undefined) return kept as Result<T, Refusal>;
  const done = await work();
  if (done.ok)
    await db.send(new PutCommand(keepAnswer(tables.case, idempotency, done.value, clock.realNow()))).catch(ignoreTwin);
  return done;
};

interface Keeping {
  readonly db: DynamoDBDocumentClient;
  readonly tables: { readonly case: string };
  readonly clock: { readonly realNow: () => string };
}
