/**
 * One page over several index partitions (a person's units and roles, a person's subjects) in one order. The cursor is the sort key the
 * page ended at and nothing of the tables, so it holds whatever partitions the person has by then.
 * Must hold: a sort key ends with the id of what its row leads to, so that what lies in two of the partitions has one place in the list
 * and is shown once.
 */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

export interface Partition {
  readonly table: string;
  readonly index: 'gsi1' | 'gsi2' | 'gsi3' | 'gsi4';
  readonly key: string;
  /** Only what sorts before; for lists that ascend. */
  readonly until?: string;
}

/** The keys of a row; the rest is read again before it is shown. */
export type Row = Readonly<Record<string, unknown>>;

export interface PageRequest<T> {
  readonly partitions: readonly Partition[];
  readonly limit: number;
  /** The sort key the page before ended at. */
  readonly after: string | null;
  readonly descending?: boolean;
  /** What to show for each row, in their order; null drops the row. */
  readonly pick: (rows: readonly Row[]) => Promise<readonly (T | null)[]>;
}

export interface Page<T> {
  readonly entries: T[];
  /** Where the next page begins; null where there is none. */
  readonly next: string | null;
}

/** So many rows are looked at for one page at most; a page may then be short and still have a next. */
const rounds = 5;

export const mergedPage = async <T>(db: DynamoDBDocumentClient, request: PageRequest<T>): Promise<Page<T>> => {
  const entries: T[] = [];
  let after = request.after;
  for (let round = 0; round < rounds; round += 1) {
    const { rows, more } = await readRound(db, request, after);
    const picked = await request.pick(rows.map(({ row }) => row));
    for (const [index, { order }] of rows.entries()) {
      const entry = picked[index] ?? null;
      after = order;
      if (entry !== null) entries.push(entry);
      if (entries.length === request.limit) {
        const last = index === rows.length - 1 && !more;
        return { entries, next: last ? null : order };
      }
    }
    if (!more) return { entries, next: null };
  }
  return { entries, next: after };
};

/** The first `limit` rows of all partitions together after a sort key. */
const readRound = async <T>(db: DynamoDBDocumentClient, request: PageRequest<T>, after: string | null) => {
  const parts = await Promise.all(request.partitions.map((partition) => readPartition(db, partition, request, after)));
  const before = (a: string, b: string): boolean => (request.descending === true ? a > b : a < b);
  const all = parts.flatMap((part) => part.rows);
  all.sort((a, b) => (a.order === b.order ? 0 : before(a.order, b.order) ? -1 : 1));
  const known = all.filter(({ order }) => !parts.some((part) => part.more && before(lastOf(part.rows), order)));
  const rows = known.filter(({ order }, index) => known[index - 1]?.order !== order);
  const more = rows.length > request.limit || parts.some((part) => part.more);
  return { rows: rows.slice(0, request.limit), more };
};

/** A partition may be cut off early, by size; what comes after its last row is not known yet, so no other row may go before it. */
const lastOf = (rows: readonly { readonly order: string }[]): string => rows.at(-1)?.order ?? '';

const readPartition = async <T>(
  db: DynamoDBDocumentClient,
  { table, index, key, until }: Partition,
  { limit, descending }: PageRequest<T>,
  after: string | null,
) => {
  const comparison = descending === true ? '<' : '>';
  const { Items = [], LastEvaluatedKey } = await db.send(
    new QueryCommand({
      TableName: table,
      IndexName: index,
      KeyConditionExpression: `${index}pk = :pk${after === null ? '' : ` AND ${index}sk ${comparison} :after`}`,
      ExpressionAttributeValues: { ':pk': key, ...(after !== null && { ':after': after }) },
      ProjectionExpression: `pk, sk, ${index}sk`,
      ScanIndexForward: descending !== true,
      Limit: limit,
    }),
  );
  const found = Items.map((row) => ({ row: row as Row, order: String(row[`${index}sk`]) }));
  const rows = until === undefined ? found : found.filter(({ order }) => order < until);
  return { rows, more: LastEvaluatedKey !== undefined && rows.length === found.length };
};
