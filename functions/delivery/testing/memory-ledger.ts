/**
 * The ledger in memory, for tests. It keeps the promises of the real one (conditional writes, one receipt per key) and yields
 * between reading and writing, because a race that cannot happen proves nothing.
 */
import type { Answer, Delivery, Receipt } from '#domain/delivery/delivery.ts';
import { shardOf } from '../../shared/case-store/keys.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';

interface Row {
  entry: Delivery;
  revision: number;
  sweepAt: string | null;
}

const turn = (): Promise<void> => Promise.resolve();
const keyOf = (r: Pick<Receipt, 'deliveryId' | 'itemId' | 'effect'>): string =>
  [r.deliveryId, r.itemId, r.effect].join('#');

export const memoryLedger = (): Ledger & { readonly all: () => Delivery[]; readonly marks: () => number } => {
  const rows = new Map<string, Row>();
  const answers = new Map<string, Answer[]>();
  const receipts = new Map<string, Receipt>();
  const uncounted = new Set<string>();
  const entries = (): Delivery[] => [...rows.values()].map((row) => row.entry);
  return {
    all: entries,
    marks: () => uncounted.size,
    plan: async (planned) => {
      await turn();
      if (planned.some((entry) => rows.has(entry.deliveryId))) return false;
      for (const entry of planned) rows.set(entry.deliveryId, { entry, revision: 1, sweepAt: entry.nextAttemptAt });
      return true;
    },
    read: async (deliveryId) => {
      await turn();
      const row = rows.get(deliveryId);
      return row === undefined ? null : { entry: row.entry, revision: row.revision };
    },
    change: async (read, next, answer) => {
      await turn();
      if (rows.get(next.deliveryId)?.revision !== read.revision) return false;
      rows.set(next.deliveryId, { entry: next, revision: read.revision + 1, sweepAt: next.nextAttemptAt });
      if (answer !== undefined) answers.set(next.deliveryId, [...(answers.get(next.deliveryId) ?? []), answer]);
      return true;
    },
    postpone: async (entry, until) => {
      const row = rows.get(entry.deliveryId);
      if (row?.sweepAt != null) row.sweepAt = until;
    },
    storeReceipts: async (read, next, given, counting) => {
      await turn();
      if (rows.get(next.deliveryId)?.revision !== read.revision) return false;
      if (given.some((receipt) => receipts.has(keyOf(receipt)))) return false;
      rows.set(next.deliveryId, { entry: next, revision: read.revision + 1, sweepAt: next.nextAttemptAt });
      for (const receipt of given) receipts.set(keyOf(receipt), receipt);
      if (counting !== null) uncounted.add(keyOf(counting));
      return true;
    },
    markTallied: async (receipt) => {
      await turn();
      uncounted.delete(keyOf(receipt));
    },
    receiptsOf: async (deliveryId) => [...receipts.values()].filter((r) => r.deliveryId === deliveryId),
    findReceipts: async (keys) => {
      await turn();
      return keys.flatMap((key) => receipts.get(keyOf(key)) ?? []);
    },
    answersOf: async (deliveryId) => answers.get(deliveryId) ?? [],
    ofCase: async (caseId) => entries().filter((entry) => entry.caseId === caseId),
    byStatus: async (status, platformId) => ({
      rows: entries().filter((entry) => entry.status === status && entry.platformId === platformId),
      next: null,
    }),
    overdue: async (shard, before, limit) =>
      [...rows.values()]
        .filter(({ entry, sweepAt }) => shardOf(entry.deliveryId) === shard && sweepAt !== null && sweepAt < before)
        .slice(0, limit)
        .map((row) => row.entry),
    untallied: async (shard, before, limit) =>
      [...uncounted]
        .flatMap((key) => receipts.get(key) ?? [])
        .filter((r) => shardOf(r.deliveryId) === shard && r.receivedAt < before)
        .slice(0, limit),
  };
};
