/** The numbers over a person's desk; each is the length of the list of the same name. */
import { countWorkItems } from '#contracts/work-items.ts';
import { ok } from '#domain/kernel/result.ts';
import { dueSoonUntil } from '#domain/kernel/work-item.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { countIn, itemsInQueues } from './queue-items.ts';
import { claimedBy, isTheirs, queuesOfSubjects, queuesOfUnit } from './reach.ts';

export const countWorkItemsRoute = (deps: ApiDeps) =>
  route(countWorkItems, {
    about: aboutPerson,
    handle: async ({ person, now, today }) => {
      const [queues, claimed, calendar] = await Promise.all([
        itemsInQueues(deps, [...queuesOfUnit(deps, person), ...queuesOfSubjects(deps, person)]),
        countIn(deps, claimedBy(deps, person)),
        deps.calendar(),
      ]);
      const items = queues.items.filter((item) => isTheirs(item, person, 'unit'));
      const dueBy = (end: string): number => items.filter(({ dueAt }) => dueAt !== null && dueAt <= end).length;
      const soon = dueSoonUntil(calendar, today);
      const overdue = dueBy(now);
      const ofOffice = items.filter(({ role }) => role !== 'applicant');
      return ok({
        mine: claimed + items.length - ofOffice.length,
        unclaimed: ofOffice.filter(({ assignee }) => assignee === undefined).length,
        dueSoon: soon === null ? null : dueBy(soon) - overdue,
        overdue,
        calendarMissing: items.filter(({ limit }) => limit?.calendarMissing !== undefined).length,
        more: queues.more,
      });
    },
  });
