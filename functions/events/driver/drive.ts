/**
 * Turns stored events into Step Functions calls, and a filed application into its cases. It goes by the case's present state, not by
 * the event's text: the same event twice, late or out of order leads to the same calls.
 */
import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { ApplicationState } from '#domain/application/application.ts';
import { ApplicationEvent } from '#domain/application/application.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { aggregatePk } from '../../shared/case-store/keys.ts';
import type { CloudEvent } from '../../shared/cloud-event.ts';
import { type Log, logEntries } from '../../shared/log.ts';
import type { Wiring } from '../../shared/wiring.ts';
import { answerTokens } from '../../shared/workflow/tokens.ts';

export interface DriverDeps extends Wiring {
  readonly sfn: SFNClient;
  readonly caseTable: string;
  readonly machineArn: string;
  readonly log: Log;
}

export const drive =
  (deps: DriverDeps) =>
  async (event: CloudEvent): Promise<void> => {
    if (event.eventtype === 'RepairApplicationFiled') return openCases(deps, event);
    if (event.eventtype === 'RepairCaseOpened' || event.eventtype === 'RepairCaseMachineRestarted')
      return startMachine(deps, event.subject);
    // Only an event that says which stage follows can end a wait.
    if (typeof event.data['stage'] === 'string' && event.eventtype !== 'RepairCaseStageEntered')
      await moveOn(deps, event.subject);
  };

/** 谁认定谁修复: one case per determining unit; opening is idempotent by the case's id. */
const openCases = async (deps: DriverDeps, event: CloudEvent): Promise<void> => {
  const { data } = ApplicationEvent.parse({ type: event.eventtype, data: event.data });
  for (const planned of data.cases) await openCase(deps, event.subject, data, planned);
};

const openCase = async (
  deps: DriverDeps,
  applicationId: string,
  data: ApplicationState,
  planned: ApplicationState['cases'][number],
): Promise<void> => {
  const ids = planned.records.map((r) => r.recordId);
  const command = {
    type: 'openCase' as const,
    ...planned,
    applicationId,
    subjectId: data.subjectId,
    receivedAt: data.receivedAt,
    materials: data.materials.filter((m) => m.recordId === undefined || ids.includes(m.recordId)),
    commitment: data.commitment,
    banFlagged: data.banFlagged,
  };
  const result = await deps.door({
    kind: repairCase,
    id: planned.caseId,
    command,
    actor: systemActor('driver'),
    commandId: applicationId,
  });
  if (!result.ok) throw new Error(`case ${planned.caseId} could not be opened: ${result.problem.code}`);
  deps.log(logEntries.caseOpened, { caseId: planned.caseId, applicationId });
};

/** Starts the execution of the case's present generation at its present stage; a running one of that name is the same one. */
export const startMachine = async (deps: Omit<DriverDeps, 'caseTable'>, caseId: string): Promise<void> => {
  const { state } = await deps.reader.load(repairCase, caseId);
  const { generation } = state.machine;
  try {
    await deps.sfn.send(
      new StartExecutionCommand({
        stateMachineArn: deps.machineArn,
        name: `${caseId}-${generation}`,
        input: JSON.stringify({ caseId, generation, stage: state.stage }),
      }),
    );
    deps.log(logEntries.machineStarted, { caseId, generation, stage: state.stage });
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
};

/** Ends the machine's wait in the stage the case has left; a machine that is gone is started anew from where the case stands. */
export const moveOn = async (deps: DriverDeps, caseId: string): Promise<'answered' | 'lost' | 'none'> => {
  const { outcome, generation } = await answerTokens(
    { db: deps.db, sfn: deps.sfn, table: deps.caseTable },
    aggregatePk(repairCase.keyPrefix, caseId),
  );
  if (outcome === 'lost') await restartMachine(deps, caseId, generation, 'executionGone');
  return outcome;
};

/** Raises the generation; the event it stores starts the new execution. */
export const restartMachine = async (
  deps: Pick<DriverDeps, 'door' | 'log'>,
  caseId: string,
  generation: number,
  reason: string,
): Promise<void> => {
  const result = await deps.door({
    kind: repairCase,
    id: caseId,
    command: { type: 'restartMachine', generation, reason } as { type: 'restartMachine' },
    actor: systemActor('reconciler'),
    commandId: `${caseId}-${generation}-restart`,
  });
  if (!result.ok) throw new Error(`machine of case ${caseId} could not be restarted: ${result.problem.code}`);
  deps.log(logEntries.machineRestarted, { caseId, generation, reason });
};
