/** What sending needs, bound to the tables, the queue and the secret store. */
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { storedCreditCommitment } from '#domain/credit-commitment/credit-commitment.ts';
import type { StoredKind } from '#domain/kernel/aggregate.ts';
import { storedRecord } from '#domain/record/state.ts';
import { aggregatePk, snapshotKey } from '../../shared/case-store/keys.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import { readPlatform } from '../../shared/directory/platforms.ts';
import { readSubject } from '../../shared/directory/subjects.ts';
import { makeFindUnit } from '../../shared/directory/unit-names.ts';
import { getRow } from '../../shared/get-row.ts';
import { makeLedger } from '../../shared/ledger/ledger.ts';
import { makeLog } from '../../shared/log.ts';
import { makePlatformSecrets } from '../../shared/platform-secrets.ts';
import { makeEnqueue } from '../../shared/send-queue.ts';
import { makeDb } from '../../shared/wiring.ts';
import type { SubjectNames } from './compose.ts';
import type { SendEnv } from './env.ts';
import { post } from './post.ts';
import type { SendDeps } from './send.ts';

export const sendDeps = (env: SendEnv, metrics: Metrics): SendDeps => {
  const db = makeDb();
  const findUnit = makeFindUnit(db, env.DIRECTORY_TABLE);
  return {
    ledger: makeLedger(db, env.LEDGER_TABLE),
    platform: (platformId) => readPlatform(db, env.DIRECTORY_TABLE, platformId),
    record: (recordId) => readStored(db, env.RECORD_TABLE, storedRecord, recordId),
    creditCommitment: (commitmentId) => readStored(db, env.RECORD_TABLE, storedCreditCommitment, commitmentId),
    subject: (subjectId) => subjectNames(db, env.DIRECTORY_TABLE, subjectId),
    unit: async (unitId) => {
      const { name, code } = (await findUnit(unitId)) ?? { name: unitId, code: '' };
      return { name, code };
    },
    secrets: makePlatformSecrets(new SecretsManagerClient({}), Date.now, ['AWSCURRENT']),
    enqueue: makeEnqueue(new SQSClient({}), env.SEND_QUEUE_URL),
    post,
    count: (metric) => metrics.addMetric(metric, MetricUnit.Count, 1),
    log: makeLog('delivery-send'),
    now: () => new Date().toISOString(),
  };
};

const readStored = async <S>(db: DynamoDBDocumentClient, table: string, kind: StoredKind<S>, id: string) => {
  const row = await getRow(db, table, { pk: aggregatePk(kind.keyPrefix, id), sk: snapshotKey });
  return row === undefined ? null : parseSnapshot(kind, row);
};

/** Platforms learn code and name of organisations only; a person they know by the decision number. */
const subjectNames = async (db: DynamoDBDocumentClient, table: string, subjectId: string): Promise<SubjectNames> => {
  const subject = await readSubject(db, table, subjectId);
  if (subject === null) throw new Error(`subject ${subjectId} is not in the directory`);
  if (subject.kind === 'naturalPerson') return { subjectCode: null, subjectName: null };
  return { subjectCode: subject.uscc, subjectName: subject.name };
};
