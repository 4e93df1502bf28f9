/** Opens the cases of a filed application and drives the machines of repair cases. */
import type { ApplicationState } from '#domain/application/application.ts';
import { ApplicationEvent } from '#domain/application/application.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import { restartMachine } from '#domain/repair/decide/machine.ts';
import { openCase } from '#domain/repair/decide/opening.ts';
import { repairCaseOf } from '#domain/repair/kind.ts';
import type { CloudEvent } from '../../shared/cloud-event.ts';
import * as logEntries from '../../shared/log-entries.ts';
import { driveMachine, type MachineDeps } from '../../shared/workflow/machines.ts';

const repairCase = repairCaseOf({ openCase, restartMachine });

export interface DriverDeps extends MachineDeps {
  readonly machineArn: string;
}

export const drive =
  (deps: DriverDeps) =>
  async (event: CloudEvent): Promise<void> => {
    if (event.eventtype === 'RepairApplicationFiled') return openCases(deps, event);
    await driveMachine(deps, { kind: repairCase, machineArn: deps.machineArn }, event);
  };

/** 谁认定谁修复: one case per determining unit; opening is idempotent by the case's id. */
const openCases = async (deps: DriverDeps, event: CloudEvent): Promise<void> => {
  const { data } = ApplicationEvent.parse({ type: event.eventtype, data: event.data });
  for (const planned of data.cases) await open(deps, event.subject, data, planned);
};

const open = async (
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
