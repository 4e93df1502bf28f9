/** Import bucket → default bus → queue → import. */
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { makeIdentityVault } from '../../shared/directory/identities.ts';
import { makeLog } from '../../shared/log.ts';
import { consumeMessages } from '../../shared/queue.ts';
import { openDoor } from '../../shared/wiring.ts';
import { ImportEnv } from './env.ts';
import { loadObject } from './load-object.ts';

const env = ImportEnv.parse(process.env);
const wiring = openDoor(env);
const log = makeLog('import');
const load = loadObject({
  ...wiring,
  s3: new S3Client({ forcePathStyle: true }),
  directoryTable: env.DIRECTORY_TABLE,
  vault: makeIdentityVault({
    kms: new KMSClient({}),
    db: wiring.db,
    directoryTable: env.DIRECTORY_TABLE,
    keyId: env.IDENTITY_KEY,
    macKeyId: env.IDENTITY_MAC_KEY,
  }),
  log,
});

export const handler = consumeMessages(log, load);
