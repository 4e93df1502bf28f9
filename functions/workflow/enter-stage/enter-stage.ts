/**
 * Entering a stage: one command, with the machine's task token stored in the same transaction. If the case has moved on already,
 * the machine is told the present stage at once; a machine of an older generation is told to give way.
 */
import { SendTaskFailureCommand, SendTaskSuccessCommand, type SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { systemActor } from '#domain/kernel/actor.ts';
import { stagesAskingDepartments } from '#domain/repair/decide/stage-entry.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import type { Departments } from '../../shared/departments/departments.ts';
import { type Log, logEntries } from '../../shared/log.ts';
import type { Wiring } from '../../shared/wiring.ts';
import { tokenWrite } from '../../shared/workflow/tokens.ts';

const Step = z.strictObject({
  caseId: z.string(),
  generation: z.number().int().positive(),
  stage: z.string(),
  taskToken: z.string().min(1).max(1024),
});

export interface EnterStageDeps extends Wiring {
  readonly sfn: SFNClient;
  readonly caseTable: string;
  readonly departments: Departments;
  readonly log: Log;
}

export const enterStage =
  (deps: EnterStageDeps) =>
  async (input: unknown): Promise<void> => {
    const { caseId, generation, stage, taskToken } = Step.parse(input);
    const [before, now] = await Promise.all([deps.reader.load(repairCase, caseId), deps.clock.now()]);
    const result = await deps.door({
      kind: repairCase,
      id: caseId,
      command: { type: 'enterStage', stage, generation, findings: await findings(deps, before.state) } as {
        type: 'enterStage';
      },
      before,
      now,
      actor: systemActor('workflow'),
      commandId: `${caseId}-${generation}-${stage}`,
      extra: () => [tokenWrite(deps.caseTable, repairCase.keyPrefix, caseId, { stage, generation, token: taskToken })],
    });
    if (!result.ok && result.problem.code === 'staleGeneration') {
      await deps.sfn.send(new SendTaskFailureCommand({ taskToken, error: 'Superseded' }));
      return;
    }
    if (!result.ok) throw new Error(`stage ${stage} of case ${caseId} was refused: ${result.problem.code}`);
    const after = result.value.after.state as RepairCaseState;
    if (result.value.events.length === 0)
      await deps.sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ stage: after.stage }) }));
    deps.log(logEntries.stageEntered, { caseId, generation, stage, now: after.stage });
  };

const findings = async (deps: EnterStageDeps, state: RepairCaseState) =>
  stagesAskingDepartments.includes(state.stage)
    ? deps.departments.check(
        state.subjectId,
        state.records.filter((r) => r.outcome === 'pending'),
      )
    : [];
