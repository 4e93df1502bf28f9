/**
 * Every way through each machine, walked on the engine: waits that time out, tasks that keep failing, newer executions, unknown
 * stages, and a new start at every stage. The last test holds what was walked against the definition, so that a state or a
 * transition nobody walks is found.
 */

import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readMachine, targets, waitingStates, waitsIn } from '../contract/machine.ts';
import { connect, doorAgo, runSchedule } from '../support/engine.ts';
import { journeys } from '../support/engine-journeys.ts';
import {
  type Ended,
  mockFaults,
  start,
  stop,
  unmockFaults,
  untilEnded,
  type Visit,
  visitsOf,
} from '../support/engine-machine.ts';
import { setPlatform } from '../support/engine-platforms.ts';
import { whileHeld } from '../support/engine-queues.ts';
import {
  answeredLate,
  decidedOnce,
  faultsOf,
  orderRestart,
  restarted,
  tokenOf,
  travel,
  untilGeneration,
} from '../support/engine-walk.ts';

const engine = connect();
const names = (visits: readonly Visit[]): string[] => visits.map((visit) => visit.state);
/** An execution's name, never used before. */
const name = (what: string): string => `${what}-${randomUUID().slice(0, 8)}`;

describe.each(journeys)('the machine of $machine', (journey) => {
  const { machine: kind, stages, stops, passed, end, driver } = journey;
  const machine = readMachine(`${kind}.asl.json`, { Partition: 'aws', EnterStage: 'f', CaseTable: 't' });
  const states = waitingStates(machine);
  const finals = Object.keys(stages).filter((stage) => stages[stage]?.final);
  const [first] = stops;

  /** Each walk is taken once, whoever asks first: the tests look at its outcome, the last one at all of them. */
  const walks: (() => Promise<Ended[]>)[] = [];
  const walk = (take: () => Promise<Ended[]>): (() => Promise<Ended[]>) => {
    let taken: Promise<Ended[]> | undefined;
    const once = () => (taken ??= take());
    walks.push(once);
    return once;
  };
  /** Runs an execution to its end. Of a case that does not exist unless it is named. */
  const run = async (stage: string, faults?: string, caseId = 'no-case'): Promise<Ended> =>
    untilEnded(engine, await start(engine, name(stage), { caseId, generation: 1, stage }, faults, kind), kind);
  const hold = <T>(work: () => Promise<T>): Promise<T> => whileHeld(engine, driver, work);

  beforeAll(() => mockFaults(engine, faultsOf(machine), kind));
  afterAll(() => unmockFaults(engine));
  afterEach(() => setPlatform(engine, 'creditSuzhou', { mode: 'up' }));

  describe('faults', () => {
    const everyFault = walk(async () => {
      const one = await hold(async () => {
        const { one } = await journey.unstarted(engine, engine.wiring.door);
        const input = { caseId: one.id, generation: 1, stage: passed[0] };
        // The driver will find it running and be content.
        await start(engine, `${one.id}-1`, input, 'everyFaultOnce', kind);
        return one;
      });
      await travel(engine, journey, one);
      await one.proceedTo(end);
      await decidedOnce(journey, one);
      return [await untilEnded(engine, `${one.id}-1`, kind)];
    });

    test('in every stage a wait that times out and a task that fails are survived, and the case comes to its end', async () => {
      const [ended] = await everyFault();
      expect(ended?.status).toBe('SUCCEEDED');
      const visited = names(ended?.visited ?? []);
      for (const state of states) {
        const at = visited.indexOf(state);
        expect(visited.slice(at, at + 2), state).toEqual([state, 'Rejoin']);
        const again = visited.indexOf(state, at + 1);
        expect(visited.slice(again, again + 4), state).toEqual([state, 'CountFailure', 'CoolDown', 'Rejoin']);
      }
    }, 90_000);

    const openStages = Object.keys(stages).filter((stage) => !stages[stage]?.final);
    const superseded = walk(() => Promise.all(openStages.map((stage) => run(stage, 'superseded'))));

    test('in every stage an execution that is told a newer one waits gives way', async () => {
      const all = await superseded();
      expect(all.map((e) => [e.status, ...names(e.visited)])).toEqual(
        openStages.map((stage) => ['SUCCEEDED', 'Route', waitsIn(stage), 'Superseded']),
      );
    });

    const gaveUp = walk(async () => {
      const one = await journey.begin(engine);
      await one.untilStage(first);
      await stop(engine, `${one.id}-1`, kind);
      const broken = await run(first, 'alwaysBroken', one.id);
      // Nothing waits for the case now. A decision that was stored two minutes ago is found by the reconciler.
      await one.step(first, end, doorAgo(engine, 120));
      await expect
        .poll(() => runSchedule(engine, 'eventsReconciler').then(() => one.state()), { timeout: 20_000, interval: 500 })
        .toMatchObject({ machine: { generation: 2 } });
      await one.proceedTo(end);
      await decidedOnce(journey, one);
      return [broken];
    });

    test('five rounds of failures end visibly, and the next decision brings a new execution', async () => {
      const [ended] = await gaveUp();
      expect([ended?.status, ended?.error]).toEqual(['FAILED', 'GaveUp']);
      expect(names(ended?.visited ?? []).filter((state) => state === 'CoolDown')).toHaveLength(4);
    }, 90_000);

    const lostItsCase = walk(() => Promise.all([run(first, 'rejoinBroken'), run(first, 'timedOut')]));

    test('a case that cannot be read is given up, one that is not there is a defect', async () => {
      expect((await lostItsCase()).map(({ error }) => error)).toEqual(['GaveUp', 'UnknownStage']);
    });
  });

  describe('the stage', () => {
    const unknown = walk(async () => [await run('archived')]);

    test('that the machine does not know fails visibly', async () => {
      expect(await unknown()).toMatchObject([{ status: 'FAILED', error: 'UnknownStage' }]);
    });

    const ended = walk(() => Promise.all(finals.map((stage) => run(stage))));

    test('that is final ends the execution at once', async () => {
      expect((await ended()).map((e) => [e.status, ...names(e.visited)])).toEqual(
        finals.map(() => ['SUCCEEDED', 'Route', 'Ended']),
      );
    });
  });

  describe('a new start', () => {
    const reentry = walk(async () => {
      const one = await journey.begin(engine);
      const left: Ended[] = [];
      await travel(engine, journey, one, async () => {
        left.push(await restarted(engine, journey, one));
      });
      const state = await one.proceedTo(end);
      expect(state.machine.generation).toBe(1 + stops.length);
      const open = Object.values(state.items).filter((item) => item.status === 'open');
      expect(open.map((item) => item.kind)).toEqual(journey.leftOpen);
      await decidedOnce(journey, one);
      return [...left, await untilEnded(engine, `${one.id}-${state.machine.generation}`, kind)];
    });

    test('at every stage goes on where the case stands; the older execution gives way and changes nothing', async () => {
      const all = await reentry();
      const last = all.pop();
      expect(all.map((e) => [e.status, e.visited.at(-1)?.state])).toEqual(all.map(() => ['SUCCEEDED', 'Superseded']));
      const through = ['Route', waitsIn(stops.at(-1) ?? ''), 'Route', 'Ended'];
      expect([last?.status, ...names(last?.visited ?? [])]).toEqual(['SUCCEEDED', ...through]);
    }, 90_000);

    const inPassing = walk(async () => {
      const [beginning, ...later] = passed;
      const one = await hold(async () => {
        const { one } = await journey.unstarted(engine, engine.wiring.door);
        expect((await one.state()).stage).toBe(beginning);
        await orderRestart(one);
        return one;
      });
      const left: Ended[] = [];
      for (const stage of later) {
        const before = await one.until('its machine', (s) => s.machine.expectedBy === null);
        const { generation } = before.machine;
        const taskToken = await hold(async () => {
          const token = await tokenOf(engine, one);
          await one.step(before.stage, end);
          expect((await one.state()).stage).toBe(stage);
          await orderRestart(one);
          return token;
        });
        await untilGeneration(one, generation + 1);
        left.push(await answeredLate(engine, journey, `${one.id}-${generation}`, { taskToken, stage }));
      }
      await untilGeneration(one, 1 + passed.length);
      const newest = `${one.id}-${1 + passed.length}`;
      expect((await visitsOf(engine, newest, kind))[0]?.input['stage']).toBe(passed.at(-1));
      await one.proceedTo(end);
      await decidedOnce(journey, one);
      return left;
    });

    test('where the machine does not wait goes on from there, and nothing is done twice', async () => {
      for (const { status, visited } of await inPassing())
        expect([status, visited.at(-1)?.state]).toEqual(['SUCCEEDED', 'Superseded']);
    }, 90_000);

    const overtaken = walk(async () => {
      const one = await journey.begin(engine);
      await one.untilStage(first);
      await orderRestart(one);
      return [await run(first, 'timedOut', one.id)];
    });

    test('is noticed by an older execution whose wait times out', async () => {
      const [ended] = await overtaken();
      expect(names(ended?.visited ?? [])).toEqual([
        'Route',
        waitsIn(first),
        'Rejoin',
        'CompareGeneration',
        'Superseded',
      ]);
    });
  });

  test('nothing in the definition is left unwalked', async () => {
    const visits = (await Promise.all(walks.map((take) => take()))).flat().map(({ visited }) => visited);
    const walked = new Set(
      visits.flatMap((visited) => visited.slice(1).map((visit, i) => `${visited[i]?.state} → ${visit.state}`)),
    );
    const defined = Object.entries(machine.States).flatMap(([from, state]) =>
      targets(state).map((to) => `${from} → ${to}`),
    );
    expect(defined.filter((transition) => !walked.has(transition))).toEqual([]);
    const routed = new Set(visits.flat().flatMap((v) => (v.state === 'Route' ? [v.input['stage']] : [])));
    expect(Object.keys(stages).filter((stage) => !routed.has(stage))).toEqual([]);
  }, 120_000);
});
