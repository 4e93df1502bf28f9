/**
 * Every way through the machine, walked on the engine: waits that time out, tasks that keep failing, newer executions, unknown
 * stages, and a new start at every stage. The last test holds what was walked against the definition, so that a state or a
 * transition nobody walks is found.
 */

import { randomUUID } from 'node:crypto';
import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { repairStageNames, repairStages } from '#domain/repair/stages.ts';
import { aggregatePk, tokenSk } from '#shared/case-store/keys.ts';
import { readMachine, targets } from '../contract/machine.ts';
import { connect, doorAgo, runSchedule } from '../support/engine.ts';
import { fileOne, type RepairCase } from '../support/engine-cases.ts';
import {
  type Ended,
  type Faults,
  mockFaults,
  start,
  statusOf,
  stop,
  unmockFaults,
  untilEnded,
  type Visit,
} from '../support/engine-machine.ts';
import { heldBy, setPlatform } from '../support/engine-platforms.ts';
import { newEnterprise, newRecord } from '../support/engine-records.ts';

const engine = connect();
const machine = readMachine('repair.asl.json', { Partition: 'aws', EnterStage: 'f', CaseTable: 't' });
const stageStates = Object.keys(machine.States).filter((name) =>
  machine.States[name]?.Resource?.endsWith('.waitForTaskToken'),
);
const openStages = repairStageNames.filter((stage) => !repairStages[stage].final && stage !== 'filed');
const stateOf = (stage: string): string => `${stage.charAt(0).toUpperCase()}${stage.slice(1)}`;
const finalStages = repairStageNames.filter((stage) => repairStages[stage].final);

const inEvery = (errors: readonly string[]): Faults => Object.fromEntries(stageStates.map((s) => [s, errors]));
const five = Array.from({ length: 5 }, () => 'Broken');
const mocked: Readonly<Record<string, Faults>> = {
  everyFaultOnce: { ...inEvery(['States.Timeout', 'Broken']), Rejoin: ['Broken'] },
  superseded: inEvery(['Superseded']),
  alwaysBroken: inEvery(five),
  rejoinBroken: { Verifying: ['States.Timeout'], Rejoin: five },
  timedOut: inEvery(['States.Timeout']),
};

/** An execution's name, never used before. */
const name = (what: string): string => `${what}-${randomUUID().slice(0, 8)}`;

/** Each walk is taken once, whoever asks first: the tests look at its outcome, the last one at all of them. */
const walks = new Map<string, () => Promise<Ended[]>>();
const walk = (what: string, take: () => Promise<Ended[]>): (() => Promise<Ended[]>) => {
  let taken: Promise<Ended[]> | undefined;
  const once = () => (taken ??= take());
  walks.set(what, once);
  return once;
};

const newCase = async (): Promise<RepairCase> => {
  const enterprise = await newEnterprise(engine, 'suzhou');
  return fileOne(engine, enterprise, [await newRecord(engine, enterprise, { unitId: 'unit-sz-market' })]);
};
const names = (visits: readonly Visit[]): string[] => visits.map((visit) => visit.state);

beforeAll(() => mockFaults(engine, mocked));
afterAll(() => unmockFaults(engine));
afterEach(() => setPlatform(engine, 'creditSuzhou', { mode: 'up' }));

