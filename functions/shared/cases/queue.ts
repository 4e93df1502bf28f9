/**
 * Queues of work items over their indexes. Every row is read again from the table before it is shown, and dropped if it was closed,
 * claimed or moved meanwhile; what can be done with it comes from its case as it stands now.
 */
import { availableOnItem } from '#domain/access/available-actions.ts';
import type { Person } from '#domain/access/person.ts';
import type { CaseInGeneral } from '#domain/kernel/case-actions.ts';
import { WorkItem } from '#domain/kernel/work-item.ts';
import { aggregatePk, casePrefix, snapshotKey } from '../case-store/keys.ts';
import { parseSnapshot } from '../case-store/reader.ts';
import type { ApiDeps } from '../http/deps.ts';
import { consistently } from '../lists/consistent.ts';
import { mergedPage, type Partition, type Row } from '../lists/merged-page.ts';
import { workItemView } from '../views/work-item.ts';
import { caseKinds } from './case-kinds.ts';

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
        const found = states.get(item.caseId);
        const offered = found ? availableOnItem(found.desk, found.state, item.id, request.person) : [];
        return workItemView(item, offered, context);
      });
    },
  });
};

const itemOf = (row: Row | undefined): WorkItem | null => (row === undefined ? null : WorkItem.parse(row['item']));

/** The cases of the items as they stand now, each with the desk of its kind; other items with work belong to no case. */
const casesOf = async (deps: ApiDeps, items: readonly (WorkItem | null)[]) => {
  const ids = items.flatMap((item) => (item !== null && caseKinds.has(item.caseKind) ? [item.caseId] : []));
  const keys = [...new Set(ids)].map((id) => ({ pk: aggregatePk(casePrefix, id), sk: snapshotKey }));
  const rows = await consistently(deps.db, deps.tables.case, keys);
  return new Map(
    rows.flatMap((row) => {
      const known = caseKinds.get(String(row?.['kind']));
      if (row === undefined || known === undefined) return [];
      const { id, state } = parseSnapshot(known.kind, row);
      return [[id, { desk: known.desk, state: state as CaseInGeneral }] as const];
    }),
  );
};
