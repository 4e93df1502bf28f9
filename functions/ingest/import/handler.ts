/** Import bucket → default bus → queue → import. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { makeIdentityVault } from '../../shared/directory/identities.ts';
import { makeLog } from '../../shared/log.ts';
import { openDoor } from '../../shared/wiring.ts';
import { ImportEnv } from './env.ts';
import { loadObject } from './load-object.ts';

const env = ImportEnv.parse(process.env);
const wiring = openDoor(env);
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
  log: makeLog('import'),
});

export const handler = (batch: SQSEvent): Promise<SQSBatchResponse> =>
  processPartialResponse(batch, (record: SQSRecord) => load(record.body), new BatchProcessor(EventType.SQS), {
    throwOnFullBatchFailure: false,
  });
