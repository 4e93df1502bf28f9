/** Subjects in the directory: what lists and platforms may know of them. Identity data of persons lies elsewhere, encrypted. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from '#domain/kernel/schema.ts';
import { CreditSubject } from '#domain/subject/subject.ts';
import { getRow } from '../get-row.ts';

const schemaVersion = 1;
const Row = z.object(() => ({ schemaVersion: z.literal(schemaVersion), subject: CreditSubject }));

const keyOf = (subjectId: string) => ({ pk: `SUBJECT#${subjectId}`, sk: 'SUBJECT' });

/** The table row of a subject. Only organisations can be found by name. */
export const subjectItem = (subject: CreditSubject) => ({
  ...keyOf(subject.subjectId),
  schemaVersion,
  subject,
  ...(subject.kind !== 'naturalPerson' && {
    gsi1pk: `NAME#${[...subject.name][0] ?? ''}`,
    gsi1sk: `${subject.name}#${subject.subjectId}`,
  }),
});

/** The subject, read consistently; null if it is not registered. */
export const readSubject = async (
  db: DynamoDBDocumentClient,
  directoryTable: string,
  subjectId: string,
): Promise<CreditSubject | null> => {
  const row = await getRow(db, directoryTable, keyOf(subjectId));
  return row === undefined ? null : Row.parse(row).subject;
};

/** A natural person has no unified code, and their identity number never stands in a public letter. */
export const signingSubject = ({ name, uscc }: CreditSubject) => ({ name, code: uscc ?? '—' });
