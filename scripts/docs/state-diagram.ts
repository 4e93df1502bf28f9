/** The repair case as a picture and as a table: both read the stages and actions the code itself goes by. */
import { roleLabels } from '#domain/access/person.ts';
import type { Role } from '#domain/kernel/actor.ts';
import {
  type RepairAction,
  type RepairStage,
  repairActions,
  repairEntries,
  repairItems,
  repairMoves,
  repairStageNames,
  repairStages,
} from '#domain/repair/stages.ts';
import { code, label, mermaid, table } from './markdown.ts';

const actions: readonly (readonly [string, RepairAction])[] = Object.entries(repairActions);

/** Stages that one action leaves all for the same end (撤件): drawn as one box, so that one arrow says it. */
const boxed = (): { readonly stages: readonly RepairStage[]; readonly actions: readonly string[] } => {
  const leaving = actions.filter(([, { from, to }]) => from.length > 2 && Array.isArray(to) && to.length === 1);
  return { stages: leaving[0]?.[1].from ?? [], actions: leaving.map(([name]) => name) };
};

/** `from --> to : 标签 / 标签`, one line per pair of stages. */
const arrows = (moves: ReturnType<typeof repairMoves>): string[] => {
  const byPair = Map.groupBy(moves, ({ from, to }) => `${from} --> ${to}`);
  return [...byPair].map(
    ([pair, of]) => `${pair} : ${of.map(({ action }) => label(repairActions[action].label)).join(' / ')}`,
  );
};

/** Mermaid stateDiagram-v2 of the repair case, labels as people see them. */
export const repairStateDiagram = (): string => {
  const box = boxed();
  const inBox = (stage: RepairStage): boolean => box.stages.includes(stage);
  const moves = repairMoves();
  const inside = moves.filter(({ from, to }) => inBox(from) && inBox(to));
  const outside = moves.filter((move) => !inside.includes(move) && !box.actions.includes(move.action));
  const left = moves.filter(({ action, to }) => box.actions.includes(action) && !inBox(to));
  const name = (stage: RepairStage): string => `state "${label(repairStages[stage].label)}" as ${stage}`;
  return mermaid([
    'stateDiagram-v2',
    ...repairStageNames.filter((stage) => !inBox(stage)).map((stage) => `  ${name(stage)}`),
    '  state "办理中" as open {',
    ...box.stages.map((stage) => `    ${name(stage)}`),
    ...arrows(inside).map((line) => `    ${line}`),
    '  }',
    ...Object.values(repairEntries).map((entry) => `  [*] --> ${entry.to} : ${label(entry.label)}`),
    ...arrows(outside).map((line) => `  ${line}`),
    ...[...new Set(left.map(({ action, to }) => `  open --> ${to} : ${label(repairActions[action].label)}`))],
    ...repairStageNames.filter((stage) => repairStages[stage].final).map((stage) => `  ${stage} --> [*]`),
  ]);
};

const stageLabels = (stages: readonly RepairStage[]): string =>
  stages.map((stage) => repairStages[stage].label).join('、');
const roleNames = (roles: readonly Role[]): string => roles.map((role) => roleLabels[role]).join('、');

/** Which action, by whom, from which stage to which, on which work item. */
export const actionTable = (): string =>
  table(
    ['动作', '标识', '岗位', '所处环节', '待办', '办后环节'],
    actions.map(([name, action]) => [
      action.label,
      code(name),
      roleNames(action.by),
      stageLabels(action.from),
      action.item === undefined ? '' : repairItems[action.item].label,
      stageLabels([...new Set(repairMoves().flatMap((move) => (move.action === name ? [move.to] : [])))]),
    ]),
  );

/** Role by stage: which actions a role has while a case stands there. */
export const roleStageTable = (): string => {
  const roles = [...new Set(actions.flatMap(([, { by }]) => by))];
  return table(
    ['环节', ...roles.map((role) => roleLabels[role])],
    repairStageNames.map((stage) => [
      `${repairStages[stage].label} ${code(stage)}`,
      ...roles.map((role) =>
        actions
          .filter(([, { by, from }]) => by.includes(role) && from.includes(stage))
          .map(([, action]) => action.label)
          .join('、'),
      ),
    ]),
  );
};
