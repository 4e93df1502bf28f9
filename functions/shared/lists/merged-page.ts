/**
 * One page over several index partitions (a person's units and roles, a person's subjects) in one order. The cursor is the sort key the
 * page ended at and nothing of the tables, so it holds whatever partitions the person has by then.
 */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

export interface Partition {
  readonly table: string;
  readonly index: 'gsi1' | 'gsi2' | 'gsi3' | 'gsi4';
  readonly key: string;
}

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
  const sign = request.descending === true ? -1 : 1;
  const all = parts.flatMap((part) => part.rows).sort((a, b) => (a.order < b.order ? -sign : sign));
  const more = all.length > request.limit || parts.some((part) => part.more);
  return { rows: all.slice(0, request.limit), more };
};

const readPartition = async <T>(
  db: DynamoDBDocumentClient,
  { table, index, key }: Partition,
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
      ScanIndexForward: descending !== true,
      Limit: limit,
    }),
  );
  const rows = Items.map((row) => ({ row: row as Row, order: String(row[`${index}sk`]) }));
  return { rows, more: LastEvaluatedKey !== undefined };
};
