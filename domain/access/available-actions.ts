/**
 * What may this person do with this case now? One function for the API's answers, the portal's buttons and the tests. It asks the very
 * checks that `decide` asks, so an action is offered if and only if it would not be refused for who asks or when.
 */

import type { Role } from '../kernel/actor.ts';
import type { WorkItem } from '../kernel/work-item.ts';
import { mayHandle, maySupervise, openItems } from '../kernel/work-items.ts';
import type { PersonCommandName } from '../repair/commands.ts';
import { onCase, onItem } from '../repair/decide/common.ts';
import { standsAgainst } from '../repair/decide/standing.ts';
import { type RepairAction, repairActions } from '../repair/stages.ts';
import type { RepairCaseState } from '../repair/state.ts';
import { type Person, subjectsOf } from './person.ts';
import { personActionNames } from './policy.ts';

export interface AvailableAction {
  readonly action: PersonCommandName | 'claimWorkItem' | 'releaseWorkItem';
  /** What stands on the button. */
  readonly label: string;
  readonly itemId?: string;
  /** What the command must name, so that a change meanwhile is noticed. */
  readonly itemVersion?: number;
}

/** Everything the person can do with the case, each action once per work item it can be done on. */
export const availableActions = (state: RepairCaseState, person: Person): AvailableAction[] => [
  ...personActionNames.flatMap((name) => offersOf(state, name, person)),
  ...openItems(state.items).flatMap((item) => handlingOf(item, person)),
];

/** The subset that concerns one work item. */
export const availableOnItem = (state: RepairCaseState, itemId: string, person: Person): AvailableAction[] =>
  availableActions(state, person).filter((offer) => offer.itemId === itemId);

const actingAs = (person: Person, role: Role) => ({
  actor: {
    principalId: person.principalId,
    role,
    ...(role !== 'applicant' && person.unitId !== undefined && { unitId: person.unitId }),
  },
  represents: subjectsOf(person),
});

const offersOf = (state: RepairCaseState, name: PersonCommandName, person: Person): AvailableAction[] => {
  const action: RepairAction = repairActions[name];
  const roles = action.by.filter((role) => person.roles.includes(role));
  return roles
    .flatMap((role): AvailableAction[] => {
      const context = actingAs(person, role);
      if (standsAgainst(state, name, context) !== null) return [];
      if (action.item === undefined)
        return onCase(state, name, context) === null ? [{ action: name, label: action.label }] : [];
      return openItems(state.items)
        .filter((item) => onItem(state, name, { itemId: item.id, itemVersion: item.version }, context).ok)
        .map((item) => ({ action: name, label: action.label, itemId: item.id, itemVersion: item.version }));
    })
    .slice(0, action.item === undefined ? 1 : undefined);
};

/** Taking an item on and giving it back. An applicant's own items need no claim: only their side sees them. */
const handlingOf = (item: WorkItem, person: Person): AvailableAction[] => {
  const on = { itemId: item.id, itemVersion: item.version };
  if (person.roles.includes('supervisor') && maySupervise(item, actingAs(person, 'supervisor')))
    return [{ action: 'releaseWorkItem', label: '退回认领', ...on }];
  if (item.role === 'applicant' || !person.roles.includes(item.role)) return [];
  if (mayHandle(item, actingAs(person, item.role)) !== null) return [];
  if (item.assignee === undefined) return [{ action: 'claimWorkItem', label: '认领', ...on }];
  return item.assignee === person.principalId ? [{ action: 'releaseWorkItem', label: '退回认领', ...on }] : [];
};
