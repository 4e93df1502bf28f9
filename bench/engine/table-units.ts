/**
 * What DynamoDB bills on demand, computed from the rows themselves because the engine counts every call the same: 1 unit per started KB
 * written (twice in a transaction) and per started 4 KB read consistently, plus one write for every index entry that changes. An entry
 * is as large as what its index shows of the row, and does not change with what it does not show.
 */
import { isDeepStrictEqual } from 'node:util';
import { type AttributeValue, DescribeTableCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { sum } from '../lib/figures.ts';
import type { Call } from './recorder.ts';
import type { System } from './system.ts';

type Row = Record<string, AttributeValue>;

interface Write {
  readonly table: string;
  readonly key: Row;
  /** Undefined for a deletion; for an update its input, since the outcome is read afterwards. */
  readonly item: Row | undefined;
  readonly update: boolean;
}

export interface Units {
  readonly tableWrites: number;
  readonly indexWrites: number;
  readonly reads: number;
}

const indexes = ['gsi1', 'gsi2', 'gsi3', 'gsi4'] as const;
const bytes = (text: string): number => Buffer.byteLength(text);

/** Size of a value as DynamoDB counts it. */
const valueSize = (value: AttributeValue): number => {
  if (value.S !== undefined) return bytes(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.replace(/[-.]/g, '').length / 2) + 1;
  if (value.L !== undefined) return 3 + sum(value.L.map((member) => 1 + valueSize(member)));
  if (value.M !== undefined) return 3 + sum(Object.entries(value.M).map(([name, v]) => 1 + bytes(name) + valueSize(v)));
  if (value.SS !== undefined) return sum(value.SS.map(bytes));
  return 1;
};

export const rowSize = (row: Row | undefined): number =>
  row === undefined ? 0 : sum(Object.entries(row).map(([name, value]) => bytes(name) + valueSize(value)));

const writeUnits = (size: number): number => Math.max(1, Math.ceil(size / 1024));
const readUnits = (size: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(size / 4096)) * (consistent ? 1 : 0.5);

const operationOf = ({ operation }: Pick<Call, 'operation'>): string => operation.replace('DynamoDB_20120810.', '');
const keyOf = (row: Row): Row => ({ pk: row['pk'], sk: row['sk'] }) as Row;

type Input = Record<string, unknown>;
interface Part {
  readonly TableName?: string;
  readonly Item?: Row;
  readonly Key?: Row;
}

/** The rows a request writes, in its order. */
export const writesOf = (operation: string, input: Input): Write[] => {
  const write = (kind: string, { TableName: table = '', Item, Key }: Part): Write[] => [
    { table, key: keyOf(Item ?? Key ?? {}), item: Item, update: kind.startsWith('Update') },
  ];
  switch (operationOf({ operation })) {
    case 'TransactWriteItems':
      return (input['TransactItems'] as Record<string, Part>[]).flatMap((one) =>
        Object.entries(one).flatMap(([kind, part]) => write(kind, part)),
      );
    case 'BatchWriteItem':
      return Object.entries(input['RequestItems'] as Record<string, Record<string, Part>[]>).flatMap(
        ([TableName, requests]) =>
          requests.flatMap((one) => Object.entries(one).flatMap(([kind, part]) => write(kind, { ...part, TableName }))),
      );
    case 'PutItem':
    case 'DeleteItem':
    case 'UpdateItem':
      return write(operationOf({ operation }), input as Part);
    default:
      return [];
  }
};

/** Reads the rows a request is about to write, as they are: index entries that change can be told only from both. */
export const rowsBefore = ({ client }: System) => {
  const db = new DynamoDBClient(client);
  return (operation: string, input: Input): Promise<Call['before']> =>
    Promise.all(
      writesOf(operation, input).map(async ({ table, key }) => {
        const { Item } = await db.send(new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }));
        return Item as Input | undefined;
      }),
    );
};

const indexKey = (row: Row | undefined, index: string): string | undefined => {
  const [pk, sk] = [row?.[`${index}pk`]?.S, row?.[`${index}sk`]?.S];
  return pk === undefined || sk === undefined ? undefined : `${pk}\u001f${sk}`;
};

type Index = (typeof indexes)[number];

