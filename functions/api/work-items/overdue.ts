/** What fell due under a supervisor's watch. */
import { listOverdueWorkItems } from '#contracts/work-items.ts';
import { ok } from '#domain/kernel/result.ts';
import { afterInstant, overdueKey, queueKey } from '../../shared/case-store/keys.ts';
import { queuePage } from '../../shared/cases/queue.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import type { Partition } from '../../shared/lists/merged-page.ts';
import { partition, unitRoles } from './reach.ts';

/** What fell due in the unit itself, wherever it was escalated to; queues are sorted by date, so what fell due stands before now. */
const fallenDueOf = (deps: ApiDeps, unitId: string, now: string): Partition[] =>
  unitRoles.map((role) => ({ ...partition(deps, 'gsi1', queueKey(unitId, role)), until: afterInstant(now) }));

export const listOverdueRoute = (deps: ApiDeps) =>
  route(listOverdueWorkItems, {
    about: aboutPerson,
    handle: async ({ person, query }) => {
      const unitId = person.unitId ?? '';
      const list = 'overdue';
      const after = positionOf(list, query.cursor);
      if (!after.ok) return after;
      const context = await deps.look();
      const page = await queuePage(deps, {
        partitions: [partition(deps, 'gsi3', overdueKey(unitId)), ...fallenDueOf(deps, unitId, context.now)],
        person,
        limit: query.limit,
        context,
        after: after.value,
        keep: (item) => item.fellDueAt !== undefined && [item.escalatedToUnitId, item.unitId].includes(unitId),
      });
      return ok({ entries: page.entries, next: cursorOf(list, page.next) });
    },
  });
