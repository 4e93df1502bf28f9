/** An evidence package as one file. */
import { unzipSync, zipSync } from 'fflate';
import type { Files } from './manifest.ts';

/** Text shrinks; pictures and PDFs are small as they are. */
const levelOf = (path: string): 0 | 6 => (/\.(pdf|jpg|png)$/.test(path) ? 0 : 6);

export const zipped = (files: Files): Uint8Array<ArrayBuffer> =>
  zipSync(
    Object.fromEntries(Object.entries(files).map(([path, content]) => [path, [content, { level: levelOf(path) }]])),
  );

/** Null of what is no zip. */
export const unzipped = (content: Uint8Array): Files | null => {
  try {
    return unzipSync(content);
  } catch {
    return null;
  }
};
