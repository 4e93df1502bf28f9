/** The engine stops, or is killed, in the middle of cases: they go on, and no decision is lost or taken twice. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditAggregate } from '#domain/kernel/audit.ts';
import { RepairEvent } from '#domain/repair/events.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { sha256 } from '#shared/hash.ts';
import { portInUse, running } from '../../scripts/lib/daemon.ts';
import { engineOf, startEngine, stopEngine } from '../../scripts/lib/engine.ts';
import { doorAgo, type Engine, runSchedule, untilTrue } from '../support/engine.ts';
import { fileOne, type RepairCase } from '../support/engine-cases.ts';
import { startCopy, stopCopy } from '../support/engine-copy.ts';
import { statusOf } from '../support/engine-machine.ts';
import { newEnterprise, newRecord } from '../support/engine-records.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startCopy();
});
afterAll(stopCopy);

const newCase = async (): Promise<RepairCase> => {
  const enterprise = await newEnterprise(engine);
  return fileOne(engine, enterprise, [await newRecord(engine, enterprise)]);
};

/** Concluded, every decision taken once, the chain whole. */
const isWhole = async (repair: RepairCase): Promise<void> => {
  await repair.untilStage('concluded');
  const types = (await repair.history()).map((event) => event.type);
  for (const once of ['RepairCaseAccepted', 'RepairCaseVerified', 'RepairCaseDecided', 'RepairCaseConcluded'])
    expect(
      types.filter((type) => type === once),
      once,
    ).toHaveLength(1);
  const events = await engine.wiring.reader.events(repairCase, repair.id);
  const snapshot = await engine.wiring.reader.load(repairCase, repair.id);
  expect(auditAggregate({ ...repairCase, event: RepairEvent }, events, snapshot, sha256)).toMatchObject({ ok: true });
};

test('stopped and started again', async () => {
  const waiting = await newCase();
  await waiting.proceedTo('verifying');
  const decidedBefore = await newCase();
  await decidedBefore.untilStage('accepting');
  // Stored, and the engine stops before anybody hears of it. (Two minutes ago, so that no sweep has to be waited for.)
  await decidedBefore.accept(doorAgo(engine, 120));
  await stopEngine(engine.instance);
  await startEngine(engine.instance);
  expect(await statusOf(engine, `${waiting.id}-1`)).toBe('FAILED');

  await runSchedule(engine, 'eventsReconciler');
  for (const repair of [waiting, decidedBefore]) {
    await repair.proceedTo('concluded');
    await isWhole(repair);
    expect((await repair.state()).machine.generation).toBeGreaterThan(1);
  }
}, 90_000);

test('killed', async () => {
  const repair = await newCase();
  await repair.proceedTo('deciding');
  await untilSaved(repair);
  const pid = running(engineOf(engine.instance))?.pid;
  if (pid === undefined) throw new Error('the engine does not run');
  process.kill(pid, 'SIGKILL');
  await untilTrue('the engine to be gone', async () => !(await portInUse(engine.instance.port)));
  await startEngine(engine.instance);
  await repair.proceedTo('concluded');
  await isWhole(repair);
}, 90_000);

/** A killed engine comes back as it was last saved, which it does every few seconds. */
const untilSaved = async (repair: RepairCase): Promise<void> => {
  const last = `CASE-${repair.id}-${(await repair.history()).length}`;
  const file = join(engine.instance.dir, 'state', 'dynamodb.json');
  await untilTrue('the case to be saved', async () => readFileSync(file, 'utf8').includes(last));
};
