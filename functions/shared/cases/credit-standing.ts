/** A subject's credit as it stands now, read consistently: an index only says which records there are. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type CreditStanding, creditStanding } from '#domain/commitment/credit-standing.ts';
import { storedRecord } from '#domain/record/state.ts';
import { storedSubject } from '#domain/subject/state.ts';
import { subjectKey } from '../case-store/keys.ts';
import { parseSnapshot, type Reader } from '../case-store/reader.ts';
import { consistently } from '../lists/consistent.ts';
import { queryAll } from '../query-all.ts';

export const readCreditStanding = async (
  { db, reader }: { readonly db: DynamoDBDocumentClient; readonly reader: Reader },
  recordTable: string,
  subjectId: string,
): Promise<CreditStanding> => {
  const [found, { state }] = await Promise.all([
    queryAll(db, {
      TableName: recordTable,
      IndexName: 'gsi3',
      KeyConditionExpression: 'gsi3pk = :subject',
      ExpressionAttributeValues: { ':subject': subjectKey(subjectId) },
    }),
    reader.load(storedSubject, subjectId),
  ]);
  const rows = await consistently(db, recordTable, found);
  const records = rows.flatMap((row) =>
    row === undefined || row['kind'] !== storedRecord.name ? [] : [parseSnapshot(storedRecord, row)],
  );
  return creditStanding(records, state);
};
