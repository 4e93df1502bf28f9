/**
 * Heals by state, not by executions: outbox items the stream did not deliver, and cases whose machine should have entered a stage and
 * did not. A crash between any two steps ends here without a person.
 */
import { type BucketRow, readShards } from '../../shared/case-store/buckets.ts';
import { bucket } from '../../shared/case-store/keys.ts';
import { getRow } from '../../shared/get-row.ts';
import { sweepEach } from '../../shared/sweep.ts';
import {
  loadCase,
  type MachineCase,
  type MachineDeps,
  moveOn,
  restartMachine,
  startMachine,
} from '../../shared/workflow/machines.ts';
import { OutboxItem, type PublishDeps, publishOutbox } from '../outbox-publisher/publish.ts';

export interface ReconcilerDeps extends MachineDeps {
  /** The machine that waits for each kind of case, by the kind's name. */
  readonly machines: Readonly<Record<string, MachineCase>>;
  readonly publish: PublishDeps;
  readonly recordTable: string;
  /** Tells how many seconds the oldest event waits for the bus; 0 where none waits. */
  readonly outboxAge: (seconds: number) => void;
}

/** Real seconds after which an outbox item counts as left behind by the stream. */
const outboxGraceSeconds = 60;

export const reconcile = async (deps: ReconcilerDeps): Promise<void> => {
  const now = deps.clock.realNow();
  const ages = [await republish(deps, deps.caseTable, now), await republish(deps, deps.recordTable, now)];
  deps.outboxAge(Math.max(...ages));
  await restartLate(deps);
};

/** Publishes what the stream left behind; returns the age in seconds of the oldest item found. */
const republish = async (deps: ReconcilerDeps, table: string, now: string): Promise<number> => {
  const waiting = await readShards(deps.db, table, (shard) => bucket('UNPUBLISHED', shard), now);
  const ageOf = (row: BucketRow): number => (Date.parse(now) - Date.parse(String(row['gsi4sk']))) / 1000;
  const left = waiting.filter((row) => ageOf(row) > outboxGraceSeconds);
  await sweepEach(
    { name: 'outbox', log: deps.log },
    left,
    (row) => row.pk,
    (row) => publish(deps, table, row),
  );
  return Math.max(0, ...waiting.map(ageOf));
};

/** The bucket only names the item; one that is gone has been published meanwhile. */
const publish = async (deps: ReconcilerDeps, table: string, { pk, sk }: BucketRow): Promise<void> => {
  const row = await getRow(deps.db, table, { pk, sk });
  if (row === undefined) return;
  const left = await publishOutbox(deps.publish, [{ table, item: OutboxItem.parse(row) }]);
  for (const error of left.values()) throw error;
};

const restartLate = async (deps: ReconcilerDeps): Promise<void> => {
  const late = await readShards(deps.db, deps.caseTable, (shard) => bucket('MACHINE', shard), deps.clock.realNow());
  await sweepEach(
    { name: 'machine', log: deps.log },
    late,
    (row) => row.pk,
    (row) => restart(deps, machineOf(deps, row), String(row['id'])),
  );
};

const machineOf = ({ machines }: ReconcilerDeps, row: BucketRow): MachineCase => {
  const machine = machines[String(row['kind'])];
  if (machine === undefined) throw new Error(`no machine waits for ${row.pk}, a ${row['kind']}`);
  return machine;
};

/** First what a lost event should have done; only a machine that still does not come is given up for a new generation. */
const restart = async (deps: ReconcilerDeps, of: MachineCase, caseId: string): Promise<void> => {
  if ((await moveOn(deps, of, caseId)) !== 'none') return;
  const { generation, expectedBy } = (await loadCase(deps, of, caseId)).machine;
  if (expectedBy === null || expectedBy > deps.clock.realNow()) return;
  await restartMachine(deps, of, caseId, generation, 'machineLate');
  await startMachine(deps, of, caseId);
};
