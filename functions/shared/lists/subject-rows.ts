/** What there is of one subject, for searches that show it all at once; lists that people turn over use pages instead. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { subjectKey } from '../case-store/keys.ts';
import { consistently } from './consistent.ts';
import type { Row } from './merged-page.ts';

/** More rows than one batch can read again are not shown; the answer then says that it is incomplete. */
const maxRows = 100;

/** The subject's rows of a table as they are now: an index may still show what was repaired a moment ago. */
export const subjectRows = async (
  db: DynamoDBDocumentClient,
  table: string,
  subjectId: string,
): Promise<{ readonly rows: readonly Row[]; readonly incomplete: boolean }> => {
  const { Items = [], LastEvaluatedKey } = await db.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'gsi3',
      KeyConditionExpression: 'gsi3pk = :subject',
      ExpressionAttributeValues: { ':subject': subjectKey(subjectId) },
      ScanIndexForward: false,
      Limit: maxRows,
    }),
  );
  const rows = (await consistently(db, table, Items)).filter((row) => row !== undefined);
  return { rows, incomplete: LastEvaluatedKey !== undefined };
};
