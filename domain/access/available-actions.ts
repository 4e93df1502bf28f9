/**
 * What may this person do with this case now? One function for the API's answers, the portal's buttons and the tests, for every kind of
 * case. It asks the very checks that `decide` asks, so an action is offered if and only if it would not be refused for who asks or when.
 */

import type { Role } from '../kernel/actor.ts';
import { type CaseDesk, type CaseInGeneral, personActionsOf } from '../kernel/case-actions.ts';
import { barredByFourEyes } from '../kernel/claiming.ts';
import { mayAssign, mayUrge } from '../kernel/supervising.ts';
import type { WorkItem } from '../kernel/work-item.ts';
import { mayHandle, maySupervise, openItems } from '../kernel/work-items.ts';
import { type Person, subjectsOf } from './person.ts';
import { subjectsFor } from './rights.ts';

export interface AvailableAction {
  /** An action of the case's own table, or one on its work item (`claimWorkItem`, `assignWorkItem`, …): the operation of the API that does it. */
  readonly action: string;
  /** What stands on the button. */
  readonly label: string;
  readonly itemId?: string;
  /** What the command must name, so that a change meanwhile is noticed. */
  readonly itemVersion?: number;
}

/** Everything the person can do with the case, each action once per work item it can be done on. */
export const availableActions = <S extends CaseInGeneral>(
  desk: CaseDesk<S>,
  state: S,
  person: Person,
): AvailableAction[] => [
  ...personActionsOf(desk.tables.actions).flatMap((name) => offersOf(desk, state, name, person)),
  ...openItems(state.items).flatMap((item) => handlingOf(desk, state, item, person)),
];

/** The subset that concerns one work item. */
export const availableOnItem = <S extends CaseInGeneral>(
  desk: CaseDesk<S>,
  state: S,
  itemId: string,
  person: Person,
): AvailableAction[] => availableActions(desk, state, person).filter((offer) => offer.itemId === itemId);

/** As an applicant a person acts for whom their authority covers the action; in an office every subject of theirs is an interest. */
const actingAs = (person: Person, role: Role, represents: readonly string[] = subjectsOf(person)) => ({
  actor: {
    principalId: person.principalId,
    role,
    ...(role !== 'applicant' && person.unitId !== undefined && { unitId: person.unitId }),
  },
  represents,
});

/** What every kind's policy says of the applicant's actions. */
const ofItsKind = { applicant: 'ownKind' } as const;

const offersOf = <S extends CaseInGeneral>(
  desk: CaseDesk<S>,
  state: S,
  name: string,
  person: Person,
): AvailableAction[] => {
  const action = desk.tables.actions[name];
  if (action === undefined) return [];
  const offer = { action: name, label: action.label };
  const offers = action.by
    .filter((role) => person.roles.includes(role))
    .flatMap((role): AvailableAction[] => {
      const own = role === 'applicant' ? subjectsFor(ofItsKind, person, desk.kind) : undefined;
      const acting = actingAs(person, role, own);
      if (desk.standsAgainst(state, name, acting) !== null) return [];
      if (action.item === undefined) return desk.onCase(state, name, acting) === null ? [offer] : [];
      return openItems(state.items)
        .filter((item) => desk.onItem(state, name, { itemId: item.id, itemVersion: item.version }, acting).ok)
        .map((item) => ({ ...offer, itemId: item.id, itemVersion: item.version }));
    });
  return action.item === undefined ? offers.slice(0, 1) : offers;
};

/** What can be done about an item beside doing it. */
const handlingOf = <S extends CaseInGeneral>(
  desk: CaseDesk<S>,
  state: S,
  item: WorkItem,
  person: Person,
): AvailableAction[] => {
  const on = { itemId: item.id, itemVersion: item.version };
  return [...holdingOf(desk, state, item, person), ...supervisingOf(item, person)].map((offer) => ({
    ...offer,
    ...on,
  }));
};

/** Taking an item on and giving it back. An applicant's own items need no claim: only their side sees them. */
const holdingOf = <S extends CaseInGeneral>(
  desk: CaseDesk<S>,
  state: S,
  item: WorkItem,
  person: Person,
): AvailableAction[] => {
  if (person.roles.includes('supervisor') && maySupervise(item, actingAs(person, 'supervisor')))
    return [{ action: 'releaseWorkItem', label: '退回认领' }];
  if (item.role === 'applicant' || !person.roles.includes(item.role)) return [];
  const acting = actingAs(person, item.role);
  if (mayHandle(item, acting) !== null) return [];
  if (item.assignee === undefined)
    return barredByFourEyes(desk, state, item, acting) ? [] : [{ action: 'claimWorkItem', label: '认领' }];
  return item.assignee === person.principalId ? [{ action: 'releaseWorkItem', label: '退回认领' }] : [];
};

/** Giving it to somebody and urging; whether it was urged today already stands in the item. */
const supervisingOf = (item: WorkItem, person: Person): AvailableAction[] => {
  if (!person.roles.includes('supervisor')) return [];
  const acting = actingAs(person, 'supervisor');
  return [
    ...(mayAssign(item, acting) === null ? [{ action: 'assignWorkItem', label: '改派' }] : []),
    ...(mayUrge(item, acting) === null ? [{ action: 'urgeWorkItem', label: '催办' }] : []),
  ];
};
