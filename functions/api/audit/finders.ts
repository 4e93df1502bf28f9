/** The ways from a number to what bears it. Each reads single rows or small partitions; what it finds is read consistently. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { FoundBy, ListedKind } from '#contracts/audit.ts';
import { storedSubject } from '#domain/subject/state.ts';
import { checkUscc } from '#domain/subject/uscc.ts';
import { aggregatePk, numberKey, snapshotKey } from '../../shared/case-store/keys.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import { subjectByCode } from '../../shared/directory/find-subjects.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { consistently } from '../../shared/lists/consistent.ts';
import type { Row } from '../../shared/lists/merged-page.ts';
import { subjectRows } from '../../shared/lists/subject-rows.ts';
import { type Facts, listedKinds } from './audited.ts';

export interface Found {
  readonly kind: ListedKind;
  readonly id: string;
  readonly state: unknown;
  readonly facts: Facts;
  readonly foundBy: FoundBy;
}

export interface Search {
  readonly found: readonly Found[];
  /** There is more than is shown. */
  readonly incomplete: boolean;
}

export const nobody: Search = { found: [], incomplete: false };

const isListed = (kind: unknown): kind is ListedKind => typeof kind === 'string' && kind in listedKinds;

/** What the rows are; rows of other kinds and of nothing are left out. */
const searchOf = (rows: readonly (Row | undefined)[], foundBy: FoundBy, incomplete = false): Search => ({
  found: rows.flatMap((row) => {
    const kind = row?.['kind'];
    if (!isListed(kind)) return [];
    const { id, state } = parseSnapshot(listedKinds[kind].kind, row);
    const facts = listedKinds[kind].factsOf(state);
    return facts === null ? [] : [{ kind, id, state, facts, foundBy }];
  }),
  incomplete,
});

/** Whatever lies under one of the ids; an id belongs to one kind, but does not say to which. */
export const byIds = async (
  { db, tables }: ApiDeps,
  ids: readonly string[],
  foundBy: FoundBy = 'id',
): Promise<Search> => {
  const keysIn = (table: 'case' | 'record') => {
    const kinds = Object.values(listedKinds).filter(({ kind }) => kind.table === table);
    const prefixes = [...new Set(kinds.map(({ kind }) => kind.keyPrefix))];
    return [...new Set(ids)].flatMap((id) =>
      prefixes.map((prefix) => ({ pk: aggregatePk(prefix, id), sk: snapshotKey })),
    );
  };
  if (ids.length === 0) return nobody;
  const [cases, records] = await Promise.all([
    consistently(db, tables.case, keysIn('case')),
    consistently(db, tables.record, keysIn('record')),
  ]);
  return searchOf([...cases, ...records], foundBy);
};

/** As many as one batch reads again; a number is hardly ever shared by more than a few. */
const maxOfNumber = 50;

export const byNumber = async ({ db, tables }: ApiDeps, number: string): Promise<Search> => {
  const parts = await Promise.all([tables.case, tables.record].map((table) => ofNumber(db, table, number)));
  return together(parts);
};

const ofNumber = async (db: DynamoDBDocumentClient, table: string, number: string): Promise<Search> => {
  const { Items = [], LastEvaluatedKey } = await db.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :number',
      ExpressionAttributeValues: { ':number': numberKey(number) },
      Limit: maxOfNumber,
    }),
  );
  const snapshots = Items.map(({ pk }) => ({ pk, sk: snapshotKey }));
  return searchOf(await consistently(db, table, snapshots), 'number', LastEvaluatedKey !== undefined);
};

/** What a platform was told about, and the case that waits for its receipt. */
export const byDelivery = async (deps: ApiDeps, ledger: Ledger, deliveryId: string): Promise<Search> => {
  const delivery = (await ledger.read(deliveryId))?.entry;
  if (delivery === undefined) return nobody;
  return byIds(deps, [delivery.item.id, ...(delivery.caseId === null ? [] : [delivery.caseId])], 'delivery');
};

/** Everything of the subject that the unified code or the id stands for. A natural person has no such code, and no other number finds one. */
export const bySubject = async ({ db, tables, reader }: ApiDeps, text: string): Promise<Search> => {
  const { valid, normalized } = checkUscc(text);
  const known = valid
    ? (await subjectByCode(db, tables.directory, normalized))?.subjectId
    : (await reader.load(storedSubject, text)).version > 0 && text;
  if (known === undefined || known === false) return nobody;
  const parts = await Promise.all([tables.case, tables.record].map((table) => subjectRows(db, table, known)));
  return together(parts.map(({ rows, incomplete }) => searchOf(rows, 'subject', incomplete)));
};

/** Each once, as it was found first. */
export const together = (parts: readonly Search[]): Search => {
  const found = new Map<string, Found>();
  for (const hit of parts.flatMap((part) => part.found))
    if (!found.has(`${hit.kind} ${hit.id}`)) found.set(`${hit.kind} ${hit.id}`, hit);
  return { found: [...found.values()], incomplete: parts.some(({ incomplete }) => incomplete) };
};

/** The cases of a record's subject that are about the record, whatever became of them. */
export const casesAbout = async ({ db, tables }: ApiDeps, subjectId: string, recordId: string): Promise<Search> => {
  const { rows, incomplete } = await subjectRows(db, tables.case, subjectId);
  const { found } = searchOf(rows, 'related');
  return { found: found.filter((hit) => isAbout(hit, recordId)), incomplete };
};

const isAbout = ({ state }: Found, recordId: string): boolean => {
  const { records = [], recordId: became } = state as { records?: { recordId: string }[]; recordId?: string | null };
  return became === recordId || records.some((record) => record.recordId === recordId);
};
