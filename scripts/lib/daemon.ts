/**
 * Programs that run on after the command that started them: start, recognise, stop.
 *
 * A process is ended only by an id that was recorded at its start and still belongs to that same process.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './instance.ts';
import { processStart } from './lock.mjs';
import { Trouble } from './say.ts';

export interface Daemon {
  /** What it is called in messages. */
  readonly title: string;
  readonly port: number;
  /** The environment variable that moves it to another port. */
  readonly portSetting: string;
  readonly pidFile: string;
  readonly logFile: string;
}

interface PidRecord {
  readonly pid: number;
  readonly start: string;
  readonly port: number;
}

/** The recorded process if it still runs. A record of one that is gone is removed. */
export function running(daemon: Daemon): PidRecord | null {
  if (!existsSync(daemon.pidFile)) return null;
  try {
    const record = JSON.parse(readFileSync(daemon.pidFile, 'utf8')) as PidRecord;
    if (processStart(record.pid) === record.start) return record;
  } catch {
    // A half-written record names nobody.
  }
  rmSync(daemon.pidFile, { force: true });
  return null;
}

/** Whether something accepts connections on this port of 127.0.0.1. */
export function portInUse(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const answer = (inUse: boolean): void => {
      socket.destroy();
      resolve(inUse);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.setTimeout(2_000, () => answer(false));
  });
}

/** The last lines of a program's log, for a message. */
export function logTail(logFile: string, lines = 5): string {
  if (!existsSync(logFile)) return '';
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/** The log of the run before is kept beside the new one, older ones are not. */
function openLog(logFile: string): number {
  mkdirSync(dirname(logFile), { recursive: true });
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
  return openSync(logFile, 'a');
}

/**
 * Makes sure a program that does not run yet can have its port.
 *
 * @throws Trouble when another program has it
 */
export async function assertPortFree(daemon: Daemon): Promise<void> {
  if (await portInUse(daemon.port)) {
    throw new Trouble(
      `端口 ${daemon.port}（${daemon.title}）已被其他程序占用：请结束占用它的程序，或改用别的端口再运行，例如 ${daemon.portSetting}=4666。`,
    );
  }
}

/**
 * Starts a program in a session of its own and waits until it is ready.
 *
 * @param command program and arguments
 * @param env its whole environment; nothing is inherited
 * @param ready asked until it says yes
 * @throws Trouble when the port is taken, when the program ends, or when it is not ready in 60 s
 */
export async function launch(
  daemon: Daemon,
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  ready: () => Promise<boolean>,
): Promise<number> {
  await assertPortFree(daemon);
  const log = openLog(daemon.logFile);
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd: root, env, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  try {
    record(daemon, child.pid);
    await untilReady(daemon, ready, () => ended);
  } catch (error) {
    // Nobody would know of it: what is not recorded or not ready does not stay.
    child.kill('SIGKILL');
    rmSync(daemon.pidFile, { force: true });
    throw error;
  }
  return child.pid ?? 0;
}

function record(daemon: Daemon, pid: number | undefined): void {
  const start = pid === undefined ? null : processStart(pid);
  if (start === null) return;
  writeFileSync(daemon.pidFile, JSON.stringify({ pid, start, port: daemon.port }));
}

async function untilReady(daemon: Daemon, ready: () => Promise<boolean>, ended: () => boolean): Promise<void> {
  const limit = Date.now() + 60_000;
  while (!(await ready())) {
    if (ended()) {
      throw new Trouble(`${daemon.title}启动后立即退出，请查看 ${daemon.logFile}：\n${logTail(daemon.logFile)}`);
    }
    if (Date.now() > limit) throw new Trouble(`${daemon.title}在 60 秒内没有就绪，请查看 ${daemon.logFile}。`);
    await pause(50);
  }
}

/**
 * Stops a program: asks it, and after ten seconds ends it.
 *
 * @returns whether it was running
 */
export async function halt(daemon: Daemon): Promise<boolean> {
  const record = running(daemon);
  if (record === null) return false;
  signal(record, 'SIGTERM');
  const limit = Date.now() + 10_000;
  while (processStart(record.pid) === record.start) {
    if (Date.now() > limit) signal(record, 'SIGKILL');
    await pause(50);
  }
  rmSync(daemon.pidFile, { force: true });
  return true;
}

function signal(record: PidRecord, name: NodeJS.Signals): void {
  try {
    process.kill(record.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
