/**
 * `npm run bench [-- part …]`: what the system costs in size, time and money, as ratios against something bare measured in the same run.
 * Nothing here is a test: a slow machine changes every number, but hardly a ratio.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../scripts/lib/instance.ts';
import { main, print, step, Trouble } from '../scripts/lib/say.ts';
import { measureCases } from './cases/cases.ts';
import { measureCommands } from './commands/commands.ts';
import { measureCost } from './cost/cost.ts';
import { type Recorded, recordCases } from './engine/recorded.ts';
import { withSystem } from './engine/system.ts';
import { journeys } from './journeys/journeys.ts';
import { summary } from './lib/summary.ts';
import { measurePortal } from './portal/portal.ts';
import { measureSizes } from './sizes/sizes.ts';

const parts = ['sizes', 'commands', 'portal', 'cases', 'cost'] as const;
type Part = (typeof parts)[number];
const needSystem: readonly Part[] = ['portal', 'cases', 'cost'];

const isPart = (text: string): text is Part => parts.some((part) => part === text);

const chosen = (): Part[] => {
  const given = process.argv.slice(2);
  const unknown = given.find((text) => !isPart(text));
  if (unknown !== undefined) throw new Trouble(`没有测量项“${unknown}”，可选：${parts.join('、')}。`);
  const wanted = given.filter(isPart);
  return wanted.length === 0 ? [...parts] : wanted;
};

/** The commit measured; `working` while anything is not committed. */
const version = (): string => {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return git('status', '--porcelain') === '' ? git('rev-parse', '--short', 'HEAD') : 'working';
  } catch {
    return 'working';
  }
};

/** Load of the machine per core, averaged over a minute: above 1 somebody else was measuring too. */
const load = (): number => Number(((loadavg()[0] ?? 0) / cpus().length).toFixed(2));

type Keep = (part: Part, figures: object) => void;

const measure = async (wanted: readonly Part[], keep: Keep): Promise<void> => {
  const take = async (part: Part, work: () => Promise<object>): Promise<void> => {
    if (!wanted.includes(part)) return;
    const before = load();
    const figures = await work();
    keep(part, { measuredAt: new Date().toISOString(), loadPerCore: { before, after: load() }, ...figures });
  };
  await take('sizes', measureSizes);
  await take('commands', measureCommands);
  if (wanted.some((part) => needSystem.includes(part)))
    await withSystem(async (system) => {
      await take('portal', () => measurePortal(system));
      if (!wanted.includes('cases') && !wanted.includes('cost')) return;
      const recorded: Recorded[] = [];
      for (const journey of journeys) recorded.push(await recordCases(system, journey));
      await take('cost', () => measureCost(system, recorded));
      await take('cases', () => measureCases(system, recorded));
    });
};

/** Written after every part, so that a later one that fails takes nothing away; parts measured earlier of the same version stay. */
const keepIn =
  (file: string): Keep =>
  (part, figures) => {
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
    const machine = { cores: cpus().length, cpu: cpus()[0]?.model ?? '', node: process.version };
    mkdirSync(dirname(file), { recursive: true });
    const result = { ...kept, version: version(), machine, [part]: figures };
    const head = summary(result, new Date().toISOString());
    writeFileSync(file, `${JSON.stringify({ ...result, ...head }, null, 2)}\n`);
  };

await main(async () => {
  const wanted = chosen();
  const day = new Date().toISOString().slice(0, 10);
  const file = join(root, 'bench', 'results', `${day}-${version()}.json`);
  await measure(wanted, keepIn(file));
  step('测量完成');
  print(file);
});
