/** What a browser must have before an entry of the portal runs, and how much of it there may be. */
import { gzipSync } from 'node:zlib';

/** Of script in thousands of bytes, compressed: what a phone on a slow line can still be asked for. */
export const firstLoadGoals = { open: 120, desk: 450 } as const;
export type Entry = keyof typeof firstLoadGoals;

/** The file and everything it imports, directly or not; what it loads only later is not among them. */
export const firstLoad = (file: string, importsOf: (file: string) => readonly string[]): string[] => {
  const found = new Set([file]);
  for (const one of found) for (const next of importsOf(one)) found.add(next);
  return [...found];
};

/** Thousands of bytes of the contents, each compressed as it is sent. */
export const gzipKilobytes = (contents: readonly (string | Uint8Array)[]): number =>
  Number((contents.reduce((total, content) => total + gzipSync(content).length, 0) / 1000).toFixed(1));
