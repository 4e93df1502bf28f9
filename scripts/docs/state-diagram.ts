/** A kind of case as a picture and as tables: all read the stages and actions the code itself goes by. */
import { roleLabels } from '#domain/access/person.ts';
import { commitmentActions, commitmentEntries, commitmentItems, commitmentStages } from '#domain/commitment/stages.ts';
import type { Role } from '#domain/kernel/actor.ts';
import { type CaseTables, movesOf } from '#domain/kernel/case-actions.ts';
import { repairActions, repairEntries, repairItems, repairStages } from '#domain/repair/stages.ts';
import { code, label, mermaid, table } from './markdown.ts';

interface Drawn extends CaseTables {
  /** Where a case begins. */
  readonly entries: Readonly<Record<string, { readonly label: string; readonly to: string }>>;
}

export const repairTables: Drawn = {
  stages: repairStages,
  items: repairItems,
  actions: repairActions,
  entries: repairEntries,
};
export const commitmentTables: Drawn = {
  stages: commitmentStages,
  items: commitmentItems,
  actions: commitmentActions,
  entries: commitmentEntries,
};

/** Stages that one action leaves all for the same end (撤件): drawn as one box, so that one arrow says it. */
const boxed = ({ actions }: Drawn): { readonly stages: readonly string[]; readonly actions: readonly string[] } => {
  const leaving = Object.entries(actions).filter(
    ([, { from, to }]) => from.length > 2 && Array.isArray(to) && to.length === 1,
  );
  const [first] = leaving;
  return first === undefined
    ? { stages: [], actions: [] }
    : {
        stages: first[1].from,
        actions: leaving.filter(([, { from }]) => from === first[1].from).map(([name]) => name),
      };
};

/** `from --> to : 标签 / 标签`, one line per pair of stages. */
const arrows = ({ actions }: Drawn, moves: ReturnType<typeof movesOf>): string[] => {
  const byPair = Map.groupBy(moves, ({ from, to }) => `${from} --> ${to}`);
  return [...byPair].map(
    ([pair, of]) => `${pair} : ${of.map(({ action }) => label(actions[action]?.label ?? action)).join(' / ')}`,
  );
};

/** Mermaid stateDiagram-v2 of a kind of case, labels as people see them. */
export const stateDiagram = (drawn: Drawn): string => {
  const { stages, actions, entries } = drawn;
  const names = Object.keys(stages);
  const box = boxed(drawn);
  const inBox = (stage: string): boolean => box.stages.includes(stage);
  const moves = movesOf(actions);
  const inside = moves.filter(({ from, to }) => inBox(from) && inBox(to));
  const outside = moves.filter((move) => !inside.includes(move) && !box.actions.includes(move.action));
  const left = moves.filter(({ action, to }) => box.actions.includes(action) && !inBox(to));
  const name = (stage: string): string => `state "${label(stages[stage]?.label ?? stage)}" as ${stage}`;
  const group = ['  state "办理中" as open {', ...box.stages.map((stage) => `    ${name(stage)}`)];
  return mermaid([
    'stateDiagram-v2',
    ...names.filter((stage) => !inBox(stage)).map((stage) => `  ${name(stage)}`),
    ...(box.stages.length === 0 ? [] : [...group, ...arrows(drawn, inside).map((line) => `    ${line}`), '  }']),
    ...Object.values(entries).map((entry) => `  [*] --> ${entry.to} : ${label(entry.label)}`),
    ...arrows(drawn, outside).map((line) => `  ${line}`),
    ...[...new Set(left.map(({ action, to }) => `  open --> ${to} : ${label(actions[action]?.label ?? action)}`))],
    ...names.filter((stage) => stages[stage]?.final).map((stage) => `  ${stage} --> [*]`),
  ]);
};

const stageLabels = ({ stages }: Drawn, named: readonly string[]): string =>
  named.map((stage) => stages[stage]?.label ?? stage).join('、');
const roleNames = (roles: readonly Role[]): string => roles.map((role) => roleLabels[role]).join('、');

/** Which action, by whom, from which stage to which, on which work item. */
export const actionTable = (drawn: Drawn): string =>
  table(
    ['动作', '标识', '岗位', '所处环节', '待办', '办后环节'],
    Object.entries(drawn.actions).map(([name, action]) => [
      action.label,
      code(name),
      roleNames(action.by),
      stageLabels(drawn, action.from),
      action.item === undefined ? '' : (drawn.items[action.item]?.label ?? action.item),
      stageLabels(drawn, [...new Set(movesOf(drawn.actions).flatMap((m) => (m.action === name ? [m.to] : [])))]),
    ]),
  );

/** Role by stage: which actions a role has while a case stands there. */
export const roleStageTable = ({ stages, actions }: Drawn): string => {
  const all = Object.values(actions);
  const roles = [...new Set(all.flatMap(({ by }) => by))];
  return table(
    ['环节', ...roles.map((role) => roleLabels[role])],
    Object.entries(stages).map(([stage, { label: word }]) => [
      `${word} ${code(stage)}`,
      ...roles.map((role) =>
        all
          .filter(({ by, from }) => by.includes(role) && from.includes(stage))
          .map((action) => action.label)
          .join('、'),
      ),
    ]),
  );
};
