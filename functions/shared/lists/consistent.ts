/** Rows of an index read again from the table itself, consistently: an index may lag behind what was decided a moment ago. */
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Row } from './merged-page.ts';

const keyText = (row: Row): string => `${String(row['pk'])}\u001f${String(row['sk'])}`;

/** The rows as they are now, in the order given; undefined for those that are gone. At most 100, the bound of one batch. */
export const consistently = async (
  db: DynamoDBDocumentClient,
  table: string,
  rows: readonly Row[],
): Promise<readonly (Row | undefined)[]> => {
  const found = new Map<string, Row>();
  let wanted: Record<string, unknown>[] = rows.map((row) => ({ pk: row['pk'], sk: row['sk'] }));
  while (wanted.length > 0) {
    const { Responses, UnprocessedKeys } = await db.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
    );
    for (const row of Responses?.[table] ?? []) found.set(keyText(row), row);
    wanted = UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return rows.map((row) => found.get(keyText(row)));
};
