/** What auditors look at across all kinds: finding a case by any number, and histories as they are stored. It changes nothing. */
import { S3Client } from '@aws-sdk/client-s3';
import { readCheckpoint } from '../../shared/checkpoints.ts';
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { makeLedger } from '../../shared/ledger/ledger.ts';
import { readChainRoute } from './chain.ts';
import { AuditEnv } from './env.ts';
import { searchCasesRoute } from './search.ts';

const env = AuditEnv.parse(process.env);
const deps = apiDeps(env);
const s3 = new S3Client({ forcePathStyle: true });

export const handler = api(
  [
    searchCasesRoute(deps, makeLedger(deps.db, env.LEDGER_TABLE)),
    readChainRoute(deps, (day) => readCheckpoint(s3, env.CHECKPOINT_BUCKET, day)),
  ],
  httpDeps(env, deps, 'api-audit'),
);
