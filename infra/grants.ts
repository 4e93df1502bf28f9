/**
 * Which function may do what with which resource, as data. The constructs write the policies from it and from nothing else;
 * tests/infra compares the result with a second, separately written list, so that a right added here in passing shows.
 */

/** Global secondary indexes of every table. */
export type IndexName = 'gsi1' | 'gsi2' | 'gsi3' | 'gsi4';

export type TableName = 'caseTable' | 'recordTable' | 'directoryTable' | 'ledgerTable';
export type ResourceName =
  | 'documents'
  | 'imports'
  | 'checkpoints'
  | 'checkpointList'
  | 'identityKey'
  | 'identityMacKey'
  | 'bus'
  | 'sendQueue'
  | 'deadLetters'
  | 'workQueues'
  | 'repairMachine'
  | 'commitmentMachine'
  | 'repairTokens'
  | 'commitmentTokens'
  | 'platformSecrets';

export type Grant =
  | {
      readonly on: TableName;
      /** On the table's own rows. */
      readonly actions?: readonly `dynamodb:${string}`[];
      readonly indexes?: readonly IndexName[];
    }
  | { readonly on: ResourceName; readonly actions: readonly string[] };

const read = 'dynamodb:GetItem';
const readMany = 'dynamodb:BatchGetItem';
const query = 'dynamodb:Query';
const put = 'dynamodb:PutItem';
const update = 'dynamodb:UpdateItem';
const remove = 'dynamodb:DeleteItem';
const writeMany = 'dynamodb:BatchWriteItem';

/** Single rows, which come in one request where several are asked for at once. */
const readRows = [read, readMany] as const;

/** The door writes cases and records in one transaction; what it deletes are guards that became free. */
const doorActions = [...readRows, put, remove] as const;
const door: readonly Grant[] = [
  { on: 'caseTable', actions: doorActions },
  { on: 'recordTable', actions: doorActions },
];

/** The roles of whoever asks and what they represent; what was handed in, as the directory knows it. */
const readPrincipals: Grant = { on: 'directoryTable', actions: [...readRows, query] };
/** Platforms, and the units of a region: the lists the directory keeps. */
const directoryLists: Grant = { on: 'directoryTable', indexes: ['gsi2'] };
/** What a case's partition holds beside its snapshot: outbox and wait, in one read. */
const readStanding: Grant = { on: 'caseTable', actions: [query] };
/** Counting receipts; who takes them stores them as well. */
const tally: Grant = { on: 'ledgerTable', actions: [...readRows, query, update] };

const enqueueSend: Grant = { on: 'sendQueue', actions: ['sqs:SendMessage'] };
const readPlatformSecrets: Grant = { on: 'platformSecrets', actions: ['secretsmanager:GetSecretValue'] };
/** Starting a machine, and ending its waits. */
const driveRepair: readonly Grant[] = [
  { on: 'repairMachine', actions: ['states:StartExecution'] },
  { on: 'repairTokens', actions: ['states:SendTaskSuccess'] },
];
const driveCommitment: readonly Grant[] = [
  { on: 'commitmentMachine', actions: ['states:StartExecution'] },
  { on: 'commitmentTokens', actions: ['states:SendTaskSuccess'] },
];
const publish: Grant = { on: 'bus', actions: ['events:PutEvents'] };
/** What the bus has taken leaves the outbox in batches. */
const forgetPublished: readonly Grant[] = [
  { on: 'caseTable', actions: [writeMany] },
  { on: 'recordTable', actions: [writeMany] },
];

