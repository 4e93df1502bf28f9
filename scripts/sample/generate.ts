/**
 * Writes the sample data. `node scripts/sample/generate.ts` after a change here; a test fails while the checked-in files differ
 * from what this writes. No clock and no chance: the same bytes on every machine.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import type { DepartmentFact } from '#domain/ingest/department-facts.ts';
import { penaltyFields, type Sector } from '#domain/ingest/penalty-fields.ts';
import { type BadRow, spoil } from './bad-rows.ts';
import {
  benchPenalties,
  complexPenalties,
  demoPenalties,
  manyPenalties,
  suzhouEcology,
  suzhouMarket,
} from './named-penalties.ts';
import {
  type Correction,
  correctionAfter,
  type Level,
  officeDay,
  type PenaltyRow,
  type PlannedPenalty,
  writePenalties,
} from './penalties.ts';
import { type Random, seededRandom } from './random.ts';
import { inventNeighbours, inventSubjects, type SampleSubject } from './subjects.ts';

export const sampleFiles = ['huainan-penalties.csv', 'suzhou-penalties.csv', 'facts.json', 'bad-rows.md'] as const;
export type SampleFile = (typeof sampleFiles)[number];

export interface ExpectedProblem {
  readonly line: number;
  readonly field: string;
  readonly rule: string;
}

export interface Sample {
  readonly files: Readonly<Record<SampleFile, string>>;
  /** What the import must find wrong with the Huainan file, by line. */
  readonly expectedProblems: readonly ExpectedProblem[];
}

const columns = penaltyFields.map(({ code }) => code);

/** All sample files as text. */
export const generateSample = (): Sample => {
  const random = seededRandom(20_261_012);
  const demo = demoPenalties(random);
  const complex = complexPenalties(random);
  const named = [...demo.huainan, ...complex.huainan, ...manyPenalties(random), ...benchPenalties(random)];
  const huainan = writePenalties([...named, ...huainanPenalties(random)], random);
  const suzhou = writePenalties([...demo.suzhou, ...complex.suzhou, ...suzhouPenalties(random)], random);
  const { lines, placed } = withBadRows(huainan.rows);
  return {
    files: {
      'huainan-penalties.csv': csv(lines),
      'suzhou-penalties.csv': csv(suzhou.rows.map((row) => Object.values(row))),
      'facts.json': json([...huainan.facts, ...suzhou.facts]),
      'bad-rows.md': badRowsList(placed),
    },
    expectedProblems: placed.flatMap(({ line, row }) => row.expected.map((expected) => ({ line, ...expected }))),
  };
};

const periods = [
  { from: '2020-01-06', to: '2023-04-28', days: 1208, weight: 14 },
  { from: '2023-05-04', to: '2026-03-31', days: 1062, weight: 36 },
  { from: '2026-04-01', to: '2026-10-09', days: 191, weight: 50 },
] as const;

/** Who is punished for what, roughly: no private person has a discharge permit. */
const sectorsOf: Readonly<Record<SampleSubject['category'], readonly Sector[]>> = {
  法人及非法人组织: [
    'marketSupervision',
    'marketSupervision',
    'food',
    'drug',
    'specialEquipment',
    'transport',
    'ecology',
    'tax',
    'urbanManagement',
    'fire',
    'workSafety',
    'customs',
    'export',
  ],
  法人: ['marketSupervision', 'food', 'fire', 'tax', 'workSafety'],
  非法人组织: ['marketSupervision', 'fire', 'tax'],
  个体工商户: ['marketSupervision', 'marketSupervision', 'food', 'fire', 'urbanManagement', 'transport', 'tax'],
  自然人: ['transport', 'marketSupervision', 'urbanManagement', 'food', 'workSafety'],
};

const weighted = <T>(random: Random, values: readonly (readonly [T, number])[]): T =>
  random.pick(values.flatMap(([value, weight]) => new Array<T>(weight).fill(value)));

const levels: readonly (readonly [Level, number])[] = [
  ['minor', 24],
  ['general', 42],
  ['serious', 24],
  ['undetermined', 10],
];
const corrections: readonly (readonly [Correction['kind'], number])[] = [
  ['confirmed', 62],
  ['none', 20],
  ['partial', 10],
  ['denied', 8],
];

