import type { CaseTables } from '#domain/kernel/case-actions.ts';
import { box, stageGraph } from './stage-graph.ts';

interface Props {
  readonly tables: Pick<CaseTables, 'stages' | 'actions'>;
  readonly current: string;
  /** Stages the case has been in. */
  readonly visited: ReadonlySet<string>;
}

/** The kind's stages and moves, with the way the case has come and where it stands. */
export const MachineGraph = ({ tables, current, visited }: Props) => {
  const { boxes, arrows, width, height } = stageGraph(tables);
  const fill = (stage: string): string => (stage === current ? '#0958d9' : visited.has(stage) ? '#d6e4ff' : '#fff');
  const now = boxes.find(({ stage }) => stage === current)?.label ?? '';
  return (
    <div className="machine">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`流程图：现处于${now}`}>
        <defs>
          <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">
            <path d="M0 0 L8 4 L0 8 z" fill="#8c8c8c" />
          </marker>
        </defs>
        {arrows.map(({ from, to, path }) => (
          <path
            key={`${from} ${to}`}
            d={path}
            fill="none"
            stroke={visited.has(from) && visited.has(to) ? '#0958d9' : '#bfbfbf'}
            markerEnd="url(#arrow)"
          />
        ))}
        {boxes.map(({ stage, label, x, y }) => (
          <g key={stage}>
            <rect x={x} y={y} width={box.width} height={box.height} rx="6" fill={fill(stage)} stroke="#8c8c8c" />
            <text
              x={x + box.width / 2}
              y={y + box.height / 2 + 4}
              textAnchor="middle"
              fontSize="12"
              fill={stage === current ? '#fff' : '#262626'}
            >
              {label}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
};
