/** The built portal's first loads, from the bundler's own manifest. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Entry, firstLoad, firstLoadGoals, gzipKilobytes } from '../../scripts/lib/first-load.ts';
import { root } from '../../scripts/lib/instance.ts';

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]), css: z.array(z.string()).default([]) }),
);
type Manifest = z.infer<typeof Manifest>;

const folder = join(root, '.build', 'portal');
const pages: Readonly<Record<Entry, string>> = { open: 'index.html', desk: 'desk/index.html' };

export interface Weight {
  readonly entry: Entry;
  /** Thousands of bytes, compressed. */
  readonly script: number;
  readonly style: number;
  readonly files: number;
  readonly goal: number;
  readonly reached: boolean;
}

/** Both entries; the portal must have been built. */
export const weights = (): Weight[] => {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')));
  return (Object.keys(pages) as Entry[]).map((entry) => weightOf(entry, manifest));
};

const weightOf = (entry: Entry, manifest: Manifest): Weight => {
  const chunks = firstLoad(pages[entry], (key) => manifest[key]?.imports ?? []).flatMap((key) => manifest[key] ?? []);
  const read = (file: string) => readFileSync(join(folder, file));
  const script = gzipKilobytes(chunks.map(({ file }) => read(file)));
  const style = gzipKilobytes([...new Set(chunks.flatMap(({ css }) => css))].map(read));
  const goal = firstLoadGoals[entry];
  return { entry, script, style, files: chunks.length, goal, reached: script <= goal };
};
