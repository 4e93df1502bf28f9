/**
 * Which effects are complete. Goes by the list of mandatory platforms that was fixed when the deliveries were planned, never by
 * the entries that happen to be visible: an index that lags must not make an incomplete set look complete.
 */
import { type Delivery, type Receipt, siblingIdOf } from './delivery.ts';
import type { DeliveryEffect } from './effects.ts';

export interface Tally {
  readonly caseId: string | null;
  readonly itemId: string;
  readonly version: number;
  readonly effect: DeliveryEffect;
  /** Every platform whose receipt the case waits for. */
  readonly mandatory: readonly string[];
  /** Those of them that have not answered. */
  readonly missing: readonly string[];
  /** Those that are there, in the order of `mandatory`. */
  readonly receipts: readonly Receipt[];
  readonly complete: boolean;
}

/** One line per (item, version, effect) of the entries, with the receipts that count for it. */
export const tally = (entries: readonly Delivery[], receipts: readonly Receipt[]): Tally[] => {
  const lines = new Map<string, Tally>();
  for (const entry of entries)
    for (const effect of entry.effects) {
      const key = [entry.item.id, entry.version, effect].join('\u001f');
      if (!lines.has(key)) lines.set(key, line(entry, effect, receipts));
    }
  return [...lines.values()];
};

const line = (entry: Delivery, effect: DeliveryEffect, receipts: readonly Receipt[]): Tally => {
  const mandatory = entry.mandatory[effect] ?? [];
  const counting = receipts
    .filter((r) => r.itemId === entry.item.id && r.effect === effect && belongsTo(r, entry))
    .sort((a, b) => mandatory.indexOf(a.platformId) - mandatory.indexOf(b.platformId));
  const missing = mandatory.filter((platformId) => !counting.some((r) => r.platformId === platformId));
  return {
    caseId: entry.caseId,
    itemId: entry.item.id,
    version: entry.version,
    effect,
    mandatory,
    missing,
    receipts: counting,
    // An effect nobody must confirm is complete as it is; a commitment counts as published only when someone says so.
    complete: missing.length === 0 && (effect !== 'commitmentPublication' || counting.length > 0),
  };
};

/** Of the same planning, to whichever platform. */
const belongsTo = (receipt: Receipt, entry: Delivery): boolean =>
  receipt.deliveryId === siblingIdOf(entry, receipt.platformId);
