/** Size and cold import of every function against a bare handler with the same AWS clients. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { bundling, entries } from '../../scripts/build.ts';
import { root } from '../../scripts/lib/instance.ts';
import { print, step } from '../../scripts/lib/say.ts';
import { median, rounded, table } from '../lib/figures.ts';
import { bareHandler } from './bare.ts';
import { coldImport } from './cold-import.ts';
import { type Contents, clientsOf, contentsOf } from './contents.ts';

/** Fresh processes per bundle. */
const rounds = 15;
const goals = { importRatio: 1.5, kilobytesAbove: 200 } as const;
/** The library that makes PDFs is larger than any function, so those that use it stand for themselves and under no goal. */
const pdfLibrary = 'pdfkit';

interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly bareFile: string;
  readonly bareBytes: number;
  readonly clients: readonly string[];
  readonly contents: Contents;
}

interface Measured {
  readonly name: string;
  readonly clients: readonly string[];
  readonly bytes: number;
  readonly bareBytes: number;
  /** Thousands of bytes above the bare handler. */
  readonly kilobytesAbove: number;
  readonly importMs: number;
  readonly bareImportMs: number;
  /** Median of the rounds' own ratios: the two of a round are measured one after the other, when the machine is in the same mood. */
  readonly importRatio: number;
  readonly contents: Contents;
  readonly makesPdfs: boolean;
  /** Null where no goal is set. */
  readonly reached: boolean | null;
}

/** Measures all functions and prints the table. */
export const measureSizes = async (): Promise<{ readonly goals: typeof goals; readonly functions: Measured[] }> => {
  const folder = await mkdtemp(join(tmpdir(), 'xinxiu-bench-'));
  try {
    const bundles = await buildAll(folder);
    step(`大小与冷导入：${bundles.length} 个函数，各 ${rounds} 次新进程，与对照交替测量`);
    const times = await timeAll(bundles);
    const functions = bundles.map((bundle) => measured(bundle, times));
    print(tableOf(functions));
    return { goals, functions };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const buildAll = async (folder: string): Promise<Bundle[]> => {
  const points = entries();
  const { metafile } = await build({ ...bundling, entryPoints: points, outdir: folder, metafile: true });
  const outputs = points.map(({ out }) => ({
    name: dirname(out),
    output: outputOf(metafile, join(folder, `${out}.js`)),
  }));
  const bare = outputs.map(({ name, output }) => ({ name, source: bareHandler(clientsOf(output)) }));
  await Promise.all(bare.map(({ name, source }) => writeFile(join(folder, `${name}.mjs`), source)));
  const { metafile: bareMeta } = await build({
    ...bundling,
    // The sources lie outside the project; its packages are found here.
    nodePaths: [join(root, 'node_modules')],
    entryPoints: bare.map(({ name }) => ({ in: join(folder, `${name}.mjs`), out: `bare/${name}` })),
    outdir: folder,
    metafile: true,
  });
  return outputs.map(({ name, output }) => {
    const bareFile = join(folder, 'bare', `${name}.js`);
    return {
      name,
      file: join(folder, name, 'index.js'),
      bytes: output.bytes,
      bareFile,
      bareBytes: outputOf(bareMeta, bareFile).bytes,
      clients: clientsOf(output).map((client) => client.package.replace('@aws-sdk/', '')),
      contents: contentsOf(output),
    };
  });
};

/** The bundler names outputs relative to the project's folder. */
const outputOf = ({ outputs }: Metafile, file: string): Metafile['outputs'][string] => {
  const found = Object.entries(outputs).find(([path]) => join(root, path) === file);
  if (found === undefined) throw new Error(`no output ${file}`);
  return found[1];
};

/** Round by round and turn by turn, so that whatever else the machine does meets a function and its counterpart alike. */
const timeAll = async (bundles: readonly Bundle[]): Promise<Map<string, number[]>> => {
  const files = bundles.flatMap(({ file, bareFile }) => [file, bareFile]);
  const times = new Map(files.map((file): [string, number[]] => [file, []]));
  // The first reads come from the disk; they count for nothing.
  for (const file of files) await coldImport(file);
  for (let round = 1; round <= rounds; round += 1) {
    for (const file of round % 2 === 0 ? files : files.toReversed()) times.get(file)?.push(await coldImport(file));
    if (round % 5 === 0) step(`第 ${round}/${rounds} 轮`);
  }
  return times;
};

const measured = (bundle: Bundle, times: ReadonlyMap<string, readonly number[]>): Measured => {
  const { name, clients, contents, bytes, bareBytes } = bundle;
  const own = times.get(bundle.file) ?? [];
  const bare = times.get(bundle.bareFile) ?? [];
  const importMs = median(own);
  const bareImportMs = median(bare);
  const importRatio = rounded(median(own.map((milliseconds, round) => milliseconds / (bare[round] ?? Number.NaN))));
  const kilobytesAbove = rounded((bytes - bareBytes) / 1000, 1);
  const makesPdfs = pdfLibrary in contents.libraries;
  return {
    name,
    clients,
    bytes,
    bareBytes,
    kilobytesAbove,
    importMs: rounded(importMs, 1),
    bareImportMs: rounded(bareImportMs, 1),
    importRatio,
    contents,
    makesPdfs,
    reached: makesPdfs ? null : importRatio <= goals.importRatio && kilobytesAbove <= goals.kilobytesAbove,
  };
};

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);

const tableOf = (functions: readonly Measured[]): string =>
  table(
    ['函数', 'KB', '对照 KB', '多出 KB', '自己', '库', '导入 ms', '对照 ms', '比值', '达标'],
    functions.map((f) => {
      const libraries = Object.values(f.contents.libraries).reduce((total, bytes) => total + bytes, 0);
      return [
        f.name,
        kilobytes(f.bytes),
        kilobytes(f.bareBytes),
        f.kilobytesAbove,
        kilobytes(f.contents.own),
        kilobytes(libraries),
        f.importMs,
        f.bareImportMs,
        f.importRatio.toFixed(2),
        f.reached === null ? '（PDF）' : f.reached ? '是' : '否',
      ];
    }),
  );
