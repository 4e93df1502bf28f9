/**
 * Finds what was left lying: a retry whose message was lost, a delivery that never reached the queue, an accepted one whose receipt
 * does not come, a receipt that was stored and not counted. Goes by the ledger alone.
 */
import type { Delivery } from '#domain/delivery/delivery.ts';
import { shards } from '../../shared/case-store/keys.ts';
import { type TallyDeps, tallyMarked } from '../../shared/ledger/tally-receipts.ts';
import * as logEntries from '../../shared/log-entries.ts';
import type { Enqueue } from '../../shared/send-queue.ts';

export interface SweepDeps extends TallyDeps {
  readonly enqueue: Enqueue;
}

/** What is late by less than this is still on its ordinary way. */
const graceSeconds = 30;
/** A delivery queued by the sweep is left alone this long, so that a slow queue does not fill with its doubles. */
const leaseSeconds = 120;
/** Per shard and run; the rest is the next run's. */
const batch = 200;

const shifted = (now: string, seconds: number): string => new Date(Date.parse(now) + seconds * 1000).toISOString();

/** One run. A bad item does not stop the others; the run throws at its end if there was one, so that it is noticed. */
export const sweepDeliveries = async (deps: SweepDeps): Promise<void> => {
  const now = deps.now();
  const before = shifted(now, -graceSeconds);
  const done = { requeued: 0, tallied: 0, failed: 0 };
  const each = async (deliveryId: string, what: 'requeued' | 'tallied', act: () => Promise<void>): Promise<void> => {
    try {
      await act();
      done[what] += 1;
    } catch (error) {
      done.failed += 1;
      deps.log(logEntries.sweepItemFailed, { deliveryId }, error);
    }
  };
  for (const shard of shards) {
    for (const entry of await deps.ledger.overdue(shard, before, batch))
      await each(entry.deliveryId, 'requeued', () => requeue(deps, entry, now));
    for (const receipt of await deps.ledger.untallied(shard, before, batch))
      await each(receipt.deliveryId, 'tallied', () => tallyMarked(deps, receipt));
  }
  deps.log(logEntries.deliveriesSwept, done);
  if (done.failed > 0) throw new Error(`${done.failed} items of the delivery sweep failed`);
};

const requeue = async (deps: SweepDeps, entry: Delivery, now: string): Promise<void> => {
  await deps.ledger.postpone(entry, shifted(now, leaseSeconds));
  await deps.enqueue([entry.deliveryId], 0);
};
