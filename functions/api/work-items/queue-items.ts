/**
 * The open items of whole queues, for counting: as the index shows them, not read again. A number over a desk may lag behind by a moment;
 * reading every row again for it would cost more than the work it counts.
 */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { WorkItem } from '#domain/kernel/work-item.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import type { Partition } from '../../shared/lists/merged-page.ts';

/** So many items of one queue are counted, those due first; nobody needs to know by how much a desk is beyond help. */
const maxCounted = 1000;

export interface QueueItems {
  readonly items: readonly WorkItem[];
  /** Whether a queue holds more than were read. */
  readonly more: boolean;
}

/** The items of queues of `gsi1`, the only index that shows items of queues. */
export const itemsInQueues = async (deps: ApiDeps, queues: readonly Partition[]): Promise<QueueItems> => {
  const read = await Promise.all(queues.map((queue) => itemsIn(deps, queue)));
  return { items: read.flatMap(({ items }) => items), more: read.some(({ more }) => more) };
};

/** How many rows a partition of any index has. */
export const countIn = async (deps: ApiDeps, queue: Partition): Promise<number> =>
  (await rowsIn(deps, queue)).rows.length;

const itemsIn = async (deps: ApiDeps, queue: Partition): Promise<QueueItems> => {
  const { rows, more } = await rowsIn(deps, queue);
  return { items: rows.map((row) => WorkItem.parse(row['item'])), more };
};

const rowsIn = async ({ db }: ApiDeps, { table, index, key }: Partition) => {
  const { Items = [], LastEvaluatedKey } = await db.send(
    new QueryCommand({
      TableName: table,
      IndexName: index,
      KeyConditionExpression: `${index}pk = :queue`,
      ExpressionAttributeValues: { ':queue': key },
      Limit: maxCounted,
    }),
  );
  return { rows: Items, more: LastEvaluatedKey !== undefined };
};
