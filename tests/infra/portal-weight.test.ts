/** The public pages stay light: what a browser must have before they run, module by module and by the byte. */
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Entry, firstLoad, firstLoadGoals, gzipKilobytes } from '../../scripts/lib/first-load.ts';
import { root } from '../../scripts/lib/instance.ts';

let chunks: ReadonlyMap<string, Rolldown.OutputChunk>;
beforeAll(async () => {
  // The test runner's own would build React as it is for developers.
  vi.stubEnv('NODE_ENV', 'production');
  const configFile = join(root, 'portal', 'vite.config.ts');
  const built = (await build({ configFile, logLevel: 'silent', build: { write: false } })) as Rolldown.RolldownOutput;
  chunks = new Map(built.output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one]] : [])));
});
afterAll(() => vi.unstubAllEnvs());

const loadedBy = (entry: Entry): Rolldown.OutputChunk[] => {
  const start = [...chunks.values()].find((chunk) => chunk.isEntry && chunk.name === entry);
  return firstLoad(start?.fileName ?? '', (file) => chunks.get(file)?.imports ?? []).flatMap(
    (file) => chunks.get(file) ?? [],
  );
};

const packageOf = (module: string): string | undefined =>
  /node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(module)?.groups?.['name'];

test('the public pages load React and nothing else that is not their own', () => {
  const packages = loadedBy('open').flatMap((chunk) =>
    Object.entries(chunk.modules).flatMap(([module, { renderedLength }]) =>
      renderedLength > 0 ? (packageOf(module) ?? []) : [],
    ),
  );
  expect([...new Set(packages)].toSorted()).toEqual(['react', 'react-dom', 'scheduler']);
});

test.each(Object.entries(firstLoadGoals) as [Entry, number][])(
  'the first load of %s is within %d KB',
  (entry, goal) => {
    const loaded = loadedBy(entry);
    expect(loaded).not.toEqual([]);
    expect(gzipKilobytes(loaded.map(({ code }) => code))).toBeLessThanOrEqual(goal);
  },
);
