/**
 * Every variable a function may ask for in its env.ts, with its value. A function gets those its schema names and no other; one that
 * asks for a variable nobody knows does not compile where it is deployed.
 */
import type { Settings } from '../settings.ts';
import type { DataStack } from '../stacks/data-stack.ts';

export interface Variables {
  readonly STAGE: string;
  readonly CASE_TABLE: string;
  readonly RECORD_TABLE: string;
  readonly DIRECTORY_TABLE: string;
  readonly LEDGER_TABLE: string;
  /** Only where the business clock can be moved. */
  readonly CLOCK_TABLE?: string;
  readonly ISSUER: string;
  readonly JWKS_URI: string;
  readonly CLIENT_ID: string;
  readonly DISCOVERY_URI: string;
  readonly PORTAL_URL: string;
  readonly DOCUMENT_BUCKET: string;
  readonly IMPORT_BUCKET: string;
  readonly CHECKPOINT_BUCKET: string;
  readonly IDENTITY_KEY: string;
  readonly IDENTITY_MAC_KEY: string;
  readonly SEND_QUEUE_URL: string;
  readonly BUS_NAME: string;
  readonly REPAIR_MACHINE: string;
  readonly COMMITMENT_MACHINE: string;
}

export interface ApplicationValues {
  /** The stack's: the issuer's name contains it wherever its keys are fetched. */
  readonly region: string;
  readonly sendQueueUrl: string;
  readonly busName: string;
  readonly repairMachine: string;
  readonly commitmentMachine: string;
}

export const variablesOf = (data: DataStack, settings: Settings, application: ApplicationValues): Variables => {
  const { caseTable, recordTable, directoryTable, ledgerTable } = data.tables;
  const wellKnown = `${settings.issuerEndpoint}/${data.users.userPoolId}/.well-known`;
  return {
    STAGE: settings.stage,
    CASE_TABLE: caseTable.tableName,
    RECORD_TABLE: recordTable.tableName,
    DIRECTORY_TABLE: directoryTable.tableName,
    LEDGER_TABLE: ledgerTable.tableName,
    ...(settings.movableClock && { CLOCK_TABLE: caseTable.tableName }),
    // Not the pool's provider URL: the issuer must be the same name wherever the keys are served.
    ISSUER: `https://cognito-idp.${application.region}.amazonaws.com/${data.users.userPoolId}`,
    JWKS_URI: `${wellKnown}/jwks.json`,
    CLIENT_ID: data.portalClient.userPoolClientId,
    DISCOVERY_URI: `${wellKnown}/openid-configuration`,
    PORTAL_URL: settings.portalUrl,
    DOCUMENT_BUCKET: data.documents.bucketName,
    IMPORT_BUCKET: data.imports.bucketName,
    CHECKPOINT_BUCKET: data.checkpoints.bucketName,
    IDENTITY_KEY: data.identityKey.keyArn,
    IDENTITY_MAC_KEY: data.identityMacKey.keyArn,
    SEND_QUEUE_URL: application.sendQueueUrl,
    BUS_NAME: application.busName,
    REPAIR_MACHINE: application.repairMachine,
    COMMITMENT_MACHINE: application.commitmentMachine,
  };
};
