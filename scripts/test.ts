/**
 * `npm test`: every check there is, on an engine of its own, closed by one line `N passed, N failed`.
 *
 * `npm test -- format types unit` runs some of the steps. Each check that is not a test runner counts as one test; a
 * skipped test counts as failed, because nobody comes back to it.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { browserProgram } from './lib/browser.ts';
import { useGitHooks } from './lib/git-hooks.ts';
import { instanceNamed, localDir, root } from './lib/instance.ts';
import { main, print, sentence, step, Trouble } from './lib/say.ts';
import { bringUp, exclusively, takeDown } from './lib/system.ts';
import { type Count, countOf } from './lib/test-count.ts';

const instance = instanceNamed('test', 'XINXIU_TEST_PORT');
const reports = join(localDir, 'test-reports');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

interface Step {
  readonly name: string;
  readonly title: string;
  readonly run: () => Promise<Count>;
}

/** Runs a program to its end; lines the filter picks are shown while it runs. */
async function execute(
  command: readonly string[],
  show: (line: string) => boolean = () => false,
): Promise<{ ok: boolean; output: string }> {
  const [program = '', ...args] = command;
  const env = { ...process.env, XINXIU_INSTANCE: instance.name, XINXIU_PORT: String(instance.port), NO_COLOR: '1' };
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      if (show(line)) step(`  ${line.trim()}`);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  return { ok: code === 0, output: lines.join('\n') };
}

/** A check that passes or not as a whole. */
async function check(...command: string[]): Promise<Count> {
  const { ok, output } = await execute(command);
  return ok ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [output] };
}

/** One project of the test runner. */
async function vitest(project: string): Promise<Count> {
  const report = join(reports, `${project}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { ok, output } = await execute([bin('vitest'), 'run', '--project', project, ...reporters], (line) =>
    /^\s*[✓❯×].*\.test\.ts/.test(line),
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, failures: [output] };
  const count = countOf(JSON.parse(readFileSync(report, 'utf8')));
  // A runner that fails without a failed test (an unhandled rejection, say) is a failure too.
  return ok || count.failed > 0 ? count : { ...count, failed: 1, failures: [output] };
}

/** Everything that needs a running system, on a fresh one. The pages are driven on the same system, after the rest. */
function engine(): Promise<Count> {
  return exclusively(instance, async () => {
    await startAfresh();
    try {
      // The engine can enforce IAM, as one of the tests has it do, but knows a task token only without its machine.
      await bringUp(instance, { taskTokenScope: 'any' });
      return sumOf([await vitest('engine'), await browser()]);
    } finally {
      await takeDown(instance);
    }
  });
}

/** The pages in a real browser; without one that is said, and where the build machine runs (`CI`), it is a failure. */
async function browser(): Promise<Count> {
  if (browserProgram() !== null) return await vitest('browser');
  const missing =
    '没有找到 Chromium，页面测试没有运行：请安装 Chromium 和中文字体（Debian：apt install chromium fonts-wqy-zenhei）。';
  step(missing);
  return process.env['CI'] ? { passed: 0, failed: 1, failures: [missing] } : { passed: 0, failed: 0, failures: [] };
}

const sumOf = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
  failures: counts.flatMap(({ failures }) => failures),
});

/** Ends what an interrupted run left behind and empties its folder, but for the lock that is held. */
async function startAfresh(): Promise<void> {
  await takeDown(instance);
  for (const name of readdirSync(instance.dir)) {
    if (name !== 'lock') rmSync(join(instance.dir, name), { recursive: true, force: true });
  }
}

const steps: readonly Step[] = [
  { name: 'format', title: '格式与静态检查', run: () => check(bin('biome'), 'check', '--error-on-warnings') },
  { name: 'types', title: '类型', run: () => check(bin('tsc'), '-p', 'tsconfig.json') },
  { name: 'portal-types', title: '门户的类型', run: () => check(bin('tsc'), '-p', 'portal', '--noEmit') },
  { name: 'arrows', title: '依赖方向', run: () => check(process.execPath, 'scripts/check-arrows.ts') },
  { name: 'unused', title: '无用代码', run: () => check(bin('knip')) },
  { name: 'docs', title: '生成的文档是最新的', run: () => check(process.execPath, 'scripts/docs.ts', '--check') },
  { name: 'openapi', title: '接口描述', run: () => check(bin('redocly'), 'lint', 'docs/openapi.json') },
  { name: 'unit', title: '单元与性质测试', run: () => vitest('unit') },
  { name: 'infra', title: '基础设施测试', run: () => vitest('infra') },
  { name: 'engine', title: '流程、接口、故障、契约与页面测试（独立的本地引擎）', run: engine },
];

function selected(names: readonly string[]): readonly Step[] {
  const unknown = names.filter((name) => !steps.some((each) => each.name === name));
  if (unknown.length > 0) {
    throw new Trouble(`没有名为“${unknown.join('、')}”的步骤，可用的有：${steps.map(({ name }) => name).join('、')}。`);
  }
  return names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name));
}

async function runStep({ name, title, run }: Step): Promise<Count> {
  step(`${title}（${name}）…`);
  let count: Count;
  try {
    count = await run();
  } catch (error) {
    count = { passed: 0, failed: 1, failures: [sentence(error)] };
  }
  step(`${count.failed === 0 ? '✓' : '✗'} ${title}：${count.passed} 通过，${count.failed} 失败`);
  for (const failure of count.failures) process.stderr.write(`${failure}\n`);
  return count;
}

/** An interrupted run does not leave its engine behind. */
function stopWhenInterrupted(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void takeDown(instance).finally(() => process.exit(1)));
  }
}

await main(async () => {
  const chosen = selected(process.argv.slice(2));
  useGitHooks();
  stopWhenInterrupted();
  const counts: Count[] = [];
  for (const each of chosen) counts.push(await runStep(each));
  const { passed, failed } = sumOf(counts);
  print(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
