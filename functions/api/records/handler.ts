/** /subjects and /records: whom one may act for, their records, and why each can or cannot be repaired yet. */
import { KMSClient } from '@aws-sdk/client-kms';
import { makeIdentityVault } from '../../shared/directory/identities.ts';
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { RecordsEnv } from './env.ts';
import { readIdentityRoute } from './identity.ts';
import { listPersonalDataReadsRoute } from './personal-data-reads.ts';
import { listRecordsRoute, readRecordRoute } from './records.ts';
import { listSubjectsRoute } from './subjects.ts';

const env = RecordsEnv.parse(process.env);
const deps = apiDeps(env);
const vault = makeIdentityVault({
  kms: new KMSClient({}),
  db: deps.db,
  directoryTable: env.DIRECTORY_TABLE,
  keyId: env.IDENTITY_KEY,
  macKeyId: env.IDENTITY_MAC_KEY,
});

export const handler = api(
  [
    listSubjectsRoute(deps),
    listRecordsRoute(deps),
    readRecordRoute(deps),
    readIdentityRoute(deps, vault),
    listPersonalDataReadsRoute(deps),
  ],
  httpDeps(env, deps, 'api-records'),
);
