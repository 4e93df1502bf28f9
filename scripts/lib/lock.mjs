/**
 * Who is doing it right now: lock files and the identity of processes.
 *
 * Plain JavaScript, because scripts/run.mjs needs it before anything is installed and on any Node from 20 up.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const WRITING_MS = 5_000;
const LIMIT_MS = 20 * 60_000;

/**
 * When the process with this id was started, as the system words it, or null when there is none. Process ids are used
 * again; id and start together mean one process.
 */
export function processStart(pid) {
  try {
    // The name, field 2, may hold blanks and brackets: count from behind it. Field 22 is the start time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return fields[0] === 'Z' ? null : fields[19];
  } catch {
    if (process.platform === 'linux') return null;
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

function take(path) {
  mkdirSync(dirname(path), { recursive: true });
  try {
    const file = openSync(path, 'wx');
    writeSync(file, JSON.stringify({ pid: process.pid, start: processStart(process.pid) }));
    closeSync(file);
    return null;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return holder(path);
  }
}

/** The process that holds the lock; a lock left behind by one that is gone is removed. */
function holder(path) {
  try {
    const { pid, start } = JSON.parse(readFileSync(path, 'utf8'));
    if (start !== null && processStart(pid) === start) return pid;
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    if (Date.now() - statSync(path, { throwIfNoEntry: false })?.mtimeMs < WRITING_MS) return 0;
  }
  rmSync(path, { force: true });
  return 0;
}

/**
 * Does the work while no other process does it.
 *
 * @param path the lock file
 * @param what what is waited for, named to the person when it takes longer
 * @param work what to do
 */
export async function withLock(path, what, work) {
  const since = Date.now();
  let told = false;
  for (let other = take(path); other !== null; other = take(path)) {
    if (other > 0 && !told) {
      console.error(`另一个进程（${other}）正在${what}，等待它完成 …`);
      told = true;
    }
    if (Date.now() - since > LIMIT_MS) throw new Error(`等待${what}超时：请结束进程 ${other}，或删除 ${path} 后重试。`);
    await pause(200);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
