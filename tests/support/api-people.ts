/** The directory as its keeper changes it, for as long as a test needs it so. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Engine } from './engine.ts';

/** Runs `work` while the person's authority for the subject has other days. */
export const withRepresentation = async <T>(
  { db, tables }: Engine,
  principalId: string,
  subjectId: string,
  days: { readonly from: string; readonly to: string | null },
  work: () => Promise<T>,
): Promise<T> => {
  const TableName = tables.directory;
  const Key = { pk: `PRINCIPAL#${principalId}`, sk: `REPRESENTATION#${subjectId}` };
  const { Item } = await db.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  await db.send(new PutCommand({ TableName, Item: { ...Item, ...days } }));
  try {
    return await work();
  } finally {
    await db.send(new PutCommand({ TableName, Item: { ...Item } }));
  }
};
