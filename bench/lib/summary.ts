/** The few figures of a run that the README shows; the parts in the file keep everything. */
import * as z from 'zod';

const Parts = z.object({
  machine: z.object({ cores: z.number(), cpu: z.string(), node: z.string() }),
  sizes: z
    .object({
      goals: z.object({ importRatio: z.number(), kilobytesAbove: z.number() }),
      functions: z.array(
        z.object({
          name: z.string(),
          kilobytesAbove: z.number(),
          importRatio: z.number(),
          makesPdfs: z.boolean().default(false),
        }),
      ),
    })
    .optional(),
  commands: z
    .object({ commands: z.array(z.object({ command: z.string(), p50: z.number(), ratio: z.number() })) })
    .optional(),
  cases: z.object({ ratio: z.number(), goal: z.number() }).optional(),
  cost: z
    .object({ total: z.number(), units: z.array(z.object({ label: z.string(), perCase: z.number() })) })
    .optional(),
});
type Parts = z.infer<typeof Parts>;

interface Figure {
  readonly title: string;
  readonly value: number | string;
  readonly unit?: string;
  readonly goal?: string;
}

/** What stands at the head of a result file; parts not measured have no figures. */
export const summary = (result: unknown, measuredAt: string) => {
  const parts = Parts.parse(result);
  const { cores, cpu, node } = parts.machine;
  return {
    measuredAt,
    environment: `${cpu}，${cores} 核，Node ${node}`,
    figures: [...sizes(parts), ...commands(parts), ...cases(parts), ...cost(parts)],
  };
};

const span = (values: readonly number[]): string => `${Math.min(...values)}–${Math.max(...values)}`;

const sizes = ({ sizes: part }: Parts): Figure[] => {
  if (part === undefined) return [];
  const { goals, functions } = part;
  const goalsOf = {
    size: { goal: `≤ ${goals.kilobytesAbove}` },
    load: { goal: `≤ ${goals.importRatio}` },
  };
  const others = functions.filter((f) => !f.makesPdfs);
  const pdfs = functions.filter((f) => f.makesPdfs);
  return [
    ...spans('各函数', others, goalsOf),
    ...(pdfs.length === 0 ? [] : spans('生成 PDF 的函数', pdfs, { size: {}, load: {} })),
  ];
};

type Sized = NonNullable<Parts['sizes']>['functions'];

const spans = (
  whose: string,
  functions: Sized,
  { size, load }: Readonly<Record<'size' | 'load', Pick<Figure, 'goal'>>>,
): Figure[] => [
  { title: `${whose}比空函数多出的大小`, value: span(functions.map((f) => f.kilobytesAbove)), unit: 'KB', ...size },
  { title: `${whose}冷加载与空函数之比`, value: span(functions.map((f) => f.importRatio)), ...load },
];

const commands = ({ commands: part }: Parts): Figure[] =>
  (part?.commands ?? []).map(({ command, p50, ratio }) => ({
    title: `进程内处理命令 ${command}，p50（为 SHA-256 加 JSON 的 ${ratio} 倍）`,
    value: p50,
    unit: 'µs',
  }));

const cases = ({ cases: part }: Parts): Figure[] =>
  part === undefined ? [] : [{ title: '本地引擎上每秒办结件数与空链之比', value: part.ratio, goal: `≥ ${part.goal}` }];

const cost = ({ cost: part }: Parts): Figure[] =>
  part === undefined
    ? []
    : [
        { title: '每千件的目录价', value: part.total, unit: 'USD' },
        ...part.units.map(({ label, perCase }) => ({ title: `每件：${label}`, value: perCase })),
      ];
