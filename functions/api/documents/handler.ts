/** /documents: signed addresses to put a file and to get it, and the check in between. */
import { S3Client } from '@aws-sdk/client-s3';
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { completeUploadRoute } from './complete.ts';
import { DocumentsEnv } from './env.ts';
import { readDocumentRoute } from './read.ts';
import { requestUploadRoute } from './upload.ts';

const env = DocumentsEnv.parse(process.env);
const deps = apiDeps(env);
// The checksum of an upload is the client's, signed into the address; the SDK must not add one of its own.
const s3 = new S3Client({ forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' });
const store = { s3, bucket: env.DOCUMENT_BUCKET };

export const handler = api(
  [requestUploadRoute(deps, store), completeUploadRoute(deps, store), readDocumentRoute(deps, store)],
  httpDeps(env, deps, 'api-documents'),
);
