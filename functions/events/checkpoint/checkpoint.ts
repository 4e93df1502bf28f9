/**
 * The heads of all chains changed on a day, written once to a bucket whose objects cannot be changed.
 * Why: rewriting a whole tail together with its snapshot leaves a chain that verifies; it does not leave a head that matches.
 */
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { addDays, shanghaiDate } from '#domain/calendar/dates.ts';
import { canonical } from '#domain/kernel/canonical.ts';
import { changedKey, shards } from '../../shared/case-store/keys.ts';
import { type Checkpoint, checkpointKey, Head } from '../../shared/checkpoints.ts';
import { sha256 } from '../../shared/hash.ts';
import type { Log } from '../../shared/log.ts';
import * as logEntries from '../../shared/log-entries.ts';
import { queryAll } from '../../shared/query-all.ts';

export interface CheckpointDeps {
  readonly db: DynamoDBDocumentClient;
  readonly s3: S3Client;
  readonly tables: readonly string[];
  readonly bucket: string;
  readonly realNow: () => string;
  readonly log: Log;
}

/** Days back for which a missed checkpoint is made up; what changed again since then stands in a later one. */
const daysBack = 7;

/** Writes the checkpoints of the last full days (real time, Asia/Shanghai). A day already written stays as it is. */
export const writeCheckpoints = async (deps: CheckpointDeps): Promise<void> => {
  const today = shanghaiDate(deps.realNow());
  for (let back = daysBack; back >= 1; back -= 1) await writeCheckpoint(deps, addDays(today, -back));
};

const writeCheckpoint = async (deps: CheckpointDeps, day: string): Promise<void> => {
  const heads = (await Promise.all(deps.tables.map((table) => changedHeads(deps.db, table, day)))).flat();
  const checkpoint: Checkpoint = { day, heads, writtenAt: deps.realNow() };
  const body = canonical(checkpoint);
  try {
    await deps.s3.send(
      new PutObjectCommand({
        Bucket: deps.bucket,
        Key: checkpointKey(day),
        Body: body,
        ContentType: 'application/json',
        Metadata: { sha256: sha256.hex(body) },
        IfNoneMatch: '*',
      }),
    );
    deps.log(logEntries.checkpointWritten, { day, heads: heads.length });
  } catch (error) {
    if (!(error instanceof Error && error.name === 'PreconditionFailed')) throw error;
  }
};

const changedHeads = async (db: DynamoDBDocumentClient, table: string, day: string) => {
  const ofShard = (shard: number) =>
    queryAll(db, {
      TableName: table,
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :day',
      ExpressionAttributeValues: { ':day': changedKey(day, shard) },
    });
  return (await Promise.all(shards.map(ofShard))).flat().map((item) => Head.parse(item));
};
