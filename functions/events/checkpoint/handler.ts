/** Daily: schedule → queue → checkpoint. */
import { S3Client } from '@aws-sdk/client-s3';
import { makeLog } from '../../shared/log.ts';
import { onSchedule } from '../../shared/queue.ts';
import { makeDb } from '../../shared/wiring.ts';
import { writeCheckpoints } from './checkpoint.ts';
import { CheckpointEnv } from './env.ts';

const env = CheckpointEnv.parse(process.env);
const deps = {
  db: makeDb(),
  s3: new S3Client({ forcePathStyle: true }),
  tables: [env.CASE_TABLE, env.RECORD_TABLE],
  bucket: env.CHECKPOINT_BUCKET,
  realNow: () => new Date().toISOString(),
  log: makeLog('checkpoint'),
};

export const handler = onSchedule(deps.log, () => writeCheckpoints(deps));
