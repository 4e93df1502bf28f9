/** The directory as its keeper changes it, for as long as a test needs it so. */
import { PutCommand, paginateScan, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { CreditSubject } from '#domain/subject/subject.ts';
import type { Api } from './api.ts';
import type { Engine } from './engine.ts';

/** Runs `work` while every authority of the person for the subject has other days. */
export const withRepresentation = async <T>(
  { db, tables }: Engine,
  principalId: string,
  subjectId: string,
  days: { readonly from: string; readonly to: string | null },
  work: () => Promise<T>,
): Promise<T> => {
  const TableName = tables.directory;
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :subject)',
      ExpressionAttributeValues: { ':pk': `PRINCIPAL#${principalId}`, ':subject': `REPRESENTATION#${subjectId}#` },
      ConsistentRead: true,
    }),
  );
  const put = (changes: object) =>
    Promise.all(Items.map((item) => db.send(new PutCommand({ TableName, Item: { ...item, ...changes } }))));
  await put(days);
  try {
    return await work();
  } finally {
    await put({});
  }
};

/** A natural person of the sample data, with the identity that is kept encrypted. */
export const anyNaturalPerson = async ({ engine, as }: Api) => {
  const subjects = paginateScan(
    { client: engine.db },
    {
      TableName: engine.tables.directory,
      FilterExpression: 'sk = :subject',
      ExpressionAttributeValues: { ':subject': 'SUBJECT' },
    },
  );
  for await (const { Items = [] } of subjects)
    for (const { subject } of Items) {
      if (subject.kind !== 'naturalPerson') continue;
      const { subjectId, name, regionId, kind } = subject as CreditSubject;
      const reply = await as('auditor-hn').get(
        `/subjects/${subjectId}/identity?purpose=${encodeURIComponent('核对样例数据')}`,
      );
      const { fullName, identityNumber } = reply.body as { fullName: string; identityNumber: string };
      return { subjectId, name, regionId, kind, fullName, identityNumber };
    }
  throw new Error('the sample data holds no natural person');
};
