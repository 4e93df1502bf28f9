/**
 * The parts from which each function's `env.ts` puts together the schema of its environment. The CDK app types the variables it sets
 * by the same schemas, so a forgotten variable does not compile; the function parses them at its start, so a wrong one is named at once.
 */
import * as z from '#domain/kernel/schema.ts';

const name = z.string().check(z.minLength(3));

/** Where the stores are. A function names only those it may touch. */
export const caseTable = { CASE_TABLE: name };
export const recordTable = { RECORD_TABLE: name };
export const directoryTable = { DIRECTORY_TABLE: name };
export const ledgerTable = { LEDGER_TABLE: name };

/** The deployment stage, part of the names of secrets and metrics. */
export const stage = { STAGE: name };

/**
 * The table that holds the business clock's offset. Absent where business time is real time: in production there is
 * neither the item nor a way to it.
 */
export const movableClock = { CLOCK_TABLE: z.optional(name) };

/** What the door needs: both tables it writes, the directory it reads, and the clock. */
export const door = { ...caseTable, ...recordTable, ...directoryTable, ...movableClock, ...stage };

/** How bearer tokens are checked: who issues them, where its keys are, and for which client. */
export const identity = { ISSUER: z.url(), JWKS_URI: z.url(), CLIENT_ID: name };

/** Where the issuer describes its endpoints, and where its sign-in page sends people back to. */
export const signIn = { DISCOVERY_URI: z.url(), PORTAL_URL: z.url() };

export const documentBucket = { DOCUMENT_BUCKET: name };
/** Write-once: what lies there cannot be changed before its retention ends. */
export const checkpointBucket = { CHECKPOINT_BUCKET: name };
export const sendQueue = { SEND_QUEUE_URL: z.url() };
export const repairMachine = { REPAIR_MACHINE: name };
export const commitmentMachine = { COMMITMENT_MACHINE: name };
export const bus = { BUS_NAME: name };

/** The key that wraps each person's data key, and the key of the HMAC by which an identity number is found again. */
export const identityKeys = { IDENTITY_KEY: name, IDENTITY_MAC_KEY: name };
