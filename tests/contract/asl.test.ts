/** The machines read as text: each stage has its route, each expression a value, each failure an end. */
import validate from 'asl-validator';
import { describe, expect, test } from 'vitest';
import { commitmentStages } from '#domain/commitment/stages.ts';
import type { CaseStage } from '#domain/kernel/case-actions.ts';
import { repairStages } from '#domain/repair/stages.ts';
import { choose, evaluate, readMachine, type State, targets, waitsIn } from './machine.ts';

interface OfMachine {
  readonly file: string;
  readonly stages: Readonly<Record<string, CaseStage>>;
  /** A stage that follows `verifying`. */
  readonly later: string;
}

describe.each<OfMachine>([
  { file: 'repair.asl.json', stages: repairStages, later: 'deciding' },
  { file: 'commitment.asl.json', stages: commitmentStages, later: 'rectifying' },
])('$file', ({ file, stages, later }) => {
  const machine = readMachine(file, {
    Partition: 'aws',
    EnterStage: 'arn:aws:lambda:cn-north-1:000000000000:function:enter-stage',
    CaseTable: 'cases',
  });
  const states = Object.entries(machine.States).map(([name, state]) => ({ name, state }));
  const stageTasks = states.filter(({ state }) => state.Resource?.endsWith(':lambda:invoke.waitForTaskToken'));
  const stateNamed = (name: string): State => {
    const state = machine.States[name];
    if (state === undefined) throw new Error(`no state ${name}`);
    return state;
  };
  const input = { caseId: 'c-1', generation: 2, stage: 'verifying' };

  describe('the definition', () => {
    test('is valid States Language', () => {
      const report = validate(machine);
      expect(report.errorsText()).toBe('');
      expect(report.isValid).toBe(true);
    });

    test('begins with a choice on the stage, so that it can be entered anywhere', () => {
      expect(machine.QueryLanguage).toBe('JSONata');
      expect(stateNamed(machine.StartAt).Type).toBe('Choice');
    });

    test.each(states)('$name says what it is for', ({ state }) => {
      expect(state.Comment?.length).toBeGreaterThan(20);
    });

    test.each(states)('$name is reachable and leads somewhere', ({ name, state }) => {
      expect(name === machine.StartAt || states.some((other) => targets(other.state).includes(name))).toBe(true);
      for (const next of targets(state)) expect(Object.keys(machine.States)).toContain(next);
      expect(['Succeed', 'Fail'].includes(state.Type)).toBe(targets(state).length === 0);
    });

    test('there is a state to wait in for every stage that is not final', () => {
      const open = Object.keys(stages).filter((stage) => stages[stage]?.final === false);
      expect(stageTasks.map(({ name }) => name)).toEqual([...new Set(open.map(waitsIn))]);
    });
  });

  describe('the route', () => {
    test.each(Object.entries(stages))('%s', async (stage, { final }) => {
      expect(await choose(stateNamed('Route'), { ...input, stage })).toBe(final ? 'Ended' : waitsIn(stage));
    });

    test.each([{ stage: 'archived' }, { stage: '' }, {}])('%j is a defect, not a wait', async (odd) => {
      expect(await choose(stateNamed('Route'), odd)).toBe('UnknownStage');
    });
  });

  describe.each(stageTasks)('$name', ({ state }) => {
    test('gives the case its token and nothing it cannot use', async () => {
      const context = { Task: { Token: 'token-1' } };
      expect(await evaluate(state.Arguments, { input: { ...input, failures: 1 }, context })).toEqual({
        FunctionName: 'arn:aws:lambda:cn-north-1:000000000000:function:enter-stage',
        Payload: { ...input, taskToken: 'token-1' },
      });
    });

    test('goes on at the stage the decision names, with a clean count of failures', async () => {
      const output = await evaluate(state.Output, { input: { ...input, failures: 3 }, result: { stage: later } });
      expect(output).toEqual({ ...input, stage: later, failures: 0 });
      expect(state.Next).toBe('Route');
    });

    test('an answer without a stage ends visibly instead of waiting again', async () => {
      const output = await evaluate(state.Output, { input, result: {} });
      expect(await choose(stateNamed('Route'), output)).toBe('UnknownStage');
    });

    test('has a numeric backstop of 90 days, bounded retries, and an end for every error', () => {
      expect(state.TimeoutSeconds).toBe(90 * 24 * 60 * 60);
      const attempts = (state.Retry ?? []).map(({ MaxAttempts }) => MaxAttempts);
      expect(attempts.length).toBeGreaterThan(0);
      for (const count of attempts) expect(count).toBeLessThanOrEqual(5);
      expect(state.Catch?.map(({ ErrorEquals, Next }) => [ErrorEquals, Next])).toEqual([
        [['Superseded'], 'Superseded'],
        [['States.Timeout'], 'Rejoin'],
        [['States.ALL'], 'CountFailure'],
      ]);
    });

    test('gives way at once when the case says so', () => {
      const [first] = state.Retry ?? [];
      expect(first).toMatchObject({ ErrorEquals: ['Superseded'], MaxAttempts: 0 });
    });

    test.each([
      [{}, 1],
      [{ failures: 0 }, 1],
      [{ failures: 4 }, 5],
    ])('counts a failure after %j', async (before, failures) => {
      const failed = state.Catch?.find(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'));
      const output = await evaluate(failed?.Output, { input: { ...input, ...before }, errorOutput: { Error: 'X' } });
      expect(output).toEqual({ ...input, failures });
    });
  });

  describe('rejoining', () => {
    const rejoin = stateNamed('Rejoin');
    const item = (stage: string, generation: number) => ({
      Item: { stage: { S: stage }, generation: { N: `${generation}` } },
    });

    test('reads the snapshot of this case, consistently, and nothing but stage and generation', async () => {
      expect(rejoin.Resource).toBe('arn:aws:states:::dynamodb:getItem');
      expect(await evaluate(rejoin.Arguments, { input })).toMatchObject({
        TableName: 'cases',
        Key: { pk: { S: 'CASE#c-1' }, sk: { S: 'SNAPSHOT' } },
        ConsistentRead: true,
        ProjectionExpression: '#stage, #generation',
      });
    });

    const stateAfter = async (result: unknown, failures?: number): Promise<string | undefined> => {
      const from = failures === undefined ? input : { ...input, failures };
      const output = await evaluate(rejoin.Output, { input: from, result });
      const next = await choose(stateNamed(rejoin.Next ?? ''), output);
      return next === 'Route' ? choose(stateNamed('Route'), output) : next;
    };

    test.each([
      ['the case waits where it was', item('verifying', 2), 'Verifying'],
      ['the case has moved on', item(later, 2), waitsIn(later)],
      ['the case has ended', item('withdrawn', 2), 'Ended'],
      ['a newer execution waits', item('verifying', 3), 'Superseded'],
      ['an older generation is stored', item('verifying', 1), 'Verifying'],
      ['there is no such case', {}, 'UnknownStage'],
    ])('%s', async (_, result, next) => {
      expect(await stateAfter(result)).toBe(next);
      expect(await stateAfter(result, 4)).toBe(next);
    });

    test('keeps the count of failures: a stage that never opens must not be tried for ever', async () => {
      const output = await evaluate(rejoin.Output, { input: { ...input, failures: 4 }, result: item('verifying', 2) });
      expect(output).toMatchObject({ failures: 4 });
    });
  });

  describe('failing', () => {
    test.each([
      [1, 'CoolDown'],
      [4, 'CoolDown'],
      [5, 'GaveUp'],
      [6, 'GaveUp'],
    ])('after %i failures: %s', async (failures, next) => {
      expect(await choose(stateNamed('CountFailure'), { ...input, failures })).toBe(next);
    });

    test('rests before it tries again', () => {
      expect(stateNamed('CoolDown')).toMatchObject({ Type: 'Wait', Seconds: 60, Next: 'Rejoin' });
    });
  });
});
