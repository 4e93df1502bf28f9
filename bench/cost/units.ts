/** Billed units of completed cases, each from where it can be seen best: executions, logs, or the recorded calls. */
import { paginateGetExecutionHistory, SFNClient } from '@aws-sdk/client-sfn';
import type { DetailTypes } from '#shared/detail-types.ts';
import { handles as planned } from '../../functions/delivery/plan/handles.ts';
import { handles as driven } from '../../functions/events/driver/handles.ts';
import { handles as counted } from '../../functions/events/statistics/handles.ts';
import type { Invocations } from '../engine/invocations.ts';
import type { Recorded } from '../engine/recorded.ts';
import type { Call } from '../engine/recorder.ts';
import type { System } from '../engine/system.ts';
import { unitsOf } from '../engine/table-units.ts';
import { sum } from '../lib/figures.ts';

export interface Units {
  readonly transitions: number;
  readonly invocations: number;
  readonly gigabyteSeconds: number;
  readonly writeUnits: number;
  readonly indexWriteUnits: number;
  readonly readUnits: number;
  readonly events: number;
  readonly queueRequests: number;
  readonly apiRequests: number;
  readonly secretCalls: number;
  readonly objectRequests: number;
  readonly logGigabytes: number;
}

/** Every entered state is a transition, retries included. */
export const transitionsOf = async (system: System, caseIds: readonly string[]): Promise<number> => {
  const client = new SFNClient(system.client);
  const entered = await Promise.all(
    caseIds.map(async (caseId) => {
      const executionArn = `${system.machineArn.replace(':stateMachine:', ':execution:')}:${caseId}-1`;
      let states = 0;
      for await (const { events = [] } of paginateGetExecutionHistory({ client }, { executionArn }))
        states += events.filter(({ type }) => type?.endsWith('StateEntered')).length;
      return states;
    }),
  );
  return sum(entered);
};

const consumers: readonly DetailTypes[] = [driven, counted, planned];
/** A message is sent, received and deleted; batches make it fewer, empty looks at the queue more. */
const requestsPerMessage = 3;
const eventChunk = 64 * 1024;
const billedMillisecond = 1000;

interface Entry {
  readonly DetailType: string;
  readonly Detail: string;
}

const entriesOf = (calls: readonly Call[]): Entry[] =>
  calls.flatMap(({ operation, input }) => (operation === 'AWSEvents.PutEvents' ? (input['Entries'] as Entry[]) : []));

const wanted = (handles: DetailTypes, type: string): boolean =>
  handles.some((handle) => (typeof handle === 'string' ? handle === type : type.startsWith(handle.prefix)));

/** What the bus puts into queues is sent one by one; what functions put there goes in the calls they make. */
const queueRequestsOf = (calls: readonly Call[]): number => {
  const fromBus = entriesOf(calls).map(
    ({ DetailType }) => consumers.filter((handles) => wanted(handles, DetailType)).length,
  );
  const batches = calls.filter(({ operation }) => operation === 'AmazonSQS.SendMessageBatch');
  const sent = batches.map(({ input }) => (input['Entries'] as readonly unknown[]).length);
  return requestsPerMessage * sum(fromBus) + batches.length + (requestsPerMessage - 1) * sum(sent);
};

/** Units per case. `invocations` were counted over `timed` cases without the recorder, so that it costs them no time. */
export const unitsPerCase = (
  recorded: Pick<Recorded, 'calls' | 'cases' | 'shown'> & { readonly transitions: number },
  timed: { readonly invocations: readonly Invocations[]; readonly cases: number },
): Units => {
  const { calls, cases, shown } = recorded;
  const tables = calls.map((call) => unitsOf(call, shown));
  const chunks = entriesOf(calls).map(({ Detail }) => Math.ceil(Buffer.byteLength(Detail) / eventChunk));
  const ofApi = timed.invocations.filter((one) => one.function.startsWith('api-'));
  const gigabyteSeconds = timed.invocations.map((one) => (one.billedMs / billedMillisecond) * (one.memoryMb / 1024));
  return {
    transitions: recorded.transitions / cases,
    invocations: sum(timed.invocations.map(({ count }) => count)) / timed.cases,
    gigabyteSeconds: sum(gigabyteSeconds) / timed.cases,
    writeUnits: sum(tables.map((units) => units.tableWrites)) / cases,
    indexWriteUnits: sum(tables.map((units) => units.indexWrites)) / cases,
    readUnits: sum(tables.map((units) => units.reads)) / cases,
    events: sum(chunks) / cases,
    queueRequests: queueRequestsOf(calls) / cases,
    apiRequests: sum(ofApi.map(({ count }) => count)) / timed.cases,
    secretCalls: calls.filter(({ operation }) => operation.startsWith('secretsmanager.')).length / cases,
    objectRequests:
      calls.filter(({ operation }) => ['GET', 'PUT', 'HEAD', 'DELETE'].includes(operation)).length / cases,
    logGigabytes: sum(timed.invocations.map(({ logBytes }) => logBytes)) / timed.cases / 1e9,
  };
};