describe('faults', () => {
  const everyFault = walk('everyFaultOnce', async () => {
    const repair = await newCase();
    await repair.untilStage('accepting');
    await stop(engine, `${repair.id}-1`);
    const execution = await start(
      engine,
      name(repair.id),
      { caseId: repair.id, generation: 1, stage: 'accepting' },
      'everyFaultOnce',
    );
    // The wait of the mocked execution takes the place of the stopped one's.
    await repair.until('the second entry', (s) => s.machine.expectedBy === null);
    await untilEntries(repair, 2);
    await repair.requestSupplement();
    await repair.submitSupplement();
    await repair.proceedTo('deciding');
    await heldBy(engine, 'creditSuzhou', repair, 'stopping', () => repair.decide());
    await repair.untilStage('concluded');
    return [await untilEnded(engine, execution)];
  });

  test('in every stage a wait that times out and a task that fails are survived, and the case is concluded', async () => {
    const [ended] = await everyFault();
    expect(ended?.status).toBe('SUCCEEDED');
    const visited = names(ended?.visited ?? []);
    for (const state of stageStates) {
      const first = visited.indexOf(state);
      expect(visited.slice(first, first + 2), state).toEqual([state, 'Rejoin']);
      const second = visited.indexOf(state, first + 1);
      expect(visited.slice(second, second + 4), state).toEqual([state, 'CountFailure', 'CoolDown', 'Rejoin']);
    }
  }, 90_000);

  const superseded = walk('superseded', () =>
    Promise.all(
      openStages.map(async (stage) => {
        const input = { caseId: 'no-case', generation: 1, stage };
        return untilEnded(engine, await start(engine, name(`superseded-${stage}`), input, 'superseded'));
      }),
    ),
  );

  test('in every stage an execution that is told a newer one waits gives way', async () => {
    const all = await superseded();
    expect(all.map((e) => [e.status, ...names(e.visited)])).toEqual(
      openStages.map((stage) => ['SUCCEEDED', 'Route', stateOf(stage), 'Superseded']),
    );
  });

  const gaveUp = walk('gaveUp', async () => {
    const repair = await newCase();
    await repair.untilStage('accepting');
    await stop(engine, `${repair.id}-1`);
    const input = { caseId: repair.id, generation: 1, stage: 'accepting' };
    const broken = await untilEnded(engine, await start(engine, name(repair.id), input, 'alwaysBroken'));
    // Nothing waits for the case now. A decision that was stored two minutes ago is found by the reconciler.
    await repair.accept(doorAgo(engine, 120));
    await repair.until('verifying', (s) => s.stage === 'verifying');
    await expect
      .poll(() => runSchedule(engine, 'eventsReconciler').then(() => repair.state()), {
        timeout: 20_000,
        interval: 500,
      })
      .toMatchObject({ machine: { generation: 2 } });
    await repair.proceedTo('training');
    expect((await repair.history()).filter((e) => e.type === 'RepairCaseAccepted')).toHaveLength(1);
    return [broken];
  });

  test('five rounds of failures end visibly, and the next decision brings a new execution', async () => {
    const [ended] = await gaveUp();
    expect([ended?.status, ended?.error]).toEqual(['FAILED', 'GaveUp']);
    expect(names(ended?.visited ?? []).filter((state) => state === 'CoolDown')).toHaveLength(4);
  }, 90_000);

  const lostItsCase = walk('rejoin', async () => {
    const timedOut = { caseId: 'no-case', generation: 1, stage: 'verifying' };
    const [broken, missing] = await Promise.all([
      start(engine, name('rejoin-broken'), timedOut, 'rejoinBroken'),
      start(engine, name('rejoin-missing'), timedOut, 'timedOut'),
    ]);
    return [await untilEnded(engine, broken), await untilEnded(engine, missing)];
  });

  test('a case that cannot be read is given up, one that is not there is a defect', async () => {
    const [broken, missing] = await lostItsCase();
    expect([broken?.error, missing?.error]).toEqual(['GaveUp', 'UnknownStage']);
  });
});

describe('the stage', () => {
  const unknown = walk('unknown', async () => {
    const input = { caseId: 'no-case', generation: 1, stage: 'archived' };
    return [await untilEnded(engine, await start(engine, name('unknown'), input))];
  });

  test('that the machine does not know fails visibly', async () => {
    const [ended] = await unknown();
    expect([ended?.status, ended?.error]).toEqual(['FAILED', 'UnknownStage']);
  });

  const ended = walk('ended', () =>
    Promise.all(
      finalStages.map(async (stage) =>
        untilEnded(engine, await start(engine, name(stage), { caseId: 'no-case', generation: 1, stage })),
      ),
    ),
  );

  test('that is final ends the execution at once', async () => {
    const all = await ended();
    expect(all.map((e) => [e.status, ...names(e.visited)])).toEqual(
      finalStages.map(() => ['SUCCEEDED', 'Route', 'Ended']),
    );
  });
});

