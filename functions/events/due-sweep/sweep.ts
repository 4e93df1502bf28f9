/**
 * Raises reminders and fallen-due events for work items, and gives a date to those that waited for a calendar year.
 * Deadlines live here and on the work items, not in Step Functions: they can be extended, paused and recomputed.
 */
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { systemActor } from '#domain/kernel/actor.ts';
import { WorkItem } from '#domain/kernel/work-item.ts';
import { aggregateKinds } from '#domain/kinds.ts';
import { type BucketRow, readBucket, readShards } from '../../shared/case-store/buckets.ts';
import { bucket, missingYearKey } from '../../shared/case-store/keys.ts';
import type { Log } from '../../shared/log.ts';
import { sweepEach } from '../../shared/sweep.ts';
import type { Wiring } from '../../shared/wiring.ts';

export interface DueSweepDeps extends Wiring {
  readonly caseTable: string;
  readonly directoryTable: string;
  readonly log: Log;
}

export const sweepDue = async (deps: DueSweepDeps): Promise<void> => {
  const now = await deps.clock.now();
  const due = await readShards(deps.db, deps.caseTable, (shard) => bucket('DUE', shard), now);
  await sweepEach(
    { name: 'due', log: deps.log },
    oneEach(due),
    (item) => item.caseId,
    async (item) => {
      const escalateTo = await supervisingUnit(deps, item.unitId);
      await order(deps, item, { type: 'raiseDueEvents', escalateTo } as { type: string }, `due-${now}`);
    },
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
  const kind = aggregateKinds[item.caseKind];
  if (kind === undefined) throw new Error(`no aggregate kind ${item.caseKind}`);
  const result = await deps.door({ kind, id: item.caseId, command, actor: systemActor('due-sweep'), commandId });
  if (!result.ok) throw new Error(`${command.type} was refused: ${result.problem.code}`);
};

/** Where an overdue item is escalated to: the unit that supervises its unit, or that unit itself where none is named. */
const supervisingUnit = async (deps: DueSweepDeps, unitId: string | undefined): Promise<string> => {
  if (unitId === undefined) return 'none';
  const { Item } = await deps.db.send(
    new GetCommand({ TableName: deps.directoryTable, Key: { pk: `UNIT#${unitId}`, sk: 'UNIT' } }),
  );
  const supervisor: unknown = Item?.['supervisorUnitId'];
  return typeof supervisor === 'string' ? supervisor : unitId;
};
