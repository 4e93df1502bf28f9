/** How organisations are found: by the unified code, or by the beginning of the name. Natural persons are in neither index. */
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from '#domain/kernel/schema.ts';
import type { CreditSubject } from '#domain/subject/subject.ts';
import { readSubject } from './subjects.ts';

const Pointer = z.object({ subjectId: z.string() });

/** The organisation with this normalised code, or null. */
export const subjectByCode = async (
  db: DynamoDBDocumentClient,
  table: string,
  code: string,
): Promise<CreditSubject | null> => {
  const { Item } = await db.send(new GetCommand({ TableName: table, Key: { pk: `USCC#${code}`, sk: 'USCC' } }));
  if (Item === undefined) return null;
  return organisation(await readSubject(db, table, Pointer.parse(Item).subjectId));
};

const organisation = (subject: CreditSubject | null): CreditSubject | null =>
  subject === null || subject.kind === 'naturalPerson' ? null : subject;

/** Organisations whose name begins like this, at most `limit`; `incomplete` where there are more. */
export const subjectsByName = async (
  db: DynamoDBDocumentClient,
  table: string,
  name: string,
  limit: number,
): Promise<{ readonly subjects: CreditSubject[]; readonly incomplete: boolean }> => {
  const { Items = [], LastEvaluatedKey } = await db.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :first AND begins_with(gsi1sk, :name)',
      ExpressionAttributeValues: { ':first': `NAME#${[...name][0] ?? ''}`, ':name': name },
      Limit: limit,
    }),
  );
  const read = await Promise.all(
    Items.map((item) => readSubject(db, table, String(item['pk']).slice('SUBJECT#'.length))),
  );
  const subjects = read.map(organisation).filter((subject) => subject !== null);
  return { subjects, incomplete: LastEvaluatedKey !== undefined };
};
