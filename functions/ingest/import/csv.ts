/**
 * Bytes of a penalty file → rows with their line numbers. Why whole files: every row keeps the digest of the file it came from,
 * and the digest is known only at the end. Why two encodings: spreadsheets in China still save CSV as GB 18030 by default.
 */
import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import { checkHeader } from '#domain/ingest/dual-publication.ts';
import { type RowProblem, rowProblem } from '#domain/ingest/row-problems.ts';

export interface CsvRow {
  /** Line of the file on which the row starts; the header is line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface CsvFile {
  readonly fileSha256: string;
  /** Rows after the header, whatever their shape. */
  readonly rowCount: number;
  /** Rows that have the shape of the header. */
  readonly rows: readonly CsvRow[];
  /** Rows without that shape, or what is wrong with the whole file (then there are no rows). */
  readonly problems: readonly RowProblem[];
}

/** Reads a file in fatal UTF-8 (with or without mark), else fatal GB 18030. Never throws for what the sender may have done. */
export const readPenaltyCsv = (bytes: Uint8Array): CsvFile => {
  const fileSha256 = createHash('sha256').update(bytes).digest('hex');
  const text = decode(bytes);
  return text === undefined
    ? { fileSha256, rowCount: 0, rows: [], problems: [rowProblem(1, '', 'badEncoding')] }
    : { fileSha256, ...readText(text) };
};

const decode = (bytes: Uint8Array): string | undefined => {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding; the next one is tried.
    }
  }
  return undefined;
};

interface LineOfCells {
  readonly line: number;
  /** Undefined where the quotation marks make no sense. */
  readonly cells: readonly string[] | undefined;
}

const readText = (text: string): Omit<CsvFile, 'fileSha256'> => {
  const lines = text.split(/\r\n|\n|\r/);
  const width = recordAt(lines, 0)?.cells.length ?? 0;
  const [header, ...records] = recordsOf(lines, width);
  const columns = (header?.cells ?? []).map((column) => column.trim());
  const wrong = checkHeader(columns);
  if (wrong.length > 0) return { rowCount: records.length, rows: [], problems: wrong };
  const rows: CsvRow[] = [];
  const problems: RowProblem[] = [];
  for (const { line, cells } of records) {
    if (cells === undefined) problems.push(rowProblem(line, '', 'badQuoting'));
    else if (cells.length === width) rows.push({ line, cells: named(columns, cells) });
    else problems.push(rowProblem(line, '', 'columnCount', { actual: cells.length, expected: width }));
  }
  return { rowCount: records.length, rows, problems };
};

/**
 * Why not one call of the parser: behind a stray quotation mark it takes all good rows that follow for one cell. Here a row that
 * cannot be read costs its own line only.
 */
const recordsOf = (lines: readonly string[], width: number): readonly LineOfCells[] => {
  const records: LineOfCells[] = [];
  let next = 0;
  while (next < lines.length) {
    const record = recordAt(lines, next);
    // Several lines that do not make a row of the right width were tied together by a stray mark.
    const whole = record !== undefined && (record.lines === 1 || record.cells.length === width) ? record : undefined;
    if (lines[next]?.trim() !== '') records.push({ line: next + 1, cells: whole?.cells });
    next += whole?.lines ?? 1;
  }
  return records;
};

/** A cell of more lines than this is a mark that was never closed. */
const maxLinesPerRecord = 100;

/** The record that starts on a line: its cells and how many lines it takes. */
const recordAt = (lines: readonly string[], start: number): { cells: readonly string[]; lines: number } | undefined => {
  let text = lines[start] ?? '';
  if (!text.includes('"')) return { cells: text.split(','), lines: 1 };
  for (let taken = 1; taken <= maxLinesPerRecord && start + taken <= lines.length; taken += 1) {
    if (text.split('"').length % 2 === 1) {
      const cells = parseRecord(text);
      return cells && { cells, lines: taken };
    }
    text += `\n${lines[start + taken]}`;
  }
  return undefined;
};

const parseRecord = (text: string): readonly string[] | undefined => {
  try {
    return parse(text)[0];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
};

const named = (columns: readonly string[], cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
