/**
 * Single rows, read consistently. Rows of a table that are asked for at the same moment come in one request: a command's case and the
 * clock, or the twenty records of an application. Those who ask need not know of each other.
 */
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { consistently } from './lists/consistent.ts';

type Row = Readonly<Record<string, unknown>>;

type Key = { readonly pk: string; readonly sk: string };

interface Asked {
  readonly key: Key;
  readonly resolve: (row: Row | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** As many keys as a batch takes. */
const maxBatch = 100;

const asked = new WeakMap<DynamoDBDocumentClient, Map<string, Asked[]>>();

/** The row, or undefined if there is none. */
export const getRow = (db: DynamoDBDocumentClient, table: string, key: Key): Promise<Row | undefined> =>
  new Promise((resolve, reject) => {
    const tables = asked.get(db) ?? new Map<string, Asked[]>();
    asked.set(db, tables);
    const rows = tables.get(table) ?? [];
    tables.set(table, rows);
    if (rows.length === 0) queueMicrotask(() => read(db, table, tables));
    rows.push({ key, resolve, reject });
    if (rows.length === maxBatch) read(db, table, tables);
  });

const read = (db: DynamoDBDocumentClient, table: string, tables: Map<string, Asked[]>): void => {
  const rows = tables.get(table) ?? [];
  tables.delete(table);
  const found = rows.length > 1 ? several(db, table, rows) : Promise.all(rows.map(({ key }) => one(db, table, key)));
  found.then(
    (all) => {
      for (const [index, { resolve }] of rows.entries()) resolve(all[index]);
    },
    (error: unknown) => {
      for (const { reject } of rows) reject(error);
    },
  );
};

const one = async (db: DynamoDBDocumentClient, TableName: string, Key: Key): Promise<Row | undefined> =>
  (await db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;

/** A batch names each key once, however many asked for it. */
const several = async (db: DynamoDBDocumentClient, table: string, rows: readonly Asked[]) => {
  const nameOf = ({ key }: Asked): string => `${key.pk}\u001f${key.sk}`;
  const names = [...new Set(rows.map(nameOf))];
  const keys = names.map((name) => rows.find((row) => nameOf(row) === name)?.key ?? { pk: '', sk: '' });
  const found = await consistently(db, table, keys);
  return rows.map((row) => found[names.indexOf(nameOf(row))]);
};
