/**
 * Raises reminders and fallen-due events for work items, and gives a date to those that waited for a calendar year.
 * Deadlines live here and on the work items, not in Step Functions: they can be extended, paused and recomputed.
 */
import * as commitment from '#domain/commitment/decide/schedule.ts';
import { commitmentCaseOf } from '#domain/commitment/kind.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import type { AnyAggregateKind } from '#domain/kernel/aggregate.ts';
import { WorkItem } from '#domain/kernel/work-item.ts';
import { handleItems } from '#domain/kernel/work-items.ts';
import * as repair from '#domain/repair/decide/schedule.ts';
import { repairCaseOf } from '#domain/repair/kind.ts';
import { workCalendar } from '#domain/work-calendar/work-calendar.ts';
import { type BucketRow, readBucket, readShards } from '../../shared/case-store/buckets.ts';
import { bucket, missingYearKey } from '../../shared/case-store/keys.ts';
import { listUnits } from '../../shared/directory/units.ts';
import type { Log } from '../../shared/log.ts';
import { sweepEach } from '../../shared/sweep.ts';
import type { Wiring } from '../../shared/wiring.ts';

/** Whatever has work items, with the two commands the sweep gives. */
const kinds: ReadonlyMap<string, AnyAggregateKind> = new Map(
  [
    repairCaseOf({ raiseDueEvents: handleItems, rescheduleItems: repair.rescheduleItems }),
    commitmentCaseOf({ raiseDueEvents: commitment.raiseDueEvents, rescheduleItems: commitment.rescheduleItems }),
    workCalendar,
  ].map((kind: AnyAggregateKind) => [kind.name, kind]),
);

export interface DueSweepDeps extends Wiring {
  readonly caseTable: string;
  readonly directoryTable: string;
  readonly log: Log;
}

export const sweepDue = async (deps: DueSweepDeps): Promise<void> => {
  const now = await deps.clock.now();
  const escalateTo = await supervisingUnits(deps);
  const due = await readShards(deps.db, deps.caseTable, (shard) => bucket('DUE', shard), now);
  await sweepEach(
    { name: 'due', log: deps.log },
    oneEach(due),
    (item) => item.caseId,
    (item) => order(deps, item, { type: 'raiseDueEvents', escalateTo } as { type: string }, `due-${now}`),
  );
  await giveDates(deps);
};

/** Items left without a date because a year was missing get one as soon as that year is loaded. */
const giveDates = async (deps: DueSweepDeps): Promise<void> => {
  const { years, version } = await deps.calendar();
  const waiting = await Promise.all(
    [...years.keys()].map((year) => readBucket(deps.db, deps.caseTable, missingYearKey(year), '\uffff')),
  );
  await sweepEach(
    { name: 'calendar', log: deps.log },
    oneEach(waiting.flat()),
    (item) => item.caseId,
    (item) => order(deps, item, { type: 'rescheduleItems' }, `calendar-${version}`),
  );
};

/** One command per case, however many of its items are found. */
const oneEach = (rows: readonly BucketRow[]): WorkItem[] => {
  const items = rows.map((row) => WorkItem.parse(row['item']));
  return [...new Map(items.map((item) => [`${item.caseKind}#${item.caseId}`, item])).values()];
};

const order = async (
  deps: DueSweepDeps,
  item: WorkItem,
  command: { type: string },
  commandId: string,
): Promise<void> => {
  const kind = kinds.get(item.caseKind);
  if (kind === undefined) throw new Error(`no aggregate kind ${item.caseKind}`);
  const result = await deps.door({ kind, id: item.caseId, command, actor: systemActor('due-sweep'), commandId });
  if (!result.ok) throw new Error(`${command.type} was refused: ${result.problem.code}`);
};

/** Which unit supervises which; the overdue items of a unit without a supervising one stay with its own supervisor. */
const supervisingUnits = async (deps: DueSweepDeps): Promise<Record<string, string>> => {
  const units = await listUnits(deps.db, deps.directoryTable);
  return Object.fromEntries(
    units.flatMap(({ unitId, supervisorUnitId }) => (supervisorUnitId ? [[unitId, supervisorUnitId]] : [])),
  );
};
