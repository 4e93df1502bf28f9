/** A person's queues: what they have claimed, what waits for their unit or their subjects, and what fell due under their watch. */
import { listOverdueWorkItems, listWorkItems } from '#contracts/work-items.ts';
import { type Person, subjectsOf } from '#domain/access/person.ts';
import { subjectsFor } from '#domain/access/policy.ts';
import { startOfDayInstant } from '#domain/calendar/dates.ts';
import { ok } from '#domain/kernel/result.ts';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import { assigneeKey, overdueKey, queueKey } from '../../shared/case-store/keys.ts';
import { queuePage } from '../../shared/cases/queue.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import type { Partition } from '../../shared/lists/merged-page.ts';

const unitRoles = ['acceptor', 'verifier', 'approver', 'supervisor'] as const;

const partition = (deps: ApiDeps, index: Partition['index'], key: string): Partition => ({
  table: deps.tables.case,
  index,
  key,
});

/** Items of an applicant are their subject's and need no claim. */
const ofSubjects = (deps: ApiDeps, person: Person): Partition[] =>
  subjectsOf(person).map((id) => partition(deps, 'gsi1', queueKey(id, 'applicant')));

const ofUnit = (deps: ApiDeps, { unitId, roles }: Person): Partition[] =>
  unitRoles
    .filter((role) => unitId !== undefined && roles.includes(role))
    .map((role) => partition(deps, 'gsi1', queueKey(unitId ?? '', role)));

/** What fell due in the unit itself, wherever it was escalated to; queues are sorted by date, so what fell due stands before now. */
const fallenDueOf = (deps: ApiDeps, unitId: string, now: string): Partition[] =>
  unitRoles.map((role) => ({ ...partition(deps, 'gsi1', queueKey(unitId, role)), until: `${now}#\uffff` }));

/** Whether the item still is where the index found it. */
const isTheirs = (item: WorkItem, person: Person, scope: 'mine' | 'unit'): boolean => {
  if (item.role === 'applicant') return subjectsFor('readWorkItem', person, item.caseKind).includes(item.subjectId);
  if (scope === 'mine') return item.assignee === person.principalId;
  return item.unitId === person.unitId && person.roles.includes(item.role);
};

export const listWorkItemsRoute = (deps: ApiDeps) =>
  route(listWorkItems, {
    about: aboutPerson,
    handle: async ({ person, query: { scope, stage, kind, dueBefore, limit, cursor } }) => {
      const list = ['work-items', scope, stage, kind, dueBefore].join(':');
      const after = positionOf(list, cursor);
      if (!after.ok) return after;
      const mine = partition(deps, 'gsi2', assigneeKey(person.principalId));
      // Due on a day means: over at 00:00 of the next, so what ends before `dueBefore` is over at its first instant at the latest.
      const end = dueBefore === undefined ? null : startOfDayInstant(dueBefore);
      const page = await queuePage(deps, {
        partitions: [...(scope === 'mine' ? [mine] : ofUnit(deps, person)), ...ofSubjects(deps, person)],
        person,
        limit,
        after: after.value,
        keep: (item) =>
          isTheirs(item, person, scope) &&
          (stage === undefined || item.stage === stage) &&
          (kind === undefined || item.kind === kind) &&
          (end === null || (item.dueAt !== null && item.dueAt <= end)),
      });
      return ok({ entries: page.entries, next: cursorOf(list, page.next) });
    },
  });

export const listOverdueRoute = (deps: ApiDeps) =>
  route(listOverdueWorkItems, {
    about: aboutPerson,
    handle: async ({ person, query }) => {
      const unitId = person.unitId ?? '';
      const list = 'overdue';
      const after = positionOf(list, query.cursor);
      if (!after.ok) return after;
      const page = await queuePage(deps, {
        partitions: [partition(deps, 'gsi3', overdueKey(unitId)), ...fallenDueOf(deps, unitId, await deps.clock.now())],
        person,
        limit: query.limit,
        after: after.value,
        keep: (item) => item.fellDueAt !== undefined && [item.escalatedToUnitId, item.unitId].includes(unitId),
      });
      return ok({ entries: page.entries, next: cursorOf(list, page.next) });
    },
  });
