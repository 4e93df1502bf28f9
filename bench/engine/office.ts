/**
 * People at work: an applicant who files and three officers who do whatever lies in their queue, all through the API. The queue is read
 * straight from its index, so that looking costs the system as little as possible; a person's own look at the case is a request.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { queueKey } from '#shared/case-store/keys.ts';
import { step } from '../../scripts/lib/say.ts';
import { actionOn, type Filed, filingOf, registerRecord, unitId } from '../lib/filing.ts';
import { limited } from './limited.ts';
import type { Person, System } from './system.ts';

/** Requests at once of all applicants together, and of each officer. */
const lanes = 8;
const officers = ['acceptor', 'verifier', 'approver'] as const satisfies readonly Person[];
const slowestCaseSeconds = 120;

export interface Run {
  /** From the first request to the end of the last execution. */
  readonly seconds: number;
  readonly caseIds: readonly string[];
}

/** Registers what the cases of a run will be about. The decision numbers carry the run's name. */
export const prepare = (system: System, run: string, count: number): Promise<Filed[]> =>
  limited(
    Array.from({ length: count }, (_, n) => n + 1),
    lanes,
    (n) => registerRecord(system.wiring, run, n),
  );

/** Brings one case per record to its end, all at once. Throws if any is not done in time. */
export const runCases = async (system: System, records: readonly Filed[]): Promise<Run> => {
  const started = performance.now();
  const recordOf = new Map<string, string>();
  const ended = { yet: false };
  const office = Promise.all(officers.map((officer) => workQueue(system, officer, recordOf, ended)));
  try {
    await limited(records, lanes, async (record) => recordOf.set(await file(system, record), record.recordId));
    await untilConcluded(system, [...recordOf.keys()]);
  } finally {
    ended.yet = true;
  }
  const seconds = (performance.now() - started) / 1000;
  await office;
  return { seconds, caseIds: [...recordOf.keys()] };
};

const request = async <T>(system: System, person: Person, method: string, path: string, body?: object): Promise<T> => {
  const response = await fetch(`${system.info.apiUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${system.tokens[person]}`,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
};

const file = async (system: System, record: Filed): Promise<string> => {
  const answer = await request<{ cases: { caseId: string }[] }>(
    system,
    'applicant',
    'POST',
    '/applications',
    filingOf(record),
  );
  const caseId = answer.cases[0]?.caseId;
  if (caseId === undefined) throw new Error('the application became no case');
  return caseId;
};

const queueOf = async ({ wiring, tables }: System, role: Person): Promise<WorkItem[]> => {
  const { Items = [] } = await wiring.db.send(
    new QueryCommand({
      TableName: tables.case,
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :queue',
      ExpressionAttributeValues: { ':queue': queueKey(unitId, role) },
    }),
  );
  return Items.map((row) => row['item'] as WorkItem);
};

/** One officer: whatever is in the queue is done once, until the run has ended. */
const workQueue = async (
  system: System,
  officer: (typeof officers)[number],
  recordOf: ReadonlyMap<string, string>,
  ended: { readonly yet: boolean },
): Promise<void> => {
  const done = new Set<string>();
  while (!ended.yet) {
    const items = (await queueOf(system, officer)).filter(({ id, caseId }) => !done.has(id) && recordOf.has(caseId));
    await limited(items, lanes, async (item) => {
      done.add(item.id);
      const action = actionOn(item, [recordOf.get(item.caseId) ?? '']);
      if (action === undefined) return;
      await request(system, officer, 'POST', `/repair-cases/${item.caseId}/${action.name}`, action.body);
    });
    if (items.length === 0) await pause(100);
  }
};

/** A case is at its end when its execution has succeeded: every receipt is in and the machine knows. */
const untilConcluded = async (system: System, caseIds: readonly string[]): Promise<void> => {
  const sfn = new SFNClient(system.client);
  const limit = performance.now() + (slowestCaseSeconds + caseIds.length * 5) * 1000;
  let told = performance.now();
  for (;;) {
    const done = await succeeded(sfn, system.machineArn);
    const open = caseIds.filter((caseId) => !done.has(`${caseId}-1`));
    if (open.length === 0) return;
    if (performance.now() > limit) throw new Error(await stuck(system, open));
    if (performance.now() - told > 10_000) {
      told = performance.now();
      step(`办结 ${caseIds.length - open.length}/${caseIds.length}`);
    }
    await pause(200);
  }
};

const stuck = async ({ wiring }: System, caseIds: readonly string[]): Promise<string> => {
  const states = await Promise.all(caseIds.map(async (caseId) => (await wiring.reader.load(repairCase, caseId)).state));
  return `not concluded in time: ${states.map(({ caseId, stage }) => `${caseId} (${stage})`).join(', ')}`;
};

export const succeeded = async (sfn: SFNClient, stateMachineArn: string): Promise<Set<string>> => {
  const { executions = [] } = await sfn.send(
    new ListExecutionsCommand({ stateMachineArn, statusFilter: 'SUCCEEDED', maxResults: 1000 }),
  );
  return new Set(executions.flatMap(({ name }) => name ?? []));
};
