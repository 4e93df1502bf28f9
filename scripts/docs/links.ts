/** Relative links between the project's Markdown files: the file must be there, and so must the heading behind a `#`. */
import { posix } from 'node:path';

const fence = /^(```|~~~)[\s\S]*?^\1/gm;
const inlineCode = /`[^`\n]*`/g;
const link = /\[[^\]]*\]\(([^()\s]+)\)/g;
const elsewhere = /^[a-z][a-z+.-]*:/i;

/** The anchor the forge makes of a heading: small letters, spaces as hyphens, punctuation dropped. */
export const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/g, '-');

const anchorsOf = (text: string): string[] =>
  [...text.replace(fence, '').matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/**
 * Links that lead nowhere.
 *
 * @param files text of every Markdown file by path from the project's folder
 * @param exists whether a path, from the project's folder, names a file or folder
 * @returns one line per broken link
 */
export const brokenLinks = (files: ReadonlyMap<string, string>, exists: (path: string) => boolean): string[] =>
  [...files].flatMap(([file, text]) =>
    [...text.replace(fence, '').replace(inlineCode, '').matchAll(link)]
      .map(([, target = '']) => target)
      .filter((target) => !elsewhere.test(target) && !leadsSomewhere(file, target, files, exists))
      .map((target) => `${file} → ${target}`),
  );

const leadsSomewhere = (
  file: string,
  target: string,
  files: ReadonlyMap<string, string>,
  exists: (path: string) => boolean,
): boolean => {
  const [path = '', anchor] = target.split('#');
  const other = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), decodeURI(path)));
  if (!exists(other)) return false;
  return anchor === undefined || anchorsOf(files.get(other) ?? '').includes(decodeURI(anchor));
};
