/** The machine's one step: its token is stored with what it entered, or it is answered at once. */
import { SendTaskFailureCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { workflowWorld } from '../../../tests/support/workflow.ts';
import { finding, type RepairPlay } from '../../../tests/support/world.ts';
import { enterStage } from './enter-stage.ts';

const machineOf = async (play: (play: RepairPlay) => RepairPlay) => {
  const workflow = workflowWorld();
  await workflow.world.stores(play);
  workflow.sfn.on(SendTaskSuccessCommand).resolves({}).on(SendTaskFailureCommand).resolves({});
  const asked: string[][] = [];
  const departments = {
    check: async (_: string, records: readonly { recordId: string }[]) => {
      asked.push(records.map((r) => r.recordId));
      return records.map((r) => finding('absent', r.recordId));
    },
  };
  const step = enterStage({ ...workflow.deps, departments });
  return {
    ...workflow,
    asked,
    enter: (stage: string, generation = 1) => step({ caseId: 'case-1', generation, stage, taskToken: 'token-1' }),
  };
};

describe('entering a stage', () => {
  it('stores the token with the entry and waits', async () => {
    const { enter, tokens, sfn, world } = await machineOf((play) => play);
    await enter('filed');
    expect(tokens()).toMatchObject([{ sk: 'TOKEN', stage: 'accepting', generation: 1, token: 'token-1' }]);
    expect(sfn.calls()).toEqual([]);
    expect((await world.caseState()).stage).toBe('accepting');
  });

  it('asks the departments where the stage looks at claims, and nowhere else', async () => {
    const first = await machineOf((play) => play);
    await first.enter('filed');
    expect(first.asked).toEqual([['record-1']]);
    const last = await machineOf((play) => play.deciding());
    await last.enter('deciding');
    expect(last.asked).toEqual([]);
  });

  it('the case has left tells the machine where it is, and stores nothing', async () => {
    const { enter, tokens, sfn } = await machineOf((play) => play.verifying());
    await enter('accepting');
    expect(tokens()).toEqual([]);
    expect(sfn.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input).toEqual({
      taskToken: 'token-1',
      output: '{"stage":"verifying"}',
    });
  });

  it('by a machine of an older generation: it is told to give way', async () => {
    const { enter, tokens, sfn } = await machineOf((play) =>
      play.accepting().does({ type: 'restartMachine', generation: 1, reason: 'machineLate' }),
    );
    await enter('accepting', 1);
    expect(sfn.commandCalls(SendTaskFailureCommand)[0]?.args[0].input).toEqual({
      taskToken: 'token-1',
      error: 'Superseded',
    });
    expect(tokens()).toEqual([]);
  });

  it('that is refused for another reason fails, so that the machine tries again', async () => {
    const { deps, world } = workflowWorld();
    const step = enterStage({ ...deps, departments: { check: async () => [] } });
    await expect(step({ caseId: 'case-9', generation: 1, stage: 'filed', taskToken: 't' })).rejects.toThrow(
      'caseNotFound',
    );
    await expect(step({ caseId: 'case-9' })).rejects.toThrow();
    expect(world.tables.transactions).toBe(0);
  });
});
