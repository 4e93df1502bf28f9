/**
 * Queues of work items over their indexes. Every row is read again from the table before it is shown, and dropped if it was closed,
 * claimed or moved meanwhile; what can be done with it comes from its case as it stands now.
 */
import { availableOnItem } from '#domain/access/available-actions.ts';
import type { Person } from '#domain/access/person.ts';
import { WorkItem } from '#domain/kernel/work-item.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { aggregatePk, snapshotKey } from '../case-store/keys.ts';
import { parseSnapshot } from '../case-store/reader.ts';
import type { ApiDeps } from '../http/deps.ts';
import { consistently } from '../lists/consistent.ts';
import { mergedPage, type Partition, type Row } from '../lists/merged-page.ts';
import { workItemView } from '../views/work-item.ts';

export interface QueueRequest {
  readonly partitions: readonly Partition[];
  readonly person: Person;
  readonly limit: number;
  readonly after: string | null;
  /** Whether the item, as it is now, belongs into this list. */
  readonly keep: (item: WorkItem) => boolean;
}

export const queuePage = async (deps: ApiDeps, request: QueueRequest) => {
  const context = await deps.look();
  return mergedPage(deps.db, {
    partitions: request.partitions,
    limit: request.limit,
    after: request.after,
    pick: async (rows) => {
      const items = (await consistently(deps.db, deps.tables.case, rows)).map(itemOf);
      const wanted = items.map((item) => (item?.status === 'open' && request.keep(item) ? item : null));
      const states = await casesOf(deps, wanted);
      return wanted.map((item) => {
        if (item === null) return null;
        const state = states.get(item.caseId);
        return workItemView(item, state ? availableOnItem(state, item.id, request.person) : [], context);
      });
    },
  });
};

const itemOf = (row: Row | undefined): WorkItem | null => (row === undefined ? null : WorkItem.parse(row['item']));

const casesOf = async (deps: ApiDeps, items: readonly (WorkItem | null)[]) => {
  const ids = items.flatMap((item) => (item?.caseKind === repairCase.name ? [item.caseId] : []));
  const keys = [...new Set(ids)].map((id) => ({ pk: aggregatePk(repairCase.keyPrefix, id), sk: snapshotKey }));
  const rows = await consistently(deps.db, deps.tables.case, keys);
  return new Map(
    rows.flatMap((row) => {
      if (row === undefined) return [];
      const { id, state } = parseSnapshot(repairCase, row);
      return [[id, state] as const];
    }),
  );
};
