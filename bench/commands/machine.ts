/**
 * A repair case in this process: the real API handler, the real driver and the real step of the machine over tables in memory. What
 * the bus, the queues and Step Functions do in between is a loop here, because only what our own code does is measured.
 */
import type { SFNClient } from '@aws-sdk/client-sfn';
import { SendTaskSuccessCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Context } from 'aws-lambda';
import { caseActions } from '#contracts/repair-cases.ts';
import { ok } from '#domain/kernel/result.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { effects, type RepairCaseState } from '#domain/repair/state.ts';
import { makeCaseEffects } from '#shared/case-effects.ts';
import { toCloudEvent } from '#shared/cloud-event.ts';
import { tableOfFacts } from '#shared/departments/departments.ts';
import { readPerson } from '#shared/directory/people.ts';
import { subjectItem } from '#shared/directory/subjects.ts';
import { api } from '#shared/http/api.ts';
import { apiDeps } from '#shared/http/deps.ts';
import type { HttpAnswer } from '#shared/http/event.ts';
import { openDoor } from '#shared/wiring.ts';
import { fileApplicationRoute } from '../../functions/api/applications/file.ts';
import { repairActionRoute } from '../../functions/api/cases/action.ts';
import { drive } from '../../functions/events/driver/drive.ts';
import { enterStage } from '../../functions/workflow/enter-stage/enter-stage.ts';
import { enterprise, unitId } from '../lib/filing.ts';
import { MemoryTables } from './memory-tables.ts';

const env = { CASE_TABLE: 'case', RECORD_TABLE: 'record', DIRECTORY_TABLE: 'directory' };

export interface Sent {
  readonly path: string;
  readonly body: string;
  readonly principalId: string;
  readonly key: string;
}

const silent = (): void => undefined;

/** Everyone a case needs, as the directory keeps them. */
const people = [
  { principalId: 'bench-applicant', sk: `REPRESENTATION#${enterprise.subjectId}#repair`, roles: [] },
  { principalId: 'bench-acceptor', sk: 'OFFICER', roles: ['acceptor'] },
  { principalId: 'bench-verifier', sk: 'OFFICER', roles: ['verifier'] },
  { principalId: 'bench-approver', sk: 'OFFICER', roles: ['approver'] },
] as const;

const personRow = ({ principalId, sk, roles }: (typeof people)[number]) => ({
  pk: `PRINCIPAL#${principalId}`,
  sk,
  schemaVersion: 1,
  principalId,
  name: principalId,
  roles,
  unitId,
  regionId: enterprise.regionId,
  subjectId: enterprise.subjectId,
  scope: 'repair',
  from: '2020-01-01',
  to: null,
});

export const openSystem = () => {
  const tables = new MemoryTables();
  for (const row of [subjectItem(enterprise), ...people.map(personRow)]) tables.put(env.DIRECTORY_TABLE, row);
  const wiring = openDoor(env, tables.client);
  const deps = apiDeps(env, wiring);
  const handler = api(
    [fileApplicationRoute(deps), ...caseActions.map((contract) => repairActionRoute(deps, contract))],
    {
      log: silent,
      people: {
        // The signature of a token is checked against fetched keys: no part of handling a command.
        authenticate: async (header) => ok(header ?? ''),
        now: wiring.clock.now,
        findPerson: (principalId, today) => readPerson(wiring.db, env.DIRECTORY_TABLE, principalId, today),
      },
    },
  );
  const waiting: { readonly caseId: string; readonly stage: string }[] = [];
  const sfn = machineOver(waiting);
  const more = { ...wiring, sfn, caseTable: env.CASE_TABLE, log: silent };
  const driven = drive({ ...more, machineArn: 'repair' });
  const enter = enterStage({ ...more, departments: tableOfFacts(wiring.db, env.DIRECTORY_TABLE) });
  const told = makeCaseEffects(wiring.door);
  return {
    tables,
    wiring,
    request: (sent: Sent): Promise<HttpAnswer> => handler(eventOf(sent), {} as Context),
    /** Carries stored events to the driver and lets the machine enter stages, until nothing is left to do. */
    settle: async (): Promise<void> => {
      for (;;) {
        const events = tables.take(env.CASE_TABLE, 'OUTBOX#').flatMap((row) => row['bodies'] as string[]);
        for (const body of events) await driven(toCloudEvent(body));
        for (const { caseId, stage } of waiting.splice(0))
          await enter({ caseId, stage, generation: 1, taskToken: `${caseId}/${stage}` });
        if (events.length === 0) return;
      }
    },
    confirmPublication: (caseId: string) => told.confirmCommitmentPublication(caseId, ['receipt']),
    completeEffects: async (caseId: string, recordId: string): Promise<void> => {
      for (const effect of effects) await told.completeEffect(caseId, recordId, effect, ['receipt']);
    },
    stateOf: async (caseId: string): Promise<RepairCaseState> => (await wiring.reader.load(repairCase, caseId)).state,
  };
};

/** Step Functions as far as the driver needs it: a started or answered execution next waits in the stage it was told. */
const machineOver = (waiting: { caseId: string; stage: string }[]): SFNClient => {
  const send = async (command: unknown): Promise<object> => {
    if (command instanceof StartExecutionCommand)
      waiting.push(JSON.parse(command.input.input ?? '{}') as { caseId: string; stage: string });
    if (command instanceof SendTaskSuccessCommand) {
      const { stage } = JSON.parse(command.input.output ?? '{}') as { stage: string };
      const caseId = (command.input.taskToken ?? '').split('/')[0] ?? '';
      if (stage !== 'concluded') waiting.push({ caseId, stage });
    }
    return {};
  };
  return { send } as unknown as SFNClient;
};

const eventOf = ({ path, body, principalId, key }: Sent) => ({
  rawPath: path,
  headers: { authorization: principalId, 'content-type': 'application/json', 'idempotency-key': key },
  body,
  requestContext: { requestId: key, http: { method: 'POST' } },
});
