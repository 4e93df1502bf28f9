/** Answers kept by idempotency key: a repeated command is answered, not carried out again. Kept for 7 days, then removed by TTL. */
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
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
