/** How much work a unit has, and who has how much of it. */

import type { readWorkItemLoad } from '#contracts/supervising.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import { queueKey } from '../../shared/case-store/keys.ts';
import { listOfficers } from '../../shared/directory/people.ts';
import type { Unit } from '../../shared/directory/units.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { itemsInQueues } from './queue-items.ts';
import { partition, unitRoles } from './reach.ts';

type UnitLoad = z.input<(typeof readWorkItemLoad)['answer']>['units'][number];

/** `now` is business time. Officers without work are named too: they are those to whom some can be given. */
export const loadOf = async (deps: ApiDeps, { unitId, name }: Unit, now: string): Promise<UnitLoad> => {
  const queues = unitRoles.map((role) => partition(deps, 'gsi1', queueKey(unitId, role)));
  const [{ items, more }, officers] = await Promise.all([
    itemsInQueues(deps, queues),
    listOfficers(deps.db, deps.tables.directory, unitId),
  ]);
  const held = Map.groupBy(items, ({ assignee }) => assignee);
  const names = new Map(officers.map((officer) => [officer.principalId, officer.name]));
  const holders = new Set([...names.keys(), ...[...held.keys()].filter((id) => id !== undefined)]);
  return {
    unit: { id: unitId, name },
    ...amount(items, now),
    unclaimed: held.get(undefined)?.length ?? 0,
    more,
    officers: [...holders].map((principalId) => ({
      principalId,
      name: names.get(principalId) ?? null,
      ...amount(held.get(principalId) ?? [], now),
    })),
  };
};

const amount = (items: readonly WorkItem[], now: string) => ({
  open: items.length,
  overdue: items.filter(({ dueAt }) => dueAt !== null && dueAt <= now).length,
});
