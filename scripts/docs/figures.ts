/** The measured figures of the README, taken from the newest result file of `npm run bench`. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { root } from '../lib/instance.ts';
import { table } from './markdown.ts';

/** What a result file in `bench/results/` must say for its figures to be shown; it may hold more. */
export const BenchResult = z.object({
  measuredAt: z.iso.datetime({ offset: true }),
  /** Processor, cores and versions, in one line; no name of a machine or a person. */
  environment: z.string().min(1),
  figures: z.array(
    z.object({
      title: z.string().min(1),
      value: z.union([z.number(), z.string()]),
      unit: z.string().default(''),
      /** What it should be, e.g. `≥ 0.7`. */
      goal: z.string().optional(),
    }),
  ),
});

/** The table of the newest result by its own date, or one sentence while nothing has been measured. */
export const figuresTable = (results: readonly (readonly [file: string, content: unknown])[]): string => {
  const parsed = results.map(([file, content]) => ({ file, ...BenchResult.parse(content) }));
  const newest = parsed.toSorted((a, b) => Date.parse(b.measuredAt) - Date.parse(a.measuredAt))[0];
  if (newest === undefined) return '尚无测量结果：运行 `npm run bench` 后再运行 `npm run docs`。';
  const rows = newest.figures.map(({ title, value, unit, goal }) => [title, `${value} ${unit}`.trim(), goal ?? '']);
  const source = `${newest.measuredAt.slice(0, 10)} 测得（[${newest.file}](bench/results/${newest.file})），${newest.environment}。`;
  return `${table(['指标', '结果', '目标'], rows)}\n\n${source}`;
};

export const benchFigures = (): string =>
  figuresTable(
    globSync('bench/results/*.json', { cwd: root })
      .sort()
      .map((file) => [basename(file), JSON.parse(readFileSync(join(root, file), 'utf8'))]),
  );
