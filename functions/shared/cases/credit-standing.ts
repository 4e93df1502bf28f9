/**
 * A subject's credit as it stands now, read consistently: an index only says which records there are. Its registered commitments stand
 * beside them and are passed over unread, for there is one with every promise it gives.
 */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type CreditStanding, creditStanding } from '#domain/commitment/credit-standing.ts';
import { storedRecord } from '#domain/record/state.ts';
import { storedSubject } from '#domain/subject/state.ts';
import { aggregatePk, snapshotKey, subjectKey } from '../case-store/keys.ts';
import { parseSnapshot } from '../case-store/reader.ts';
import { consistently } from '../lists/consistent.ts';
import { queryAll } from '../query-all.ts';

export const readCreditStanding = async (
  deps: { readonly db: DynamoDBDocumentClient },
  recordTable: string,
  subjectId: string,
): Promise<CreditStanding> => {
  const [standing] = await readCreditStandings(deps, recordTable, [subjectId]);
  if (standing === undefined) throw new Error(`no standing was read for ${subjectId}`);
  return standing;
};

/** Of several subjects, in their order; at most 100, the bound of one batch. */
export const readCreditStandings = async (
  { db }: { readonly db: DynamoDBDocumentClient },
  recordTable: string,
  subjectIds: readonly string[],
): Promise<CreditStanding[]> => {
  const keys = subjectIds.map((id) => ({ pk: aggregatePk(storedSubject.keyPrefix, id), sk: snapshotKey }));
  const [subjects, records] = await Promise.all([
    consistently(db, recordTable, keys),
    Promise.all(subjectIds.map((id) => recordsOf(db, recordTable, id))),
  ]);
  return subjectIds.map((_, n) => {
    const row = subjects[n];
    const { state } = row === undefined ? { state: storedSubject.initial } : parseSnapshot(storedSubject, row);
    return creditStanding(records[n] ?? [], state);
  });
};

const recordsOf = async (db: DynamoDBDocumentClient, recordTable: string, subjectId: string) => {
  const found = await queryAll(db, {
    TableName: recordTable,
    IndexName: 'gsi3',
    KeyConditionExpression: 'gsi3pk = :subject',
    ExpressionAttributeValues: { ':subject': subjectKey(subjectId) },
  });
  const ofRecord = aggregatePk(storedRecord.keyPrefix, '');
  const rows = await consistently(
    db,
    recordTable,
    found.filter(({ pk }) => String(pk).startsWith(ofRecord)),
  );
  return rows.flatMap((row) => (row === undefined ? [] : [parseSnapshot(storedRecord, row)]));
};
