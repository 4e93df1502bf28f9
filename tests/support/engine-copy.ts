/**
 * A system of a test's own, for what would disturb everybody else's: stopping the engine, moving the business clock, tampering.
 * It is a copy of the running system's saved state, started on other ports: deployed and loaded in seconds.
 */
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { running } from '../../scripts/lib/daemon.ts';
import { engineOf, startEngine, stopEngine } from '../../scripts/lib/engine.ts';
import { infoOf, writeInfo } from '../../scripts/lib/info.ts';
import { currentInstance, type Instance, instanceNamed } from '../../scripts/lib/instance.ts';
import { startReceiver, stopReceiver } from '../../scripts/lib/receiver.ts';
import { connect, type Engine, until } from './engine.ts';
import { letGo } from './engine-queues.ts';

/** The copy's ports lie this far from the original's, so that several test runs on one machine do not meet. */
const portDistance = 40;
const portSetting = 'XINXIU_COPY_PORT';

const copyInstance = (): Instance => {
  const { name, port } = currentInstance();
  process.env[portSetting] ??= String(port + portDistance);
  return instanceNamed(`${name}-copy`, portSetting);
};

/**
 * Starts a copy of the running system. One copy at a time; one left behind by an interrupted run is replaced.
 *
 * @param extras further variables of the copy's engine
 */
export const startCopy = async (extras: Readonly<Record<string, string>> = {}): Promise<Engine> => {
  const original = connect();
  const instance = copyInstance();
  await stopCopy();
  rmSync(instance.dir, { recursive: true, force: true });
  mkdirSync(instance.dir, { recursive: true });
  await copyState(original, instance);
  await startEngine(instance, extras);
  const outputs = moved(original.info.outputs, original.instance, instance);
  const pids = { engine: running(engineOf(instance))?.pid ?? null, receiver: null, portal: null };
  const info = infoOf(instance, outputs, original.info.users, pids);
  writeInfo(instance, info);
  await startReceiver(instance, info.apiUrl);
  const copy = connect(instance);
  await letGo(copy);
  return copy;
};

/** Stops the copy, if one runs. */
export const stopCopy = async (): Promise<void> => {
  const instance = copyInstance();
  await stopReceiver(instance);
  await stopEngine(instance);
};

/**
 * The engine saves its files every few seconds, all in one go: a copy during which none changed is of one moment. Objects of S3 are files at
 * once, so the copy must be of a moment after now: else a checkpoint could name a history that the tables do not have yet.
 */
const copyState = async ({ instance: from, db, tables }: Engine, to: Instance): Promise<true> => {
  const moment = randomUUID();
  await db.send(new PutCommand({ TableName: tables.ledger, Item: { pk: 'TEST#copy', sk: moment } }));
  return until('a copy of the saved state', async () => {
    const before = savedAt(from);
    if (!copied(from, to) || savedAt(from) !== before) return undefined;
    if (!stateFiles(to).some((file) => readFileSync(file, 'utf8').includes(moment))) return undefined;
    for (const file of stateFiles(to)) {
      const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify(moved(state, from, to)));
    }
    return true;
  });
};

/** False where a file was replaced while it was being copied. */
const copied = (from: Instance, to: Instance): boolean => {
  try {
    for (const folder of ['state', 's3']) {
      rmSync(join(to.dir, folder), { recursive: true, force: true });
      cpSync(join(from.dir, folder), join(to.dir, folder), { recursive: true });
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
};

const stateFiles = ({ dir }: Instance): string[] =>
  readdirSync(join(dir, 'state'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(dir, 'state', file));

const savedAt = (instance: Instance): string =>
  stateFiles(instance)
    .map((file) => statSync(file).mtimeMs)
    .join();

/** The same with the addresses of queues and of the played platforms, which hold the ports. */
const moved = <T>(value: T, from: Instance, to: Instance): T =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(`localhost:${from.port}`, `localhost:${to.port}`)
      .replaceAll(`127.0.0.1:${from.receiverPort}`, `127.0.0.1:${to.receiverPort}`),
  ) as T;
