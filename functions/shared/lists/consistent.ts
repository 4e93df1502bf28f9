/** Rows of an index read again from the table itself, consistently: an index may lag behind what was decided a moment ago. */
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Row } from './merged-page.ts';

const keyText = (row: Row): string => `${String(row['pk'])}\u001f${String(row['sk'])}`;

/** What DynamoDB reads in one batch. */
const batchSize = 100;

/** The rows as they are now, in the order given; undefined for those that are gone. */
export const consistently = async (
  db: DynamoDBDocumentClient,
  table: string,
  rows: readonly Row[],
): Promise<readonly (Row | undefined)[]> => {
  const found = new Map<string, Row>();
  const wanted: Record<string, unknown>[] = rows.map((row) => ({ pk: row['pk'], sk: row['sk'] }));
  while (wanted.length > 0) {
    const Keys = wanted.splice(0, batchSize);
    const { Responses, UnprocessedKeys } = await db.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
    );
    for (const row of Responses?.[table] ?? []) found.set(keyText(row), row);
    wanted.push(...(UnprocessedKeys?.[table]?.Keys ?? []));
  }
  return rows.map((row) => found.get(keyText(row)));
};
