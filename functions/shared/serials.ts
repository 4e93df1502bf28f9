/**
 * Serial numbers that are unique and rise however many take one at once. A number is taken before what it is for is written, so one
 * whose taker fails is missing for ever: gaps mean nothing.
 */
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from '#domain/kernel/schema.ts';

const Answer = z.object(() => ({ last: z.int().check(z.positive()) }));

/** The next number of the counter, 1 for the first. */
export const nextSerial = async (db: DynamoDBDocumentClient, caseTable: string, counter: string): Promise<number> => {
  const { Attributes } = await db.send(
    new UpdateCommand({
      TableName: caseTable,
      Key: { pk: `SERIAL#${counter}`, sk: 'SERIAL' },
      UpdateExpression: 'ADD #last :one',
      ExpressionAttributeNames: { '#last': 'last' },
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Answer.parse(Attributes).last;
};