describe('a new start', () => {
  const reentry = walk('reentry', async () => {
    const repair = await newCase();
    const left: Ended[] = [];
    await repair.proceedTo('accepting');
    left.push(await restarted(repair));
    await repair.proceedTo('supplementing');
    left.push(await restarted(repair));
    await repair.submitSupplement();
    await repair.proceedTo('verifying');
    left.push(await restarted(repair));
    await repair.proceedTo('training');
    left.push(await restarted(repair));
    const publicise = async () => {
      await repair.proceedTo('publicising');
      left.push(await restarted(repair));
    };
    await heldBy(engine, 'creditSuzhou', repair, 'publicising', publicise);
    await repair.proceedTo('deciding');
    left.push(await restarted(repair));
    const stopPublication = async () => {
      await repair.decide();
      await repair.untilStage('stopping');
      left.push(await restarted(repair));
    };
    await heldBy(engine, 'creditSuzhou', repair, 'stopping', stopPublication);
    const state = await repair.untilStage('concluded');
    expect(state.machine.generation).toBe(1 + openStages.length);
    // Nothing is left over from a stage; the commitment is for a person to look at later.
    const open = Object.values(state.items).filter((item) => item.status === 'open');
    expect(open.map((item) => item.kind)).toEqual(['followUpCommitment']);
    return [...left, await untilEnded(engine, `${repair.id}-${state.machine.generation}`)];
  });

  test('at every stage goes on where the case stands; the older execution gives way and changes nothing', async () => {
    const all = await reentry();
    const last = all.pop();
    expect(all.map((e) => [e.status, e.visited.at(-1)?.state])).toEqual(all.map(() => ['SUCCEEDED', 'Superseded']));
    expect([last?.status, ...names(last?.visited ?? [])]).toEqual(['SUCCEEDED', 'Route', 'Stopping', 'Route', 'Ended']);
  }, 90_000);

  const overtaken = walk('overtaken', async () => {
    const repair = await newCase();
    await repair.untilStage('accepting');
    await repair.order({ type: 'restartMachine', generation: 1, reason: 'test' });
    const input = { caseId: repair.id, generation: 1, stage: 'accepting' };
    return [await untilEnded(engine, await start(engine, name(repair.id), input, 'timedOut'))];
  });

  test('is noticed by an older execution whose wait times out', async () => {
    const [ended] = await overtaken();
    expect(names(ended?.visited ?? [])).toEqual(['Route', 'Accepting', 'Rejoin', 'CompareGeneration', 'Superseded']);
  });
});

/** Starts the machine of a waiting case again. Returns how the older execution ended, answered with its own token. */
const restarted = async (repair: RepairCase): Promise<Ended> => {
  const before = await repair.state();
  const { generation } = before.machine;
  const oldToken = await tokenOf(repair, before.stage);
  await repair.order({ type: 'restartMachine', generation, reason: 'test' });
  const after = await repair.until(
    'the new generation',
    (s) => s.machine.generation === generation + 1 && s.machine.expectedBy === null,
  );
  expect(after.stage).toBe(before.stage);
  expect(Object.values(after.items)).toEqual(Object.values(before.items));
  expect(await statusOf(engine, `${repair.id}-${generation}`)).toBe('RUNNING');
  const output = JSON.stringify({ stage: after.stage });
  await engine.sfn.send(new SendTaskSuccessCommand({ taskToken: oldToken, output }));
  const ended = await untilEnded(engine, `${repair.id}-${generation}`);
  const now = await repair.state();
  expect([now.stage, now.machine, now.items]).toEqual([after.stage, after.machine, after.items]);
  return ended;
};

const tokenOf = async (repair: RepairCase, stage: string): Promise<string> => {
  const Key = { pk: aggregatePk('CASE', repair.id), sk: tokenSk(stage) };
  const { Item } = await engine.db.send(new GetCommand({ TableName: engine.tables.case, Key, ConsistentRead: true }));
  return String(Item?.['token']);
};

const untilEntries = (repair: RepairCase, count: number): Promise<unknown> =>
  expect
    .poll(async () => (await repair.history()).filter((e) => e.type === 'RepairCaseStageEntered').length, {
      timeout: 20_000,
    })
    .toBeGreaterThanOrEqual(count);

test('nothing in the definition is left unwalked', async () => {
  const ended = (await Promise.all([...walks.values()].map((take) => take()))).flat();
  const walked = new Set(
    ended.flatMap(({ visited }) => visited.slice(1).map((visit, i) => `${visited[i]?.state} → ${visit.state}`)),
  );
  const defined = Object.entries(machine.States).flatMap(([from, state]) =>
    targets(state).map((to) => `${from} → ${to}`),
  );
  expect([...new Set(defined)].filter((transition) => !walked.has(transition))).toEqual([]);
  const routed = new Set(
    ended.flatMap((e) => e.visited).flatMap((v) => (v.state === 'Route' ? [v.input['stage']] : [])),
  );
  const stages = repairStageNames.filter((stage) => !routed.has(stage));
  expect(stages).toEqual([]);
}, 120_000);
