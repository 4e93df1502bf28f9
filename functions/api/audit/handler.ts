/** What auditors look at across all kinds: histories as they are stored. It changes nothing. */
import { S3Client } from '@aws-sdk/client-s3';
import { readCheckpoint } from '../../shared/checkpoints.ts';
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { readChainRoute } from './chain.ts';
import { AuditEnv } from './env.ts';

const env = AuditEnv.parse(process.env);
const deps = apiDeps(env);
const s3 = new S3Client({ forcePathStyle: true });

export const handler = api(
  [readChainRoute(deps, (day) => readCheckpoint(s3, env.CHECKPOINT_BUCKET, day))],
  httpDeps(env, deps, 'api-audit'),
);
