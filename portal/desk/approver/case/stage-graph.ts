/** Where the boxes and arrows of a kind of case stand: its own stages and moves, laid out once. */
import { type CaseTables, movesOf } from '#domain/kernel/case-actions.ts';

export interface Box {
  readonly stage: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Of an SVG path. */
  readonly path: string;
}

export const box = { width: 104, height: 36 } as const;
const step = { x: 132, y: 96 } as const;

/** Running stages in a row, in the order of the table; ends in a row below. */
export const stageGraph = ({ stages, actions }: Pick<CaseTables, 'stages' | 'actions'>) => {
  const names = Object.keys(stages);
  const row = (final: boolean): string[] => names.filter((name) => stages[name]?.final === final);
  const boxes = [row(false), row(true)].flatMap((stagesOf, line) =>
    stagesOf.map(
      (stage, column): Box => ({
        stage,
        label: stages[stage]?.label ?? stage,
        x: 8 + column * step.x,
        y: 48 + line * step.y,
      }),
    ),
  );
  const at = new Map(boxes.map((one) => [one.stage, one]));
  const pairs = new Map(movesOf(actions).map(({ from, to }) => [`${from} ${to}`, { from, to }]));
  const arrows = [...pairs.values()].flatMap(({ from, to }): Arrow[] => {
    const [a, b] = [at.get(from), at.get(to)];
    return a === undefined || b === undefined || a === b ? [] : [{ from, to, path: pathOf(a, b) }];
  });
  return {
    boxes,
    arrows,
    width: 16 + step.x * Math.max(row(false).length, row(true).length),
    height: 48 + step.y + box.height + 12,
  };
};

const pathOf = (a: Box, b: Box): string => {
  const middle = (one: Box): number => one.x + box.width / 2;
  if (a.y !== b.y)
    return `M${middle(a)} ${a.y + box.height} C${middle(a)} ${a.y + 70} ${middle(b)} ${b.y - 34} ${middle(b)} ${b.y}`;
  if (b.x - a.x === step.x) return `M${a.x + box.width} ${a.y + box.height / 2} L${b.x} ${b.y + box.height / 2}`;
  const lift = Math.min(40, 12 + Math.abs(b.x - a.x) / 24);
  return `M${middle(a)} ${a.y} C${middle(a)} ${a.y - lift} ${middle(b)} ${b.y - lift} ${middle(b)} ${b.y}`;
};
