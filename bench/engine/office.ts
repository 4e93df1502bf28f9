/**
 * People at work: an applicant who applies and officers who do whatever lies in their queue, all through the API. The queue is read
 * straight from its index, so that looking costs the system as little as possible.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import { queueKey } from '#shared/case-store/keys.ts';
import { step } from '../../scripts/lib/say.ts';
import { type Journey, type Officer, type Person, type Prepared, type Sent, unitId } from '../journeys/journey.ts';
import { limited } from './limited.ts';
import type { System } from './system.ts';

/** Requests at once of all applicants together, and of each officer. */
const lanes = 8;
const slowestCaseSeconds = 120;
/** An officer who found nothing to do looks again after this. */
const pauseMs = 250;

export interface Run {
  /** From the first request to the end of the last execution. */
  readonly seconds: number;
  readonly caseIds: readonly string[];
}

/** Sets up what the cases of a run will be about. */
export const prepare = async (system: System, journey: Journey, run: string, count: number): Promise<Prepared[]> => {
  for (const officer of journey.officers) await clearDesk(system, officer);
  return limited(
    Array.from({ length: count }, (_, n) => n + 1),
    lanes,
    (n) => journey.prepare(system.wiring, run, n),
  );
};

/**
 * An ended repair leaves its verifier the commitment to look after, due weeks later. At every look the engine goes through all of a queue,
 * and what the cases of earlier runs left there is no cost of the next: their items leave the queue.
 */
const clearDesk = async (system: System, officer: Officer): Promise<void> => {
  const { wiring, tables } = system;
  await limited(await queueRows(system, officer), lanes, ({ pk, sk }) =>
    wiring.db.send(
      new UpdateCommand({ TableName: tables.case, Key: { pk, sk }, UpdateExpression: 'REMOVE gsi1pk, gsi1sk' }),
    ),
  );
};

/** Brings each prepared case to its end, all at once. Throws if any is not done in time. */
export const runCases = async (system: System, journey: Journey, prepared: readonly Prepared[]): Promise<Run> => {
  const started = performance.now();
  const cases = new Map<string, Prepared>();
  const ended = { yet: false };
  const office = Promise.all(journey.officers.map((officer) => workQueue(system, officer, cases, ended)));
  try {
    await limited(prepared, lanes, async (one) => cases.set(await open(system, journey, one), one));
    await untilEnded(system, journey, [...cases.keys()]);
  } finally {
    ended.yet = true;
  }
  const seconds = (performance.now() - started) / 1000;
  await office;
  return { seconds, caseIds: [...cases.keys()] };
};

const request = async (system: System, person: Person, { path, body }: Sent): Promise<unknown> => {
  const response = await fetch(`${system.info.apiUrl}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${system.tokens[person]}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return JSON.parse(text);
};

const open = async (system: System, { caseIdOf }: Journey, { opening }: Prepared): Promise<string> => {
  const caseId = caseIdOf(await request(system, 'applicant', opening));
  if (caseId === undefined) throw new Error('the application became no case');
  return caseId;
};

const queueRows = async ({ wiring, tables }: System, role: Person): Promise<Record<string, unknown>[]> => {
  const { Items = [] } = await wiring.db.send(
    new QueryCommand({
      TableName: tables.case,
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :queue',
      ExpressionAttributeValues: { ':queue': queueKey(unitId, role) },
    }),
  );
  return Items;
};

const queueOf = async (system: System, role: Person): Promise<WorkItem[]> =>
  (await queueRows(system, role)).map((row) => row['item'] as WorkItem);

/** One officer: whatever is in the queue is done once, until the run has ended. */
const workQueue = async (
  system: System,
  officer: Officer,
  cases: ReadonlyMap<string, Prepared>,
  ended: { readonly yet: boolean },
): Promise<void> => {
  const done = new Set<string>();
  while (!ended.yet) {
    const items = (await queueOf(system, officer)).filter(({ id, caseId }) => !done.has(id) && cases.has(caseId));
    await limited(items, lanes, async (item) => {
      done.add(item.id);
      const sent = cases.get(item.caseId)?.answerTo(item);
      if (sent !== undefined) await request(system, officer, sent);
    });
    if (items.length === 0) await pause(pauseMs);
  }
};

/** A case is at its end when its execution has succeeded: every receipt is in and the machine knows. */
const untilEnded = async (system: System, journey: Journey, caseIds: readonly string[]): Promise<void> => {
  const sfn = new SFNClient(system.client);
  const limit = performance.now() + (slowestCaseSeconds + caseIds.length * 5) * 1000;
  let told = performance.now();
  for (;;) {
    const done = await succeeded(sfn, system.machineArn(journey.kind));
    const open = caseIds.filter((caseId) => !done.has(`${caseId}-1`));
    if (open.length === 0) return;
    if (performance.now() > limit) throw new Error(await stuck(system, journey, open));
    if (performance.now() - told > 10_000) {
      told = performance.now();
      step(`办结 ${caseIds.length - open.length}/${caseIds.length}`);
    }
    await pause(200);
  }
};

const stuck = async ({ wiring }: System, { stored }: Journey, caseIds: readonly string[]): Promise<string> => {
  const stages = await Promise.all(
    caseIds.map(async (caseId) => `${caseId} (${(await wiring.reader.load(stored, caseId)).state.stage})`),
  );
  return `not at their end in time: ${stages.join(', ')}`;
};

export const succeeded = async (sfn: SFNClient, stateMachineArn: string): Promise<Set<string>> => {
  const { executions = [] } = await sfn.send(
    new ListExecutionsCommand({ stateMachineArn, statusFilter: 'SUCCEEDED', maxResults: 1000 }),
  );
  return new Set(executions.flatMap(({ name }) => name ?? []));
};