/** What each index of each table shows of a row beside the keys; `all` where it shows everything. */
export type Shown = Readonly<Record<string, Readonly<Partial<Record<Index, readonly string[] | 'all'>>>>>;

/** As the tables were deployed. */
export const readShown = async ({ client, tables }: System): Promise<Shown> => {
  const db = new DynamoDBClient(client);
  const described = await Promise.all(
    Object.values(tables).map(async (name) => {
      const { Table } = await db.send(new DescribeTableCommand({ TableName: name }));
      const ofIndexes = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName, Projection }) => {
        const whole = Projection?.ProjectionType === 'ALL';
        return [IndexName, whole ? 'all' : (Projection?.NonKeyAttributes ?? [])] as const;
      });
      return [name, Object.fromEntries(ofIndexes)] as const;
    }),
  );
  return Object.fromEntries(described);
};

/** The row's entry in an index; undefined where it has none. */
const entryOf = (row: Row | undefined, index: Index, shown: readonly string[] | 'all'): Row | undefined => {
  if (row === undefined || indexKey(row, index) === undefined) return undefined;
  const names = ['pk', 'sk', `${index}pk`, `${index}sk`, ...shown];
  return shown === 'all' ? row : Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
};

/** A changed entry is one write; one that moves is a deletion and a new entry. */
const indexUnits = (before: Row | undefined, after: Row | undefined, shown: Shown[string] = {}): number =>
  sum(
    indexes.map((index) => {
      const [old, now] = [before, after].map((row) => entryOf(row, index, shown[index] ?? 'all'));
      if (isDeepStrictEqual(old, now)) return 0;
      if (indexKey(old, index) === indexKey(now, index)) return writeUnits(Math.max(rowSize(old), rowSize(now)));
      return (old === undefined ? 0 : writeUnits(rowSize(old))) + (now === undefined ? 0 : writeUnits(rowSize(now)));
    }),
  );

/** An update of ours removes or sets a few attributes: the row after it is the row before without what it removes. */
const updated = (before: Row | undefined, input: Input): Row => {
  const removed = /REMOVE ([\w, ]+)/.exec(String(input['UpdateExpression'] ?? ''))?.[1]?.split(/, */) ?? [];
  return Object.fromEntries(Object.entries(before ?? {}).filter(([name]) => !removed.includes(name.trim())));
};

/** What one call is billed. A refused write is billed like a stored one; its index entries are not. */
export const unitsOf = (call: Call, shown: Shown): Units => {
  const operation = operationOf(call);
  const writes = writesOf(call.operation, call.input);
  if (writes.length === 0) return { tableWrites: 0, indexWrites: 0, reads: readsOf(operation, call) };
  const factor = operation === 'TransactWriteItems' ? 2 : 1;
  const stored = call.status === 200;
  const units = writes.map((write, index) => {
    const before = call.before[index] as Row | undefined;
    const after = write.update ? updated(before, call.input) : write.item;
    return {
      table: factor * writeUnits(Math.max(rowSize(before), rowSize(after))),
      index: stored ? indexUnits(before, after, shown[write.table]) : 0,
    };
  });
  return { tableWrites: sum(units.map((u) => u.table)), indexWrites: sum(units.map((u) => u.index)), reads: 0 };
};

const readsOf = (operation: string, { input, output }: Call): number => {
  const consistent = input['ConsistentRead'] === true;
  if (operation === 'GetItem') return readUnits(rowSize(output['Item'] as Row | undefined), consistent);
  if (operation === 'Query') return readUnits(sum(((output['Items'] as Row[]) ?? []).map(rowSize)), consistent);
  if (operation !== 'BatchGetItem') return 0;
  const requests = Object.entries(input['RequestItems'] as Record<string, { Keys: Row[]; ConsistentRead?: boolean }>);
  const found = output['Responses'] as Record<string, Row[]> | undefined;
  return sum(
    requests.map(([table, { Keys, ConsistentRead = false }]) => {
      const rows = found?.[table] ?? [];
      const missing = (Keys.length - rows.length) * readUnits(0, ConsistentRead);
      return missing + sum(rows.map((row) => readUnits(rowSize(row), ConsistentRead)));
    }),
  );
};
