/**
 * Heals by state, not by executions: outbox items the stream did not deliver, and cases whose machine should have entered a stage and
 * did not. A crash between any two steps ends here without a person.
 */
import { repairCase } from '#domain/repair/repair-case.ts';
import { readShards } from '../../shared/case-store/buckets.ts';
import { bucket } from '../../shared/case-store/keys.ts';
import { sweepEach } from '../../shared/sweep.ts';
import { type DriverDeps, moveOn, restartMachine, startMachine } from '../driver/drive.ts';
import { OutboxItem, type PublishDeps, publishOutbox } from '../outbox-publisher/publish.ts';

export interface ReconcilerDeps extends DriverDeps {
  readonly publish: PublishDeps;
  readonly recordTable: string;
}

/** Real seconds after which an outbox item counts as left behind by the stream. */
const outboxGraceSeconds = 60;

export const reconcile = async (deps: ReconcilerDeps): Promise<void> => {
  await republish(deps, deps.caseTable);
  await republish(deps, deps.recordTable);
  await restartLate(deps);
};

const republish = async (deps: ReconcilerDeps, table: string): Promise<void> => {
  const before = new Date(new Date(deps.clock.realNow()).getTime() - outboxGraceSeconds * 1000).toISOString();
  const left = await readShards(deps.db, table, (shard) => bucket('UNPUBLISHED', shard), before);
  await sweepEach(
    { name: 'outbox', log: deps.log },
    left,
    (row) => row.pk,
    (row) => publishOutbox(deps.publish, table, OutboxItem.parse(row)),
  );
};

const restartLate = async (deps: ReconcilerDeps): Promise<void> => {
  const late = await readShards(deps.db, deps.caseTable, (shard) => bucket('MACHINE', shard), deps.clock.realNow());
  await sweepEach(
    { name: 'machine', log: deps.log },
    late,
    (row) => row.pk,
    (row) => restart(deps, String(row['id'])),
  );
};

/** First what a lost event should have done; only a machine that still does not come is given up for a new generation. */
const restart = async (deps: ReconcilerDeps, caseId: string): Promise<void> => {
  if ((await moveOn(deps, caseId)) !== 'none') return;
  const { state } = await deps.reader.load(repairCase, caseId);
  const { generation, expectedBy } = state.machine;
  if (expectedBy === null || expectedBy > deps.clock.realNow()) return;
  await restartMachine(deps, caseId, generation, 'machineLate');
  await startMachine(deps, caseId);
};
