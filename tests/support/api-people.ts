/** The directory as its keeper changes it, for as long as a test needs it so. */
import { GetCommand, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Representation } from '#domain/access/person.ts';
import type { CreditSubject } from '#domain/subject/subject.ts';
import type { Api } from './api.ts';
import type { Engine } from './engine.ts';

/** Runs `work` while the person's authority for the subject has other days, or another scope. */
export const withRepresentation = async <T>(
  { db, tables }: Engine,
  principalId: string,
  subjectId: string,
  change: Partial<Pick<Representation, 'from' | 'to' | 'scope'>>,
  work: () => Promise<T>,
): Promise<T> => {
  const TableName = tables.directory;
  const Key = { pk: `PRINCIPAL#${principalId}`, sk: `REPRESENTATION#${subjectId}` };
  const { Item } = await db.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  await db.send(new PutCommand({ TableName, Item: { ...Item, ...change } }));
  try {
    return await work();
  } finally {
    await db.send(new PutCommand({ TableName, Item: { ...Item } }));
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
