/** The engine stops, or is killed, in the middle of cases: they go on, and no decision is lost or taken twice. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnyToldKind } from '#domain/kernel/aggregate.ts';
import { auditAggregate } from '#domain/kernel/audit.ts';
import { aggregateKinds } from '#domain/kinds.ts';
import { sha256 } from '#shared/hash.ts';
import { portInUse, running } from '../../scripts/lib/daemon.ts';
import { engineOf, startEngine, stopEngine } from '../../scripts/lib/engine.ts';
import { doorAgo, type Engine, runSchedule, untilTrue } from '../support/engine.ts';
import type { AnyEngineCase } from '../support/engine-case.ts';
import { startCopy, stopCopy } from '../support/engine-copy.ts';
import { type Journey, journeys } from '../support/engine-journeys.ts';
import { statusOf } from '../support/engine-machine.ts';
import { whileHeld } from '../support/engine-queues.ts';
import { decidedOnce } from '../support/engine-walk.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startCopy();
});
afterAll(stopCopy);

/** Goes on to its end: every decision taken once, the chain whole. */
const goesOn = async (journey: Journey, one: AnyEngineCase): Promise<void> => {
  await one.proceedTo(journey.end);
  await decidedOnce(journey, one);
  const events = await engine.wiring.reader.events(one.kind, one.id);
  const snapshot = await engine.wiring.reader.load(one.kind, one.id);
  const told = aggregateKinds[one.kind.name] as AnyToldKind;
  expect(auditAggregate(told, events, snapshot, sha256)).toMatchObject({ ok: true });
};

test('stopped and started again', async () => {
  const waiting: (readonly [Journey, AnyEngineCase])[] = [];
  const decided: (readonly [Journey, AnyEngineCase])[] = [];
  for (const journey of journeys) {
    const [first, second = first] = journey.stops;
    const one = await journey.begin(engine);
    await one.proceedTo(second);
    waiting.push([journey, one]);
    const other = await journey.begin(engine);
    await other.untilStage(first);
    decided.push([journey, other]);
  }
  await whileHeld(engine, 'eventsOutboxPublisher', async () => {
    // Stored, and the engine stops before anybody hears of it. (Two minutes ago, so that no sweep has to be waited for.)
    for (const [{ stops, end }, one] of decided) await one.step(stops[0], end, doorAgo(engine, 120));
    await stopEngine(engine.instance);
    await startEngine(engine.instance);
  });
  const cases = [...waiting, ...decided];
  for (const [{ machine }, one] of cases) expect(await statusOf(engine, `${one.id}-1`, machine)).toBe('FAILED');

  await runSchedule(engine, 'eventsReconciler');
  for (const [journey, one] of cases) {
    await goesOn(journey, one);
    expect((await one.state()).machine.generation).toBeGreaterThan(1);
  }
}, 120_000);

test('killed', async () => {
  const cases = await Promise.all(
    journeys.map(async (journey) => {
      const one = await journey.begin(engine);
      await one.proceedTo(journey.stops.at(-2) ?? '');
      await untilSaved(one);
      return [journey, one] as const;
    }),
  );
  const pid = running(engineOf(engine.instance))?.pid;
  if (pid === undefined) throw new Error('the engine does not run');
  process.kill(pid, 'SIGKILL');
  await untilTrue('the engine to be gone', async () => !(await portInUse(engine.instance.port)));
  await startEngine(engine.instance);
  for (const [journey, one] of cases) await goesOn(journey, one);
}, 90_000);

/** A killed engine comes back as it was last saved, which it does every few seconds. */
const untilSaved = async (one: AnyEngineCase): Promise<void> => {
  const last = `CASE-${one.id}-${(await one.history()).length}`;
  const file = join(engine.instance.dir, 'state', 'dynamodb.json');
  await untilTrue('the case to be saved', async () => readFileSync(file, 'utf8').includes(last));
};
