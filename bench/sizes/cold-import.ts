/** How long a bundle takes to load in a process of its own, as in a cold start. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What the functions ask of their environment at load; nothing is called, so no address has to exist. */
const address = 'https://localhost/x';
const environment = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  POWERTOOLS_SERVICE_NAME: 'bench',
  POWERTOOLS_METRICS_NAMESPACE: 'bench',
  STAGE: 'bench',
  CASE_TABLE: 'case',
  RECORD_TABLE: 'record',
  DIRECTORY_TABLE: 'directory',
  LEDGER_TABLE: 'ledger',
  CLOCK_TABLE: 'case',
  ISSUER: address,
  JWKS_URI: address,
  DISCOVERY_URI: address,
  PORTAL_URL: address,
  CLIENT_ID: 'client',
  DOCUMENT_BUCKET: 'documents',
  IMPORT_BUCKET: 'imports',
  CHECKPOINT_BUCKET: 'checkpoints',
  IDENTITY_KEY: 'key',
  IDENTITY_MAC_KEY: 'key',
  SEND_QUEUE_URL: address,
  BUS_NAME: 'bus',
  REPAIR_MACHINE: 'machine',
  COMMITMENT_MACHINE: 'machine',
};

const probe = join(import.meta.dirname, 'probe.cjs');

/**
 * Milliseconds from the first line of the bundle to its last, in a fresh process without a compile cache.
 *
 * @throws the process's own message where the bundle does not load
 */
export const coldImport = async (file: string): Promise<number> => {
  const { stdout } = await run(process.execPath, [probe, file], { env: environment });
  return Number(stdout);
};
