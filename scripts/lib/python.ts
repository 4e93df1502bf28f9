/** The private Python environment of the local engine: found, made, repaired. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { localDir, root } from './instance.ts';
import { withLock } from './lock.mjs';
import { step, Trouble } from './say.ts';

const venv = join(localDir, 'venv');
const stamp = join(venv, '.installed');
const requirements = join(root, 'scripts', 'engine', 'requirements.txt');

/** The interpreter of the private environment. */
export const python = join(venv, 'bin', 'python');

const NEWEST_MINOR = 20;
const OLDEST_MINOR = 10;

/** Names a Python 3.10 or newer may have, the usual ones first. */
function candidates(): string[] {
  const numbered = Array.from({ length: NEWEST_MINOR - OLDEST_MINOR + 1 }, (_, i) => `python3.${NEWEST_MINOR - i}`);
  return ['python3', ...numbered, 'python'];
}

type Probe = 'fit' | 'old' | 'withoutVenv' | 'absent';

function probe(command: string): Probe {
  const script = `import sys; sys.exit(3) if sys.version_info < (3, ${OLDEST_MINOR}) else None\nimport venv, ensurepip`;
  const { status } = spawnSync(command, ['-c', script], { stdio: 'ignore' });
  if (status === 0) return 'fit';
  if (status === 3) return 'old';
  return status === 1 ? 'withoutVenv' : 'absent';
}

function findPython(): string {
  const seen = new Set<Probe>();
  for (const command of candidates()) {
    const found = probe(command);
    if (found === 'fit') return command;
    seen.add(found);
  }
  if (seen.has('withoutVenv')) {
    throw new Trouble('Python 缺少 venv 模块：请安装它（Debian/Ubuntu：apt install python3-venv）后重新运行同一命令。');
  }
  throw new Trouble(
    `本地引擎需要 Python 3.${OLDEST_MINOR} 或更新版本，${seen.has('old') ? '这台机器上的 Python 太旧' : '这台机器上没有找到 Python'}：请安装后重新运行同一命令。`,
  );
}

/** What pip says in its own words, as one sentence that says what to do. */
function pipTrouble(output: string): Trouble {
  if (/No space left|Errno 28/.test(output)) {
    return new Trouble('磁盘空间已满：请清理磁盘（至少留出 2 GB）后重新运行同一命令。');
  }
  if (
    /NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Temporary failure|resolve|ConnectionError|Connection/i.test(
      output,
    )
  ) {
    return new Trouble('无法连接 Python 软件源：请检查网络、代理或 pip 的 index-url 设置，然后重新运行同一命令。');
  }
  return new Trouble(`安装本地引擎失败：\n${output.trimEnd().split('\n').slice(-5).join('\n')}`);
}

function wanted(): string {
  return createHash('sha256').update(readFileSync(requirements)).digest('hex');
}

/** True when the environment is complete, made from the present requirements, and its interpreter still runs. */
function complete(): boolean {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted()) return false;
  return spawnSync(python, ['-c', ''], { stdio: 'ignore' }).status === 0;
}

function install(): void {
  const base = findPython();
  const version = execFileSync(base, ['--version'], { encoding: 'utf8' }).trim();
  step(`安装本地引擎（${version}，仅首次或版本变化时）`);
  mkdirSync(localDir, { recursive: true });
  rmSync(venv, { recursive: true, force: true });
  const made = spawnSync(base, ['-m', 'venv', venv], { encoding: 'utf8' });
  if (made.status !== 0) throw pipTrouble(made.stdout + made.stderr);
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', '--no-deps'];
  const limits = ['--retries', '2', '--timeout', '20'];
  const installed = spawnSync(python, [...pip, ...limits, '-r', requirements], { encoding: 'utf8' });
  if (installed.status !== 0) throw pipTrouble(installed.stdout + installed.stderr);
  // Written last: an environment without it is a half-finished one and is made again.
  writeFileSync(stamp, wanted());
}

/** Makes the engine's Python environment, or repairs one that a broken run left half-finished. */
export async function ensurePython(): Promise<void> {
  if (complete()) return;
  await withLock(join(localDir, 'venv.lock'), '安装本地引擎', () => {
    if (!complete()) install();
  });
}

/** PATH with the project's own programs first: the first `node` on it runs every function. */
export function toolPath(): string {
  const systemPath = (process.env['PATH'] ?? '').split(delimiter).filter((dir) => dir.startsWith('/'));
  const own = [join(root, 'node_modules', '.bin'), dirname(process.execPath)];
  return [...new Set([...own, ...systemPath, '/usr/bin', '/bin'])].join(delimiter);
}
