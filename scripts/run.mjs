/**
 * Runs one of this project's scripts: `node scripts/run.mjs scripts/start.ts …`.
 *
 * The only file that must work on a machine where nothing is installed yet, and on any Node from 20 up: it installs the
 * locked packages where they are missing or differ, finds Node 24 among them, and hands over.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lib/lock.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const localNode = join(bin, 'node');
const NEEDED_BYTES = 1.5 * 1024 ** 3;
const [major] = process.versions.node.split('.').map(Number);

function fail(sentence) {
  console.error(`✗ ${sentence}`);
  process.exit(1);
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return {};
  }
}

/**
 * Whether node_modules is what the lock file says. npm writes its own list there as the last act of an installation, so
 * a half-finished one has none. Optional packages are those of other platforms.
 */
function installed() {
  const locked = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(locked).every(
    ([path, { version, optional, peer }]) =>
      path === '' || (present[path] ? present[path].version === version : Boolean(optional || peer)),
  );
}

/** npm's words as one sentence that says what to do. */
function npmTrouble(output) {
  if (/ENOSPC|no space left/i.test(output)) return '磁盘空间已满：请清理磁盘（至少留出 2 GB）后重新运行同一命令。';
  if (/EACCES|EPERM|EROFS/.test(output))
    return '没有写入权限：请用项目目录的所有者运行，或修正 node_modules 与 npm 缓存的权限。';
  if (
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|network|socket|CERT/i.test(output)
  ) {
    return '无法连接 npm 软件源：请检查网络、代理或 npm 的 registry 设置，然后重新运行同一命令。';
  }
  if (/Missing: .* from lock file|can only install packages when/.test(output)) {
    return 'package.json 与 package-lock.json 不一致：请在 Node 24 下运行 npm install 并提交锁文件。';
  }
  return `安装软件包失败，请按 npm 的说明处理后重新运行同一命令：\n${output.slice(-4_000)}`;
}

async function install() {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < NEEDED_BYTES) fail('磁盘空间不足：安装需要约 1.5 GB 可用空间，请清理磁盘后重新运行同一命令。');
  console.error('按锁文件安装软件包（首次约一分钟）…');
  const retries = [
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
    '--fetch-timeout=60000',
  ];
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...retries], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  npm.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const status = await new Promise((resolve) => {
    npm.once('error', () => fail('没有找到 npm：请安装 npm（随 Node.js 提供）后重新运行同一命令。'));
    npm.once('close', resolve);
  });
  if (status !== 0) fail(npmTrouble(output));
}

/** Node 24 from the lock file; where npm has none for the platform, the one that runs this, if new enough. */
function findNode() {
  if (existsSync(localNode)) return localNode;
  if (major >= 24) return process.execPath;
  return fail(
    `需要 Node 24 或更新版本，而 npm 没有适合这个平台（${process.platform}-${process.arch}）的版本：请从 https://nodejs.org 安装 Node 24 后重新运行同一命令。`,
  );
}

/** Runs the script and ends as it ends, signals included. */
function run(node) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(node, process.argv.slice(2), { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const parent = process.ppid; // npm dies of SIGTERM without passing it on: leave with it
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
  child.on('exit', (code) => process.exit(code ?? 1));
}

if (major < 20) fail(`Node ${process.versions.node} 太旧：请安装 Node 20 或更新版本后重新运行同一命令。`);
if (!installed()) {
  await withLock(join(root, '.local', 'install.lock'), '安装软件包', async () => {
    if (!installed()) await install();
  });
}
run(findNode());
