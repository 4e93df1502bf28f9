/**
 * A case in this process: the real API handler, the real driver and the real step of the machine over tables in memory. What the bus,
 * the queues and Step Functions do in between is a loop here, because only what our own code does is measured.
 */
import type { SFNClient } from '@aws-sdk/client-sfn';
import { SendTaskSuccessCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Context } from 'aws-lambda';
import type { CaseInGeneral } from '#domain/kernel/case-actions.ts';
import { ok } from '#domain/kernel/result.ts';
import { toCloudEvent } from '#shared/cloud-event.ts';
import { readPerson } from '#shared/directory/people.ts';
import { subjectItem } from '#shared/directory/subjects.ts';
import { api } from '#shared/http/api.ts';
import { apiDeps } from '#shared/http/deps.ts';
import type { HttpAnswer } from '#shared/http/event.ts';
import { openDoor } from '#shared/wiring.ts';
import { type Journey, type Person, type Sent, unitId } from '../journeys/journey.ts';
import { countedTables } from './counted-tables.ts';
import { partsOf } from './parts.ts';

const env = { CASE_TABLE: 'case', RECORD_TABLE: 'record', DIRECTORY_TABLE: 'directory' };
const silent = (): void => undefined;

const office = (role: Person) => ({ principalId: `bench-${role}`, sk: 'OFFICER', roles: [role] });
const authority = ({ kind, enterprise }: Journey) => ({
  principalId: 'bench-applicant',
  sk: `REPRESENTATION#${enterprise.subjectId}#${kind}`,
  scope: kind,
});

/** Everyone a case of the kind needs, as the directory keeps them. */
const peopleOf = (journey: Journey) =>
  [...(['acceptor', 'verifier', 'approver'] as const).map(office), authority(journey)].map((person) => ({
    pk: `PRINCIPAL#${person.principalId}`,
    schemaVersion: 1,
    name: person.principalId,
    unitId,
    regionId: journey.enterprise.regionId,
    subjectId: journey.enterprise.subjectId,
    basis: '测量',
    from: '2020-01-01',
    to: null,
    ...person,
  }));

interface Waiting {
  readonly caseId: string;
  readonly stage: string;
}

/** A request with its body as text, and who sends it under which key. */
export type Asked = Pick<Sent, 'path'> & { readonly body: string; readonly person: Person; readonly key: string };

export const openSystem = (journey: Journey) => {
  const { kind, enterprise, stored, end } = journey;
  const { tables, client, watch, take } = countedTables();
  for (const row of [subjectItem(enterprise), ...peopleOf(journey)]) tables.put(env.DIRECTORY_TABLE, row);
  const wiring = openDoor(env, client);
  const waiting: Waiting[] = [];
  const deps = { ...apiDeps(env, wiring), sfn: machineOver(waiting, end), caseTable: env.CASE_TABLE, log: silent };
  const { routes, drive, enter, receipts } = partsOf[kind](deps);
  const handler = api(routes, {
    log: silent,
    people: {
      // The signature of a token is checked against fetched keys: no part of handling a command.
      authenticate: async (header) => ok(header ?? ''),
      now: wiring.clock.now,
      findPerson: (principalId, today) => readPerson(wiring.db, env.DIRECTORY_TABLE, principalId, today),
    },
  });
  /** Carries stored events to the driver and lets the machine enter stages, until nothing is left to do. */
  const settle = async (): Promise<void> => {
    for (;;) {
      const events = take(env.CASE_TABLE, 'OUTBOX#').flatMap((row) => row['bodies'] as string[]);
      for (const body of events) await drive(toCloudEvent(body));
      for (const { caseId, stage } of waiting.splice(0))
        await enter({ caseId, stage, generation: 1, taskToken: `${caseId}/${stage}` });
      if (events.length === 0) return;
    }
  };
  return {
    wiring,
    watch,
    request: (asked: Asked): Promise<HttpAnswer> => handler(eventOf(asked), {} as Context),
    /** Everything that happens without a person. Returns the case as it stands then. */
    bringOn: async (caseId: string): Promise<CaseInGeneral> => {
      await settle();
      await receipts(caseId);
      await settle();
      return (await wiring.reader.load(stored, caseId)).state;
    },
    /** Everything but the directory is forgotten: the tables do not grow with the measurement. */
    forget: (): void => {
      for (const table of [env.CASE_TABLE, env.RECORD_TABLE])
        for (const key of tables.keys(table)) tables.delete(table, key);
    },
  };
};

/** Step Functions as far as the driver needs it: a started or answered execution next waits in the stage it was told. */
const machineOver = (waiting: Waiting[], end: string): SFNClient => {
  const send = async (command: unknown): Promise<object> => {
    if (command instanceof StartExecutionCommand) waiting.push(JSON.parse(command.input.input ?? '{}') as Waiting);
    if (command instanceof SendTaskSuccessCommand) {
      const { stage } = JSON.parse(command.input.output ?? '{}') as Waiting;
      const caseId = (command.input.taskToken ?? '').split('/')[0] ?? '';
      if (stage !== end) waiting.push({ caseId, stage });
    }
    return {};
  };
  return { send } as unknown as SFNClient;
};

const eventOf = ({ path, body, person, key }: Asked) => ({
  rawPath: path,
  headers: { authorization: `bench-${person}`, 'content-type': 'application/json', 'idempotency-key': key },
  body,
  requestContext: { requestId: key, http: { method: 'POST' } },
});
