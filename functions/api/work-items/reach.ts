/** Which queues are a person's, and whether an item still is where a queue showed it. */
import { type Person, subjectsOf } from '#domain/access/person.ts';
import { workItems } from '#domain/access/policy.ts';
import { subjectsFor } from '#domain/access/rights.ts';
import type { Role } from '#domain/kernel/actor.ts';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import { assigneeKey, queueKey } from '../../shared/case-store/keys.ts';
import { caseKinds } from '../../shared/cases/case-kinds.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import type { Partition } from '../../shared/lists/merged-page.ts';

export type Scope = 'mine' | 'unit' | 'unclaimed';

/** Roles whose work waits in a queue of their unit. */
export const unitRoles = ['acceptor', 'verifier', 'approver', 'supervisor'] as const satisfies readonly Role[];

export const partition = (deps: ApiDeps, index: Partition['index'], key: string): Partition => ({
  table: deps.tables.case,
  index,
  key,
});

/** Items of an applicant are their subject's and need no claim. */
export const queuesOfSubjects = (deps: ApiDeps, person: Person): Partition[] =>
  subjectsOf(person).map((id) => partition(deps, 'gsi1', queueKey(id, 'applicant')));

export const queuesOfUnit = (deps: ApiDeps, { unitId, roles }: Person): Partition[] =>
  unitRoles
    .filter((role) => unitId !== undefined && roles.includes(role))
    .map((role) => partition(deps, 'gsi1', queueKey(unitId ?? '', role)));

export const claimedBy = (deps: ApiDeps, { principalId }: Person): Partition =>
  partition(deps, 'gsi2', assigneeKey(principalId));

/** Where the person's items of that scope lie; a kind of item is one role's, so that the queues of other roles need not be read. */
export const queuesOf = (deps: ApiDeps, person: Person, scope: Scope, kind: string | undefined): Partition[] => {
  const role = kind === undefined ? undefined : roleOf(kind);
  const within = role === undefined ? person : { ...person, roles: person.roles.filter((held) => held === role) };
  const subjects = role === undefined || role === 'applicant' ? queuesOfSubjects(deps, person) : [];
  return [...(scope === 'mine' ? [claimedBy(deps, person)] : queuesOfUnit(deps, within)), ...subjects];
};

const roleOf = (kind: string): Role | undefined =>
  [...caseKinds.values()].map(({ desk }) => desk.tables.items[kind]?.role).find((role) => role !== undefined);

export const isTheirs = (item: WorkItem, person: Person, scope: Scope): boolean => {
  if (item.role === 'applicant')
    return subjectsFor(workItems.readWorkItem, person, item.caseKind).includes(item.subjectId);
  if (scope === 'mine') return item.assignee === person.principalId;
  const inUnit = item.unitId === person.unitId && person.roles.includes(item.role);
  return inUnit && (scope === 'unit' || item.assignee === undefined);
};
