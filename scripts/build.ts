/**
 * Bundles all functions, before synth: one esbuild run for all is several times faster than one per function inside it.
 *
 * `functions/<group>/<name>/handler.ts` becomes `.build/functions/<group>-<name>/index.js`. CommonJS loads a quarter
 * faster than ES modules in a cold start; the AWS SDK is bundled because the one of the runtime is slower to load and
 * not the tested version. Source maps are kept beside, not inside what is deployed.
 */
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildFailure, type BuildOptions, build, formatMessages } from 'esbuild';
import * as z from 'zod';
import { root } from './lib/instance.ts';
import { main, step, Trouble } from './lib/say.ts';

const buildDir = join(root, '.build');
const output = join(buildDir, 'functions');

interface Entry {
  readonly in: string;
  readonly out: string;
}

/** How every function is bundled. */
export const bundling = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  minify: true,
  // Otherwise every Chinese character becomes six.
  charset: 'utf8',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  // Where a function's own files lie; CommonJS says it otherwise.
  define: { 'import.meta.dirname': '__dirname' },
  // Its ES module asks for its own address, which CommonJS does not know.
  alias: { pdfkit: join(root, 'node_modules/pdfkit/js/pdfkit.js') },
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** The functions there are, as the bundler's entry points: `out` is `<group>-<name>/index`. */
export function entries(): Entry[] {
  return globSync('functions/*/*/handler.ts', { cwd: root })
    .sort()
    .map((file) => {
      const name = dirname(file);
      return { in: join(root, file), out: `${basename(dirname(name))}-${basename(name)}/index` };
    });
}

const Assets = z.record(z.string(), z.string());

/** What a function's `assets.json` puts beside its code: file name → a file of a package. */
function assetsOf({ in: handler, out }: Entry): (readonly [path: string, contents: Uint8Array])[] {
  const list = join(dirname(handler), 'assets.json');
  if (!existsSync(list)) return [];
  const assets = Assets.parse(JSON.parse(readFileSync(list, 'utf8')));
  return Object.entries(assets).map(([name, file]) => [
    join(dirname(out), name),
    readFileSync(fileURLToPath(import.meta.resolve(file))),
  ]);
}

async function bundle(entryPoints: Entry[], folder: string): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    ...bundling,
    entryPoints,
    outdir: folder,
    write: false,
    sourcemap: 'external',
  }).catch(async ({ errors }: BuildFailure) => {
    const messages = await formatMessages(errors, { kind: 'error' });
    throw new Trouble(`函数构建失败，请修正下列错误：\n${messages.join('')}`);
  });
  return new Map([
    ...outputFiles.map((file) => [relative(folder, file.path), file.contents] as const),
    ...entryPoints.flatMap(assetsOf),
  ]);
}

function write(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [name, contents] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), contents);
  }
}

/** True when exactly these files are in the folder already. */
function same(folder: string, files: ReadonlyMap<string, Uint8Array>): boolean {
  if (globSync('*/*.*', { cwd: folder }).length !== files.size) return false;
  return [...files].every(([name, contents]) => {
    const file = join(folder, name);
    return existsSync(file) && readFileSync(file).equals(contents);
  });
}

/** Puts the new folder in the place of the old one, so that nobody ever reads a half-written one. */
function replace(files: ReadonlyMap<string, Uint8Array>): void {
  const [fresh, old] = [`${output}.new-${process.pid}`, `${output}.old-${process.pid}`];
  write(fresh, files);
  if (existsSync(output)) renameSync(output, old);
  renameSync(fresh, output);
  rmSync(old, { recursive: true, force: true });
}

/**
 * Builds all functions.
 *
 * @returns the names of the functions, e.g. `api-cases`
 * @throws Trouble with the bundler's messages when a source cannot be bundled
 */
export async function buildFunctions(): Promise<string[]> {
  const entryPoints = entries();
  const all = entryPoints.length === 0 ? new Map() : await bundle(entryPoints, output);
  const maps = new Map([...all].filter(([name]) => name.endsWith('.map')));
  const code = new Map([...all].filter(([name]) => !name.endsWith('.map')));
  mkdirSync(buildDir, { recursive: true });
  // The project is an ES module, its bundles are not: tests and measurements load them from here.
  writeFileSync(join(buildDir, 'package.json'), '{ "type": "commonjs" }\n');
  if (!same(output, code)) replace(code);
  write(join(buildDir, 'source-maps'), maps);
  return entryPoints.map(({ out }) => dirname(out));
}

if (import.meta.main) {
  await main(async () => {
    const names = await buildFunctions();
    step(`已构建 ${names.length} 个函数 → .build/functions`);
  });
}
