/** Small pieces of Markdown and Mermaid text, escaped in one place. */

/** The first line of a page that is written whole. */
export const generatedNote = '<!-- 由 npm run docs 从代码生成，请勿手改 -->';

/** What a table cell may hold: no pipe that ends it, no line break that breaks it, no stray HTML. */
const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replace(/\s*\n\s*/g, ' ');

/** A table with its header; an empty cell stays empty. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Code in running text; an empty list of words gives an empty text. */
export const code = (...words: readonly string[]): string => words.map((word) => `\`${word}\``).join(' ');

/** A Mermaid picture. */
export const mermaid = (lines: readonly string[]): string => ['```mermaid', ...lines, '```'].join('\n');

const entities: Readonly<Record<string, string>> = {
  '"': '#quot;',
  ';': '#59;',
  ':': '#58;',
  '<': '#lt;',
  '>': '#gt;',
};

/** Text inside a Mermaid label, where quotes, semicolons and colons have a meaning of their own. */
export const label = (text: string): string =>
  text.replace(/[";:<>]/g, (character) => entities[character] ?? character);

/** Paragraphs with an empty line between them and one line break at the end. */
export const page = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;
