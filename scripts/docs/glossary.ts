/** GLOSSARY.md as data: the words people use for what the code names, so that no reference page invents its own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/instance.ts';

export interface Term {
  /** The Chinese word. */
  readonly word: string;
  /** Identifiers of the row, as the code spells them. */
  readonly identifiers: readonly string[];
  readonly meaning: string;
}

/** Rows of the tables of a glossary, by the heading they stand under. The columns are 中文, English, 标识, 含义. */
export const parseGlossary = (text: string): ReadonlyMap<string, readonly Term[]> => {
  const sections = text.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return [heading.trim(), lines.flatMap(termOf)];
    }),
  );
};

const termOf = (line: string): Term[] => {
  const cells = line.split('|').map((cell) => cell.trim());
  const [, word = '', , identifiers = '', meaning = ''] = cells;
  if (cells.length !== 6 || !identifiers.includes('`')) return [];
  return [{ word, identifiers: [...identifiers.matchAll(/`([^`]+)`/g)].map(([, id = '']) => id), meaning }];
};

export const readGlossary = (): ReturnType<typeof parseGlossary> =>
  parseGlossary(readFileSync(join(root, 'GLOSSARY.md'), 'utf8'));
