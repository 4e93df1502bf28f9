import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Daemon, halt, launch, portInUse, running } from './daemon.ts';
import { processStart, withLock } from './lock.mjs';

const dir = mkdtempSync(join(tmpdir(), 'xinxiu-daemon-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A port nobody listens on at the moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function daemonOn(port: number, name: string): Daemon {
  const files = { pidFile: join(dir, `${name}.pid`), logFile: join(dir, `${name}.log`) };
  return { title: '试验程序', port, portSetting: 'SOME_PORT', ...files };
}

const serving = (port: number): readonly [string, ...string[]] => [
  process.execPath,
  '-e',
  `require('node:net').createServer().listen(${port}, '127.0.0.1')`,
];

describe('a program that runs on', () => {
  it('is started, recognised, stopped', async () => {
    const port = await freePort();
    const daemon = daemonOn(port, 'served');
    const pid = await launch(daemon, serving(port), {}, () => portInUse(port));
    expect(running(daemon)?.pid).toBe(pid);
    await expect(launch(daemon, serving(port), {}, () => portInUse(port))).rejects.toThrow(`端口 ${port}`);
    expect(await halt(daemon)).toBe(true);
    expect(running(daemon)).toBeNull();
    expect(await halt(daemon)).toBe(false);
  });

  it('that ends at once is told with the end of its log', async () => {
    const daemon = daemonOn(await freePort(), 'broken');
    const command = [process.execPath, '-e', `console.error('no such thing'); process.exit(1)`] as const;
    await expect(launch(daemon, command, {}, async () => false)).rejects.toThrow('no such thing');
    expect(existsSync(daemon.pidFile)).toBe(false);
  });

  it.each([
    ['another process that got the same id', JSON.stringify({ pid: process.pid, start: 'long ago', port: 1 })],
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 - 1, start: '1', port: 1 })],
    ['a half-written record', '{"pid":'],
  ])('is not %s', (_, record) => {
    const daemon = daemonOn(1, 'stale');
    writeFileSync(daemon.pidFile, record);
    expect(running(daemon)).toBeNull();
    expect(existsSync(daemon.pidFile)).toBe(false);
  });
});

describe('a lock', () => {
  it('lets one work at a time', async () => {
    const path = join(dir, 'lock');
    let inside = 0;
    let most = 0;
    const work = () =>
      withLock(path, '试验', async () => {
        most = Math.max(most, ++inside);
        await new Promise(setImmediate);
        inside--;
      });
    await Promise.all([work(), work(), work()]);
    expect(most).toBe(1);
    expect(existsSync(path)).toBe(false);
  });

  it('left behind by a process that is gone is taken over', async () => {
    const path = join(dir, 'stale-lock');
    writeFileSync(path, JSON.stringify({ pid: process.pid, start: 'long ago' }));
    expect(await withLock(path, '试验', () => 'done')).toBe('done');
  });

  it('is given back when the work fails', async () => {
    const path = join(dir, 'failed-lock');
    await expect(withLock(path, '试验', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(existsSync(path)).toBe(false);
  });

  it('knows this process', () => {
    expect(processStart(process.pid)).toMatch(/./);
    expect(processStart(2 ** 22 - 1)).toBeNull();
  });
});
