/** Walking a machine on the engine: the mocked faults of its tasks, and starting it anew in the middle of a case. */
import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { aggregatePk, tokenKey } from '#shared/case-store/keys.ts';
import { type Machine, waitingStates } from '../contract/machine.ts';
import type { Engine } from './engine.ts';
import type { AnyEngineCase } from './engine-case.ts';
import type { Journey } from './engine-journeys.ts';
import { type Ended, type Faults, statusOf, untilEnded } from './engine-machine.ts';
import { heldBy } from './engine-platforms.ts';

const five = Array.from({ length: 5 }, () => 'Broken');

/** The mocked cases that an execution of this machine can be started with. */
export const faultsOf = (machine: Machine): Readonly<Record<string, Faults>> => {
  const inEvery = (errors: readonly string[]): Faults =>
    Object.fromEntries(waitingStates(machine).map((state) => [state, errors]));
  return {
    everyFaultOnce: { ...inEvery(['States.Timeout', 'Broken']), Rejoin: ['Broken'] },
    superseded: inEvery(['Superseded']),
    alwaysBroken: inEvery(five),
    rejoinBroken: { ...inEvery(['States.Timeout']), Rejoin: five },
    timedOut: inEvery(['States.Timeout']),
  };
};

/** Takes the case from stop to stop and does `at` in each; a stage that platforms end lasts until that is done. */
export const travel = async (
  engine: Engine,
  { stops, endedByPlatforms }: Journey,
  one: AnyEngineCase,
  at: () => Promise<void> = async () => undefined,
): Promise<void> => {
  for (const stage of stops) {
    const arrive = async (): Promise<void> => {
      await one.proceedTo(stage);
      await at();
    };
    if (endedByPlatforms.includes(stage)) await heldBy(engine, 'creditSuzhou', one, stage, arrive);
    else await arrive();
  }
};

/** Orders a new start of the case's machine. */
export const orderRestart = async (one: AnyEngineCase): Promise<void> => {
  const { generation } = (await one.state()).machine;
  await one.order({ type: 'restartMachine', generation, reason: 'test' } as { type: 'restartMachine' });
};

/** Waits until the machine of this generation has come. */
export const untilGeneration = (one: AnyEngineCase, generation: number) =>
  one.until(
    `generation ${generation}`,
    ({ machine }) => machine.generation === generation && machine.expectedBy === null,
  );

/** Starts the machine of a waiting case again. Returns how the older execution ended, answered with its own token. */
export const restarted = async (engine: Engine, journey: Journey, one: AnyEngineCase): Promise<Ended> => {
  const before = await one.state();
  const { generation } = before.machine;
  const taskToken = await tokenOf(engine, one);
  await orderRestart(one);
  const after = await untilGeneration(one, generation + 1);
  expect(after.stage).toBe(before.stage);
  expect(after.items).toEqual(before.items);
  const older = `${one.id}-${generation}`;
  expect(await statusOf(engine, older, journey.machine)).toBe('RUNNING');
  const ended = await answeredLate(engine, journey, older, { taskToken, stage: after.stage });
  const now = await one.state();
  expect([now.stage, now.machine, now.items]).toEqual([after.stage, after.machine, after.items]);
  return ended;
};

/** Tells an execution by its old token which stage the case has. Returns how it ended. */
export const answeredLate = async (
  engine: Engine,
  { machine: kind }: Journey,
  execution: string,
  { taskToken, stage }: { readonly taskToken: string; readonly stage: string },
): Promise<Ended> => {
  await engine.sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ stage }) }));
  return untilEnded(engine, execution, kind);
};

/** The token of the machine that waits for the case. */
export const tokenOf = async ({ db, tables }: Engine, { id }: AnyEngineCase): Promise<string> => {
  const Key = { pk: aggregatePk('CASE', id), sk: tokenKey };
  const { Item } = await db.send(new GetCommand({ TableName: tables.case, Key, ConsistentRead: true }));
  return String(Item?.['token']);
};

/** Every decision of the journey has been taken, none of them twice. */
export const decidedOnce = async ({ once }: Journey, one: AnyEngineCase): Promise<void> => {
  const types = (await one.history()).map(({ type }) => type);
  expect(types.filter((type) => once.includes(type))).toEqual(once);
};
