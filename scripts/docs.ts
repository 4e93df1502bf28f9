/**
 * `npm run docs`: writes every page, picture and schema that the code itself determines. `npm run docs -- --check` writes nothing and
 * fails while one is stale or a link between pages leads nowhere.
 * Why generated: a reference written by hand is wrong the day after the next change, and nobody sees it.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fillBlocks } from './docs/blocks.ts';
import { entityDiagram } from './docs/entity-diagram.ts';
import { eventReference, eventSchemas } from './docs/event-reference.ts';
import { benchFigures } from './docs/figures.ts';
import { readGlossary } from './docs/glossary.ts';
import { brokenLinks } from './docs/links.ts';
import { machineGraph } from './docs/machine-graph.ts';
import { portalRoutes } from './docs/portal-routes.ts';
import { accessReference, logReference, problemReference } from './docs/reference-tables.ts';
import { ruleReference } from './docs/rule-reference.ts';
import { commitmentTables, repairTables, stateDiagram } from './docs/state-diagram.ts';
import { root } from './lib/instance.ts';
import { main, print, Trouble } from './lib/say.ts';
import { openApiText } from './openapi.ts';

const notOurs = ['node_modules', '.git', '.local', '.build', 'cdk.out', 'coverage'];

const find = (pattern: string): string[] =>
  globSync(pattern, { cwd: root, exclude: (name) => notOurs.includes(basename(String(name))) })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();

const read = (file: string): string => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '');

/** Files that are written whole, by path. */
async function wholePages(): Promise<Map<string, string>> {
  const terms = [...readGlossary().values()].flat();
  return new Map([
    ['docs/access.md', accessReference()],
    ['docs/events.md', await eventReference(terms)],
    ['docs/log-codes.md', logReference()],
    ['docs/openapi.json', openApiText()],
    ['docs/problems.md', problemReference()],
    ['docs/rules.md', ruleReference()],
    ['portal/api/routes.ts', portalRoutes()],
    ...eventSchemas(),
  ]);
}

/** Parts of hand-written pages, by name; a machine's graph is `machine-<name of its file>`. */
function blocks(): Map<string, string> {
  const machines = find('workflows/*.asl.json').map((file): [string, string] => [
    `machine-${basename(file, '.asl.json')}`,
    machineGraph(JSON.parse(read(file))),
  ]);
  return new Map([
    ['repair-states', stateDiagram(repairTables)],
    ['commitment-states', stateDiagram(commitmentTables)],
    ['entities', entityDiagram()],
    ['figures', benchFigures()],
    ...machines,
  ]);
}

/** What every generated file and every page with blocks should say now. */
async function wanted(): Promise<Map<string, string>> {
  const whole = await wholePages();
  const parts = blocks();
  const pages = find('**/*.md').filter((file) => !whole.has(file));
  return new Map([...whole, ...pages.map((file): [string, string] => [file, fillBlocks(file, read(file), parts)])]);
}

/** Schemas of events that no longer exist. */
const left = (files: ReadonlyMap<string, string>): string[] =>
  find('docs/events/*.json').filter((file) => !files.has(file));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function checkLinks(files: ReadonlyMap<string, string>): void {
  const pages = new Map([...files].filter(([file]) => file.endsWith('.md')));
  const broken = brokenLinks(pages, (path) => existsSync(join(root, path)));
  if (broken.length > 0) throw new Trouble(`文档中有失效的链接：${broken.join('；')}。`);
}

await main(async () => {
  const files = await wanted();
  const stale = [...files].filter(([file, text]) => read(file) !== text).map(([file]) => file);
  const gone = left(files);
  if (process.argv.includes('--check')) {
    const all = [...stale, ...gone];
    if (all.length > 0) throw new Trouble(`生成的文档已过时：${all.join('、')}。请运行 npm run docs 并提交。`);
  } else {
    for (const file of stale) write(file, files.get(file) ?? '');
    for (const file of gone) rmSync(join(root, file));
    print(`已更新 ${stale.length} 个文件，删除 ${gone.length} 个，其余 ${files.size - stale.length} 个没有变化。`);
  }
  checkLinks(files);
});
