/**
 * Task tokens of waiting machine states. A token is stored in the same transaction as the entry into its stage and answered only
 * because a stored event moved the case on; it is never part of a queue, a log or an API answer.
 */
import { SendTaskSuccessCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { DeleteCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { TransactItem } from '../case-store/items.ts';
import { aggregatePk, rowVersion, tokenSk } from '../case-store/keys.ts';

const Token = z.object({
  sk: z.string(),
  stage: z.string(),
  generation: z.number().int(),
  token: z.string().max(1024),
});

/** The stage names under which a machine waits: a filed case waits in `accepting`. */
export const waitingStage = (stage: string): string => (stage === 'filed' ? 'accepting' : stage);

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

/** Ends every wait of the present generation in a stage the case has left. Safe to repeat. */
export const answerTokens = async (
  deps: { readonly db: DynamoDBDocumentClient; readonly sfn: SFNClient; readonly table: string },
  pk: string,
  now: { readonly stage: string; readonly generation: number },
): Promise<TokenOutcome> => {
  const { Items = [] } = await deps.db.send(
    new QueryCommand({
      TableName: deps.table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :token)',
      ExpressionAttributeValues: { ':pk': pk, ':token': 'TOKEN#' },
      ConsistentRead: true,
    }),
  );
  let outcome: TokenOutcome = 'none';
  for (const token of Items.map((item) => Token.parse(item))) {
    const current = token.generation === now.generation;
    if (current && token.stage === waitingStage(now.stage)) continue;
    const alive = !current || (await send(deps.sfn, token.token, now.stage));
    await deps.db
      .send(
        new DeleteCommand({
          TableName: deps.table,
          Key: { pk, sk: token.sk },
          // A newer wait may have taken this place meanwhile.
          ConditionExpression: 'attribute_not_exists(pk) OR #token = :token',
          ExpressionAttributeNames: { '#token': 'token' },
          ExpressionAttributeValues: { ':token': token.token },
        }),
      )
      .catch(ignoreNewer);
    if (current) outcome = alive ? (outcome === 'lost' ? 'lost' : 'answered') : 'lost';
  }
  return outcome;
};

const ignoreNewer = (error: unknown): void => {
  if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
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
