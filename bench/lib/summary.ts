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
    .object({
      kinds: z.array(
        z.object({
          label: z.string(),
          commands: z.array(z.object({ command: z.string(), p50: z.number(), ratio: z.number() })),
        }),
      ),
    })
    .optional(),
  portal: z
    .object({
      goals: z.object({ largestPaintMs: z.number(), blockingMs: z.number() }),
      entries: z.array(z.object({ entry: z.enum(['open', 'desk']), script: z.number(), goal: z.number() })),
      pages: z.array(z.object({ page: z.string(), largestPaintMs: z.number(), blockingMs: z.number() })),
    })
    .optional(),
  cases: z.object({ goal: z.number(), kinds: z.array(z.object({ label: z.string(), ratio: z.number() })) }).optional(),
  cost: z
    .object({
      kinds: z.array(
        z.object({
          label: z.string(),
          total: z.number(),
          units: z.array(z.object({ label: z.string(), perCase: z.number() })),
        }),
      ),
    })
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
    figures: [...sizes(parts), ...commands(parts), ...portal(parts), ...cases(parts), ...cost(parts)],
  };
};

const span = (values: readonly number[]): string => [...new Set([Math.min(...values), Math.max(...values)])].join('–');

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
  (part?.kinds ?? []).flatMap(({ label, commands: measured }) =>
    measured.map(({ command, p50, ratio }) => ({
      title: `${label}，进程内处理命令 ${command}，p50（为 SHA-256 加 JSON 的 ${ratio} 倍）`,
      value: p50,
      unit: 'µs',
    })),
  );

const entryTitles = { open: '公开页面', desk: '工作台' } as const;

const portal = ({ portal: part }: Parts): Figure[] =>
  part === undefined
    ? []
    : [
        ...part.entries.map(({ entry, script, goal }) => ({
          title: `${entryTitles[entry]}首次加载的脚本（gzip）`,
          value: script,
          unit: 'KB',
          goal: `≤ ${goal}`,
        })),
        {
          title: '处理器放慢 4 倍，各主要页面的最大内容绘制',
          value: span(part.pages.map((one) => one.largestPaintMs)),
          unit: 'ms',
          goal: `≤ ${part.goals.largestPaintMs}`,
        },
        {
          title: '处理器放慢 4 倍，各主要页面的总阻塞时间',
          value: span(part.pages.map((one) => one.blockingMs)),
          unit: 'ms',
          goal: `≤ ${part.goals.blockingMs}`,
        },
      ];

const cases = ({ cases: part }: Parts): Figure[] =>
  (part?.kinds ?? []).map(({ label, ratio }) => ({
    title: `${label}，本地引擎上每秒办结件数与空链之比`,
    value: ratio,
    goal: `≥ ${part?.goal}`,
  }));

const cost = ({ cost: part }: Parts): Figure[] =>
  (part?.kinds ?? []).flatMap(({ label, total, units }) => [
    { title: `${label}，每千件的目录价`, value: total, unit: 'USD' },
    ...units.map(({ label: unit, perCase }) => ({ title: `${label}，每件：${unit}`, value: perCase })),
  ]);
