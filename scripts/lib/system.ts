/** The whole system of an instance, brought up in order and taken down in the opposite one. */
import { join } from 'node:path';
import { deploy } from '../deploy.ts';
import { seed } from '../seed.ts';
import { assertPortFree, running } from './daemon.ts';
import { engineOf, startEngine, stopEngine } from './engine.ts';
import { type Info, infoOf, writeInfo } from './info.ts';
import type { Instance } from './instance.ts';
import { withLock } from './lock.mjs';
import { portalOf, startPortal, stopPortal } from './portal.ts';
import { receiverOf, startReceiver, stopReceiver } from './receiver.ts';
import { step } from './say.ts';

/** One command at a time works on an instance: two starts at once must not deploy into each other. */
export function exclusively<T>(instance: Instance, work: () => Promise<T>): Promise<T> {
  return withLock(join(instance.dir, 'lock'), '启动或停止系统', work);
}

/**
 * Starts what does not run, deploys what changed, loads what is missing. Everything may be repeated.
 *
 * @param context further context values for the CDK app
 * @returns what stands in the instance's information file
 */
export async function bringUp(instance: Instance, context: Readonly<Record<string, string>> = {}): Promise<Info> {
  // Asked first: nobody should wait for a whole deployment to hear it.
  for (const program of [engineOf(instance), receiverOf(instance), portalOf(instance)]) {
    if (running(program) === null) await assertPortFree(program);
  }
  const started = await startEngine(instance);
  step(started ? `本地引擎已启动（端口 ${instance.port}）` : `本地引擎已在运行（端口 ${instance.port}）`);
  const { outputs, changed } = await deploy(instance, context);
  step(changed ? '部署完成' : '代码没有变化，无需部署');
  const info = (users: Info['users']): Info =>
    infoOf(instance, outputs, users, {
      engine: running(engineOf(instance))?.pid ?? null,
      receiver: running(receiverOf(instance))?.pid ?? null,
      portal: running(portalOf(instance))?.pid ?? null,
    });
  // Before the sample data: what it sets going is delivered at once.
  await startReceiver(instance, info([]).apiUrl);
  const users = await seed(instance, info([]));
  await startPortal(instance, info([]).apiUrl);
  const result = info(users);
  writeInfo(instance, result);
  return result;
}

/** Stops portal and receiver, then the engine, whose state is saved. Returns whether anything was running. */
export async function takeDown(instance: Instance): Promise<boolean> {
  const portal = await stopPortal(instance);
  const receiver = await stopReceiver(instance);
  const engine = await stopEngine(instance);
  return portal || receiver || engine;
}