/** Every invented subject once, and as many decisions again for subjects drawn by lot. */
const huainanPenalties = (random: Random): readonly PlannedPenalty[] => {
  const subjects = inventSubjects(random);
  const repeated = Array.from({ length: 112 }, () => random.pick(subjects));
  return [...subjects, ...repeated].map((subject) => ({
    ...whenAndHow(random),
    subject,
    sector: random.pick(sectorsOf[subject.category]),
  }));
};

const suzhouPenalties = (random: Random): readonly PlannedPenalty[] => {
  const subjects: readonly SampleSubject[] = inventNeighbours(random);
  return [...subjects, ...subjects.slice(0, 8)].map((subject) => {
    const ecology = random.chance(50);
    return {
      ...whenAndHow(random),
      subject,
      sector: ecology ? 'ecology' : 'marketSupervision',
      office: ecology ? suzhouEcology : suzhouMarket,
    };
  });
};

const whenAndHow = (random: Random): Pick<PlannedPenalty, 'determinedOn' | 'level' | 'correction'> => {
  const period = weighted(
    random,
    periods.map((p) => [p, p.weight] as const),
  );
  const determinedOn = officeDay(random, period.from, period.to, period.days);
  return {
    determinedOn,
    level: weighted(random, levels),
    correction: correctionAfter(random, determinedOn, weighted(random, corrections)),
  };
};

interface PlacedBadRow {
  readonly line: number;
  readonly row: BadRow;
}

/** Spreads the bad rows over the second half: what they repeat or contradict then stands above them. */
const withBadRows = (
  rows: readonly PenaltyRow[],
): { lines: readonly (readonly string[])[]; placed: readonly PlacedBadRow[] } => {
  const organization = rows.find((row) => row.CF_XDR_LB === '法人及非法人组织' && row.CF_XDR_SHXYM.startsWith('91'));
  const person = rows.find((row) => row.CF_XDR_LB === '自然人');
  if (organization === undefined || person === undefined)
    throw new Error('The sample needs an organisation and a person.');
  const bad = spoil(organization, person);
  const start = Math.floor(rows.length / 2);
  const step = Math.floor((rows.length - start) / bad.length);
  const lines: (readonly string[])[] = [];
  const placed: PlacedBadRow[] = [];
  rows.forEach((row, i) => {
    lines.push(Object.values(row));
    const next = bad[placed.length];
    if (next !== undefined && i >= start && (i - start) % step === 0) {
      lines.push(next.cells);
      // Line 1 is the header.
      placed.push({ line: lines.length + 1, row: next });
    }
  });
  return { lines, placed };
};

/** With the byte-order mark, as spreadsheets save it. */
const csv = (lines: readonly (readonly string[])[]): string => stringify([columns, ...lines], { bom: true });

/** One fact per line: a change shows as the lines it touches. */
const json = (facts: readonly DepartmentFact[]): string =>
  `[\n${facts.map((fact) => `  ${JSON.stringify(fact)}`).join(',\n')}\n]\n`;

const badRowsList = (placed: readonly PlacedBadRow[]): string =>
  [
    '# Bad rows of huainan-penalties.csv',
    '',
    'Written by generate.ts together with the file: what the import must report, by line of the file (the header is line 1).',
    '',
    '| Line | What is wrong | Field: rule |',
    '|---|---|---|',
    ...placed.map(({ line, row }) => {
      const expected = row.expected.map(({ field, rule }) => (field === '' ? rule : `${field}: ${rule}`)).join(', ');
      return `| ${line} | ${row.what} | ${expected} |`;
    }),
    '',
  ].join('\n');

const dataFolder = fileURLToPath(new URL('data/', import.meta.url));

/** Path of a checked-in sample file. */
export const samplePath = (file: SampleFile): string => dataFolder + file;

if (import.meta.main) {
  const { files } = generateSample();
  for (const file of sampleFiles) {
    writeFileSync(samplePath(file), files[file]);
    console.log(`Wrote scripts/sample/data/${file}: ${files[file].split('\n').length - 1} lines.`);
  }
}
