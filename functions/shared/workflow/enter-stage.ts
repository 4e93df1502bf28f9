/**
 * Entering a stage: one command, with the machine's task token stored in the same transaction. If the case has moved on already,
 * the machine is told the present stage at once; a machine of an older generation is told to give way.
 */
import { SendTaskFailureCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { systemActor } from '#domain/kernel/actor.ts';
import type { AnyAggregateKind, Stored } from '#domain/kernel/aggregate.ts';
import * as z from '#domain/kernel/schema.ts';
import * as logEntries from '../log-entries.ts';
import type { CaseWithMachine, MachineDeps } from './machines.ts';
import { tokenWrite } from './tokens.ts';

const Step = z.strictObject(() => ({
  caseId: z.string(),
  generation: z.int().check(z.positive()),
  stage: z.string(),
  taskToken: z.string().check(z.minLength(1), z.maxLength(1024)),
}));

/** `lookUp` fetches what the decision on this stage looks at beside the case itself. */
export const enterStage =
  <K extends AnyAggregateKind>(deps: MachineDeps, kind: K, lookUp: (state: K['initial']) => Promise<object>) =>
  async (input: unknown): Promise<void> => {
    const { caseId, generation, stage, taskToken } = Step.parse(input);
    const [before, now] = await Promise.all([deps.reader.load(kind, caseId), deps.clock.now()]);
    const command = { type: 'enterStage', stage, generation, ...(await lookUp(before.state)) };
    const result = await deps.door({
      kind,
      id: caseId,
      command,
      before,
      now,
      actor: systemActor('workflow'),
      commandId: `${caseId}-${generation}-${stage}`,
      extra: () => [tokenWrite(deps.caseTable, kind.keyPrefix, caseId, { stage, generation, token: taskToken })],
    });
    if (!result.ok && result.problem.code === 'staleGeneration') {
      await deps.sfn.send(new SendTaskFailureCommand({ taskToken, error: 'Superseded' }));
      return;
    }
    if (!result.ok) throw new Error(`stage ${stage} of case ${caseId} was refused: ${result.problem.code}`);
    const after = (result.value.after as Stored<CaseWithMachine>).state;
    if (result.value.events.length === 0)
      await deps.sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ stage: after.stage }) }));
    deps.log(logEntries.stageEntered, { caseId, generation, stage, now: after.stage });
  };
