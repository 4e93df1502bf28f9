/** A person's replay of a delivery: dead ones above all, but also one whose platform lost what it had. */
import { type Delivery, replayed } from '#domain/delivery/delivery.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type { Ledger } from '../shared/ledger/ledger.ts';
import type { Enqueue } from '../shared/send-queue.ts';

export interface ReplayDeps {
  readonly ledger: Ledger;
  readonly enqueue: Enqueue;
  /** Real time, a UTC instant. */
  readonly now: () => string;
}

/** Queues the delivery for sending now. Refuses one that is unknown or whose place a newer one took; who may ask is the caller's matter. */
export const replayDelivery =
  ({ ledger, enqueue, now }: ReplayDeps) =>
  async (deliveryId: string): Promise<Result<Delivery, Refusal>> => {
    for (;;) {
      const stored = await ledger.read(deliveryId);
      if (stored === null) return refuse({ code: 'deliveryNotFound' });
      const next = replayed(stored.entry, now());
      if (next === null) return refuse({ code: 'deliverySuperseded' });
      if (!(await ledger.change(stored, next))) continue;
      await enqueue([deliveryId], 0);
      return ok(next);
    }
  };
