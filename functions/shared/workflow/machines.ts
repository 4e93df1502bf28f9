/**
 * Starting machines and ending their waits, for every kind of case. It goes by the case's present state, not by the event's text: the
 * same event twice, late or out of order leads to the same calls.
 */
import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { systemActor } from '#domain/kernel/actor.ts';
import type { AnyAggregateKind, Stored } from '#domain/kernel/aggregate.ts';
import type { CaseInGeneral } from '#domain/kernel/case-actions.ts';
import { isLate, type Machine } from '#domain/kernel/machine.ts';
import { aggregatePk } from '../case-store/keys.ts';
import type { CloudEvent } from '../cloud-event.ts';
import type { Log } from '../log.ts';
import * as logEntries from '../log-entries.ts';
import type { Wiring } from '../wiring.ts';
import { answerToken } from './tokens.ts';

/** A kind of case and the machine that waits for it. */
export interface MachineCase {
  readonly kind: AnyAggregateKind;
  readonly machineArn: string;
}

export interface MachineDeps extends Wiring {
  readonly sfn: SFNClient;
  readonly caseTable: string;
  readonly log: Log;
}

/** A case that a machine waits for. */
export type CaseWithMachine = CaseInGeneral & { readonly machine: Machine };

export const loadCase = async (
  deps: Pick<MachineDeps, 'reader'>,
  { kind }: MachineCase,
  caseId: string,
): Promise<CaseWithMachine> => ((await deps.reader.load(kind, caseId)) as Stored<CaseWithMachine>).state;

/**
 * What an event of a case asks of its machine: opening and restarting start one, an event that says which stage follows ends a wait.
 * Entering a stage is what the machine has just done itself.
 */
export const driveMachine = async (deps: MachineDeps, of: MachineCase, event: CloudEvent): Promise<void> => {
  if (event.eventtype.endsWith('CaseOpened') || event.eventtype.endsWith('MachineRestarted'))
    return startMachine(deps, of, event.subject);
  if (typeof event.data['stage'] === 'string' && !event.eventtype.endsWith('StageEntered'))
    await moveOn(deps, of, event.subject);
};

/** Starts the execution of the case's present generation at its present stage; a running one of that name is the same one. */
export const startMachine = async (
  deps: Omit<MachineDeps, 'caseTable'>,
  of: MachineCase,
  caseId: string,
): Promise<void> => {
  const { machine, stage } = await loadCase(deps, of, caseId);
  const { generation } = machine;
  try {
    await deps.sfn.send(
      new StartExecutionCommand({
        stateMachineArn: of.machineArn,
        name: `${caseId}-${generation}`,
        input: JSON.stringify({ caseId, generation, stage }),
      }),
    );
    deps.log(logEntries.machineStarted, { caseId, generation, stage });
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
};

/** Ends the machine's wait in the stage the case has left; a machine that is gone is started anew from where the case stands. */
export const moveOn = async (
  deps: MachineDeps,
  of: MachineCase,
  caseId: string,
): Promise<'answered' | 'lost' | 'none'> => {
  const { outcome, generation } = await answerToken(
    { db: deps.db, sfn: deps.sfn, table: deps.caseTable },
    aggregatePk(of.kind.keyPrefix, caseId),
  );
  if (outcome === 'lost') await restartMachine(deps, of, caseId, generation, 'executionGone');
  return outcome;
};

/**
 * Drives on a case whose machine is late. First what a lost event should have done; only a machine that still does not come is given up
 * for a new generation.
 */
export const driveLate = async (deps: MachineDeps, of: MachineCase, caseId: string): Promise<void> => {
  if ((await moveOn(deps, of, caseId)) !== 'none') return;
  const { machine } = await loadCase(deps, of, caseId);
  if (!isLate(machine, deps.clock.realNow())) return;
  await restartMachine(deps, of, caseId, machine.generation, 'machineLate');
  await startMachine(deps, of, caseId);
};

/** Raises the generation; the event it stores starts the new execution. */
export const restartMachine = async (
  deps: Pick<MachineDeps, 'door' | 'log'>,
  { kind }: MachineCase,
  caseId: string,
  generation: number,
  reason: string,
): Promise<void> => {
  const result = await deps.door({
    kind,
    id: caseId,
    command: { type: 'restartMachine', generation, reason } as { type: 'restartMachine' },
    actor: systemActor('reconciler'),
    commandId: `${caseId}-${generation}-restart`,
  });
  if (!result.ok) throw new Error(`machine of case ${caseId} could not be restarted: ${result.problem.code}`);
  deps.log(logEntries.machineRestarted, { caseId, generation, reason });
};
