/**
 * Queues of work items over their indexes. Every row is read again from the table before it is shown, and dropped if it was closed,
 * claimed or moved meanwhile; what can be done with it comes from its case as it stands now.
 */
import { availableOnItem } from '#domain/access/available-actions.ts';
import type { Person } from '#domain/access/person.ts';
import type { CaseDesk, CaseInGeneral } from '#domain/kernel/case-actions.ts';
import { WorkItem } from '#domain/kernel/work-item.ts';
import { openItems } from '#domain/kernel/work-items.ts';
import { aggregatePk, casePrefix, queueOrder, snapshotKey } from '../case-store/keys.ts';
import { parseSnapshot } from '../case-store/reader.ts';
import { getRow } from '../get-row.ts';
import type { ApiDeps } from '../http/deps.ts';
import { consistently } from '../lists/consistent.ts';
import { mergedPage, type Page, type Partition, type Row } from '../lists/merged-page.ts';
import type { ViewContext } from '../views/context.ts';
import { workItemView } from '../views/work-item.ts';
import { caseKinds } from './case-kinds.ts';

export interface ItemsRequest {
  readonly person: Person;
  readonly limit: number;
  readonly context: ViewContext;
  /** The place in the queue's order the page before ended at. */
  readonly after: string | null;
  /** Whether the item, as it is now, belongs into this list. */
  readonly keep: (item: WorkItem) => boolean;
}

export interface QueueRequest extends ItemsRequest {
  readonly partitions: readonly Partition[];
}

type ItemsPage = Page<ReturnType<typeof workItemView>>;

export const queuePage = (deps: ApiDeps, request: QueueRequest): Promise<ItemsPage> =>
  mergedPage(deps.db, {
    partitions: request.partitions,
    limit: request.limit,
    after: request.after,
    pick: async (rows) => {
      const items = (await consistently(deps.db, deps.tables.case, rows)).map(itemOf);
      const wanted = items.map((item) => (item?.status === 'open' && request.keep(item) ? item : null));
      const cases = await casesOf(deps, wanted);
      return wanted.map((item) => (item === null ? null : shown(item, cases.get(item.caseId), request)));
    },
  });

/** The same of cases that are known already, read consistently: all their open items that are kept, in the order of a queue. */
export const itemsOfCases = async (
  deps: ApiDeps,
  caseIds: readonly string[],
  request: ItemsRequest,
): Promise<ItemsPage> => {
  const cases = await readCases(deps, caseIds);
  const items = [...cases.values()].flatMap(({ state }) => openItems(state.items)).filter(request.keep);
  const ordered = items.toSorted((a, b) => (queueOrder(a) < queueOrder(b) ? -1 : 1));
  const left = ordered.filter((item) => request.after === null || queueOrder(item) > request.after);
  const page = left.slice(0, request.limit);
  const last = page.at(-1);
  return {
    entries: page.map((item) => shown(item, cases.get(item.caseId), request)),
    next: last === undefined || left.length === page.length ? null : queueOrder(last),
  };
};

interface OnDesk {
  readonly desk: CaseDesk;
  readonly state: CaseInGeneral;
}

const shown = (item: WorkItem, of: OnDesk | undefined, { person, context }: ItemsRequest) =>
  workItemView(item, of?.desk.tables, of ? availableOnItem(of.desk, of.state, item.id, person) : [], context);

const itemOf = (row: Row | undefined): WorkItem | null => (row === undefined ? null : WorkItem.parse(row['item']));

/** The cases of the items as they stand now; other items with work belong to no case. */
const casesOf = (deps: ApiDeps, items: readonly (WorkItem | null)[]) =>
  readCases(
    deps,
    items.flatMap((item) => (item !== null && caseKinds.has(item.caseKind) ? [item.caseId] : [])),
  );

/** Cases by their ids, each with the desk of its kind. */
const readCases = async ({ db, tables }: ApiDeps, ids: readonly string[]): Promise<ReadonlyMap<string, OnDesk>> => {
  const keys = [...new Set(ids)].map((id) => ({ pk: aggregatePk(casePrefix, id), sk: snapshotKey }));
  const rows = await Promise.all(keys.map((key) => getRow(db, tables.case, key)));
  return new Map(
    rows.flatMap((row) => {
      const known = caseKinds.get(String(row?.['kind']));
      if (row === undefined || known === undefined) return [];
      const { id, state } = parseSnapshot(known.kind, row);
      return [[id, { desk: known.desk, state: state as CaseInGeneral }] as const];
    }),
  );
};
