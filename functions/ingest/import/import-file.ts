/**
 * One load of a penalty file: good rows are registered, bad rows go back with line, field and rule, and neither waits for the
 * other. Why subjects first: two rows of one new subject registered at once would race for its code.
 */
import { type PenaltyRowContext, parsePenaltyRow } from '#domain/ingest/dual-publication.ts';
import type { PenaltyReport, ReportedSubject } from '#domain/ingest/penalty-report.ts';
import { type RowProblem, rowProblem } from '#domain/ingest/row-problems.ts';
import { recordIdOf } from '#domain/record/record-id.ts';
import { sha256 } from '../../shared/hash.ts';
import type { CsvFile } from './csv.ts';

export interface KnownSubject {
  readonly subjectId: string;
  readonly name: string;
}

export interface RecordRegistration {
  readonly recordId: string;
  readonly subjectId: string;
  readonly report: PenaltyReport;
  readonly source: { readonly fileSha256: string; readonly line: number };
}

/** What the import needs of the world. Every call may be repeated: the ids are the same each time. */
export interface ImportPorts {
  /** By unified code, for natural persons by the keyed digest of the identity number. */
  readonly findSubject: (subject: ReportedSubject) => Promise<KnownSubject | undefined>;
  /** Registers a subject and answers it; if another registered it meanwhile, answers that one. Identity data is encrypted here. */
  readonly registerSubject: (subject: ReportedSubject, regionId: string) => Promise<KnownSubject>;
  /** `unchanged`: the same report is there; `conflict`: another report is there under the same id. */
  readonly registerRecord: (registration: RecordRegistration) => Promise<'registered' | 'unchanged' | 'conflict'>;
}

export interface ImportReport {
  readonly fileSha256: string;
  /** Rows of the file without the header, good and bad. */
  readonly rows: number;
  readonly registered: number;
  readonly unchanged: number;
  /** Rows that were not kept; all of them where the file as a whole was refused. */
  readonly rejectedRows: number;
  /** Why, by line: a row may have several findings. */
  readonly rejected: readonly RowProblem[];
  /** Findings about rows that were kept. */
  readonly warnings: readonly RowProblem[];
}

interface GoodRow {
  readonly line: number;
  readonly report: PenaltyReport;
}

/** Loads a read file. Never throws for what a sender may have written; a thrown error is broken infrastructure, and the load may be repeated. */
export const importPenalties = async (
  file: CsvFile,
  ports: ImportPorts,
  context: PenaltyRowContext,
): Promise<ImportReport> => {
  const rejected: RowProblem[] = [...file.problems];
  const parsed = parseRows(file, context, rejected);
  const subjects = await resolveSubjects(parsed, ports);
  const good = parsed.filter(({ line, report }) => {
    const known = subjects.get(subjectKey(report.subject));
    if (known?.name === report.subject.name) return true;
    rejected.push(rowProblem(line, 'CF_XDR_MC', 'subjectNameMismatch'));
    return false;
  });
  const outcomes = await mapInTurns(good, async ({ line, report }) => {
    const subjectId = subjects.get(subjectKey(report.subject))?.subjectId ?? '';
    const { decisionNumber, unit } = report;
    const recordId = recordIdOf({ unitId: unit.unitId, decisionNumber, subjectId }, sha256.hex);
    const outcome = await ports.registerRecord({
      recordId,
      subjectId,
      report,
      source: { fileSha256: file.fileSha256, line },
    });
    if (outcome === 'conflict') rejected.push(rowProblem(line, 'CF_WSH', 'recordReportConflict'));
    return outcome;
  });
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  const kept = count('registered') + count('unchanged');
  return {
    fileSha256: file.fileSha256,
    rows: file.rowCount,
    registered: count('registered'),
    unchanged: count('unchanged'),
    rejectedRows: file.rowCount - kept,
    rejected: rejected.toSorted((a, b) => a.line - b.line),
    warnings: good.flatMap(({ report }) => report.warnings),
  };
};

/** Good rows; findings go to `rejected`. The first of two rows about one decision is kept. */
const parseRows = (file: CsvFile, context: PenaltyRowContext, rejected: RowProblem[]): readonly GoodRow[] => {
  const firstLine = new Map<string, number>();
  const good: GoodRow[] = [];
  for (const { line, cells } of file.rows) {
    const parsed = parsePenaltyRow(cells, line, context);
    if (!parsed.ok) {
      rejected.push(...parsed.problem);
      continue;
    }
    const report = parsed.value;
    const key = JSON.stringify([report.unit.unitId, report.decisionNumber, subjectKey(report.subject)]);
    const first = firstLine.get(key);
    if (first === undefined) {
      firstLine.set(key, line);
      good.push({ line, report });
    } else rejected.push(rowProblem(line, 'CF_WSH', 'duplicateDecisionNumber', { firstLine: first }));
  }
  return good;
};

/** Lives in memory only: it holds identity numbers. */
const subjectKey = (subject: ReportedSubject): string =>
  subject.kind === 'naturalPerson' ? `${subject.identity.kind}:${subject.identity.number}` : subject.uscc;

const resolveSubjects = async (
  rows: readonly GoodRow[],
  ports: ImportPorts,
): Promise<ReadonlyMap<string, KnownSubject>> => {
  const first = new Map<string, GoodRow>();
  for (const row of rows)
    if (!first.has(subjectKey(row.report.subject))) first.set(subjectKey(row.report.subject), row);
  const entries = await mapInTurns([...first], async ([key, { report }]) => {
    const known = await ports.findSubject(report.subject);
    return [key, known ?? (await ports.registerSubject(report.subject, report.unit.regionId))] as const;
  });
  return new Map(entries);
};

/** As many transactions at once as one table partition bears without throttling a person's work. */
const lanes = 8;

const mapInTurns = async <T, R>(values: readonly T[], work: (value: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = new Array(values.length);
  const queue = values.entries();
  const lane = async (): Promise<void> => {
    for (const [i, value] of queue) results[i] = await work(value);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
};
