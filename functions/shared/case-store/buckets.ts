/** Sweeps read whole buckets of an index, page by page. What a row says is only a hint: whoever acts reads the aggregate again. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from '#domain/kernel/schema.ts';
import { queryAll } from '../query-all.ts';
import { shards } from './keys.ts';

const Row = z.looseObject({ pk: z.string(), sk: z.string() });
export type BucketRow = z.infer<typeof Row>;

const bucketQuery = (table: string, partition: string, upTo: string) => ({
  TableName: table,
  IndexName: 'gsi4',
  KeyConditionExpression: 'gsi4pk = :bucket AND gsi4sk <= :upTo',
  ExpressionAttributeValues: { ':bucket': partition, ':upTo': upTo },
});

/** Rows of one bucket partition of `gsi4` whose sort key is at most `upTo`, earliest first. */
export const readBucket = async (
  db: DynamoDBDocumentClient,
  table: string,
  partition: string,
  upTo: string,
): Promise<BucketRow[]> => {
  const items = await queryAll(db, bucketQuery(table, partition, upTo));
  return items.map((item) => Row.parse(item));
};

/** All shards of a bucket. */
export const readShards = async (
  db: DynamoDBDocumentClient,
  table: string,
  nameOf: (shard: number) => string,
  upTo: string,
): Promise<BucketRow[]> =>
  (await Promise.all(shards.map((shard) => readBucket(db, table, nameOf(shard), upTo)))).flat();

/** Of all shards of a bucket the rows whose sort key is at most `upTo`, the earliest `limit` of each: for people who look, not for sweeps. */
export const earliestInShards = async (
  db: DynamoDBDocumentClient,
  table: string,
  nameOf: (shard: number) => string,
  upTo: string,
  limit: number,
): Promise<BucketRow[]> => {
  const read = shards.map(async (shard) => {
    const { Items = [] } = await db.send(
      new QueryCommand({ ...bucketQuery(table, nameOf(shard), upTo), Limit: limit }),
    );
    return Items.map((item) => Row.parse(item));
  });
  return (await Promise.all(read)).flat();
};