export const grants = {
  'api/applications': [
    ...door,
    { on: 'caseTable', indexes: ['gsi3'] },
    readPrincipals,
    directoryLists,
    { on: 'ledgerTable', indexes: ['gsi1'] },
  ],
  'api/cases': [...door, { on: 'caseTable', indexes: ['gsi2', 'gsi3'] }, readPrincipals, directoryLists],
  'api/commitment-cases': [
    ...door,
    { on: 'caseTable', actions: [query], indexes: ['gsi2', 'gsi3'] },
    // The subject's credit, shown before anybody applies.
    { on: 'recordTable', indexes: ['gsi3'] },
    readPrincipals,
    directoryLists,
  ],
  'api/repair-actions': [...door, readPrincipals],
  'api/commitment-actions': [...door, readPrincipals],
  'api/commitments': [
    ...door,
    // A declared commitment takes its code from the counter.
    { on: 'caseTable', actions: [update] },
    { on: 'recordTable', indexes: ['gsi3', 'gsi4'] },
    readPrincipals,
    directoryLists,
  ],
  // The clock, and who somebody is; nothing of a case.
  'api/session': [{ on: 'caseTable', actions: [read] }, readPrincipals],
  'api/matters': [...door, readPrincipals],
  'api/work-items': [
    ...door,
    { on: 'caseTable', indexes: ['gsi1', 'gsi2', 'gsi3'] },
    readPrincipals,
    // Cases of a subject whose name begins as asked; a unit's officers, and the units it supervises.
    { on: 'directoryTable', indexes: ['gsi1', 'gsi2'] },
  ],
  'api/operations': [
    ...door,
    readStanding,
    // The reconciler's buckets of cases; the rest of its rights is what it does for one of them.
    { on: 'caseTable', indexes: ['gsi4'] },
    readPrincipals,
    ...driveRepair,
    ...driveCommitment,
    publish,
    ...forgetPublished,
    // Counting dead letters, and what it takes to have them moved back.
    {
      on: 'deadLetters',
      actions: [
        'sqs:GetQueueUrl',
        'sqs:GetQueueAttributes',
        'sqs:StartMessageMoveTask',
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
      ],
    },
    { on: 'workQueues', actions: ['sqs:SendMessage'] },
  ],
  'api/records': [
    ...door,
    // Who read personal data stands in the subject's history.
    { on: 'recordTable', actions: [query], indexes: ['gsi3'] },
    readPrincipals,
    { on: 'identityKey', actions: ['kms:Decrypt'] },
  ],
  'api/documents': [
    ...door,
    readPrincipals,
    { on: 'directoryTable', actions: [put, update] },
    { on: 'documents', actions: ['s3:GetObject', 's3:PutObject'] },
  ],
  'api/timelines': [{ on: 'caseTable', actions: [...readRows, query] }, readPrincipals],
  'api/deliveries': [
    // Clock and calendar, and the answer kept under its idempotency key: a replay changes the ledger, no case.
    { on: 'caseTable', actions: [...readRows, put] },
    readPrincipals,
    directoryLists,
    { on: 'ledgerTable', actions: [...readRows, query, put], indexes: ['gsi1', 'gsi2'] },
    enqueueSend,
  ],
  'api/public': [
    // Found by an index, shown as read consistently: a repaired record must not linger in an index.
    // A matter's earlier versions are read from its history.
    { on: 'caseTable', actions: [...readRows, query], indexes: ['gsi3', 'gsi4'] },
    { on: 'recordTable', actions: [readMany], indexes: ['gsi3'] },
    { on: 'directoryTable', actions: readRows, indexes: ['gsi1'] },
  ],
  'api/audit': [
    // It reads and changes nothing.
    { on: 'caseTable', actions: [...readRows, query], indexes: ['gsi2', 'gsi3'] },
    { on: 'recordTable', actions: [...readRows, query], indexes: ['gsi2', 'gsi3'] },
    readPrincipals,
    { on: 'ledgerTable', actions: [read] },
    { on: 'checkpointList', actions: ['s3:ListBucketVersions'] },
    { on: 'checkpoints', actions: ['s3:GetObjectVersion'] },
  ],
  'api/decision-documents': [
    // It reads and changes nothing.
    { on: 'caseTable', actions: [...readRows, query] },
    readPrincipals,
  ],
  'api/supervision': [
    ...door,
    // A unit's cases make the pool of a draw, their subjects' records the weights; a region's draws are a list.
    { on: 'caseTable', indexes: ['gsi2', 'gsi4'] },
    { on: 'recordTable', indexes: ['gsi3'] },
    readPrincipals,
  ],
  'api/administration': [
    ...door,
    { on: 'caseTable', indexes: ['gsi1'] },
    readPrincipals,
    directoryLists,
    { on: 'directoryTable', indexes: ['gsi3'] },
    // What is decided on an office is told from its history, and changes the rows that say who may do what.
    { on: 'caseTable', actions: [query] },
    { on: 'directoryTable', actions: [put, remove] },
    // How each platform's deliveries stand.
    { on: 'ledgerTable', indexes: ['gsi2'] },
  ],
  'api/rules': [
    // It changes nothing, and reads every unit's cases and records, of which a preview says what another rule would change.
    { on: 'caseTable', actions: readRows, indexes: ['gsi2'] },
    { on: 'recordTable', actions: readRows, indexes: ['gsi2'] },
    readPrincipals,
    directoryLists,
  ],
  'api/receipts': [
    ...door,
    { on: 'directoryTable', actions: readRows },
    tally,
    { on: 'ledgerTable', actions: [put] },
    readPlatformSecrets,
  ],
  'workflow/enter-stage': [
    ...door,
    // The department data of a sample stage.
    { on: 'directoryTable', actions: [query] },
    { on: 'repairTokens', actions: ['states:SendTaskSuccess', 'states:SendTaskFailure'] },
  ],
  'workflow/enter-commitment-stage': [
    ...door,
    // The subject's credit, read consistently after the index.
    { on: 'recordTable', indexes: ['gsi3'] },
    // The shared data of a sample stage.
    { on: 'directoryTable', actions: [query] },
    { on: 'commitmentTokens', actions: ['states:SendTaskSuccess', 'states:SendTaskFailure'] },
  ],
  'events/outbox-publisher': [...forgetPublished, publish],
  'events/driver': [...door, ...driveRepair],
  'events/commitment-driver': [...door, ...driveCommitment],
  // A commitment's code comes from a counter of its own, what a case promised from its history.
  'events/registrar': [...door, { on: 'caseTable', actions: [query, update] }],
  'events/reconciler': [
    ...door,
    { on: 'caseTable', indexes: ['gsi4'] },
    { on: 'recordTable', indexes: ['gsi4'] },
    ...driveRepair,
    ...driveCommitment,
    publish,
    ...forgetPublished,
  ],
  'events/due-sweep': [...door, { on: 'caseTable', indexes: ['gsi4'] }, directoryLists],
  'events/auto-stop': [...door, { on: 'recordTable', indexes: ['gsi4'] }],
  'events/checkpoint': [
    { on: 'caseTable', indexes: ['gsi1'] },
    { on: 'recordTable', indexes: ['gsi1'] },
    { on: 'checkpoints', actions: ['s3:PutObject'] },
  ],
  'events/inspection-orders': [...door],
  'events/statistics': [
    { on: 'caseTable', actions: [...readRows, query] },
    { on: 'directoryTable', actions: [...readRows, put, update] },
  ],
  'delivery/plan': [...door, directoryLists, { on: 'ledgerTable', actions: [...readRows, put] }, enqueueSend],
  'delivery/send': [
    { on: 'recordTable', actions: readRows },
    { on: 'directoryTable', actions: readRows },
    { on: 'ledgerTable', actions: [...readRows, put] },
    enqueueSend,
    readPlatformSecrets,
  ],
  'delivery/sweep': [...door, tally, { on: 'ledgerTable', indexes: ['gsi3', 'gsi4'] }, enqueueSend],
  'ingest/import': [
    ...door,
    { on: 'directoryTable', actions: [...readRows, put], indexes: ['gsi2'] },
    // It seals identities and finds them again; reading one is the records API's alone.
    { on: 'identityKey', actions: ['kms:GenerateDataKey'] },
    { on: 'identityMacKey', actions: ['kms:GenerateMac'] },
    { on: 'imports', actions: ['s3:GetObject'] },
  ],
} as const satisfies Record<string, readonly Grant[]>;

export type FunctionName = keyof typeof grants;
export const functionNames = Object.keys(grants) as FunctionName[];
