/**
 * From receipts to the case. A stored receipt carries a mark until it has been counted, so a crash anywhere in between is made
 * up for by the sweep. Counting twice is harmless: the case takes each (record, effect) once.
 */
import { type Delivery, type Receipt, receiptIdOf, siblingIdOf, withReceipts } from '#domain/delivery/delivery.ts';
import { type DeliveryEffect, isRecordEffect, type RecordEffect } from '#domain/delivery/effects.ts';
import { type Tally, tally } from '#domain/delivery/tally.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Log } from '../log.ts';
import * as logEntries from '../log-entries.ts';
import type { StoredDelivery } from './items.ts';
import type { Ledger } from './ledger.ts';

/** The commands by which a case learns that its platforms have answered. Each may be given twice. */
export interface CaseEffects {
  readonly completeEffect: (
    caseId: string,
    recordId: string,
    effect: RecordEffect,
    receipts: readonly string[],
  ) => Promise<Result<unknown, Refusal>>;
  readonly confirmCommitmentPublication: (
    caseId: string,
    receipts: readonly string[],
  ) => Promise<Result<unknown, Refusal>>;
}

export interface TallyDeps {
  readonly ledger: Ledger;
  readonly effects: CaseEffects;
  readonly log: Log;
  /** Real time, a UTC instant. */
  readonly now: () => string;
}

/**
 * Counts stored receipts of one delivery: acknowledges it, tells the case of each set one of them completed, takes their marks away.
 * `read` is the delivery where the caller has just read it. Throws at the end if a set could not be told; the others were.
 */
export const tallyReceipts = async (
  deps: TallyDeps,
  deliveryId: string,
  receipts: readonly Receipt[],
  read?: StoredDelivery,
): Promise<void> => {
  const { entry } = await acknowledge(deps, deliveryId, receipts, read);
  const completed = await completedBy(deps, entry, receipts);
  const failed: unknown[] = [];
  for (const receipt of receipts)
    try {
      for (const line of completed.filter(({ effect }) => effect === receipt.effect)) await tellCase(deps, line);
      await deps.ledger.markTallied(receipt);
    } catch (error) {
      failed.push(error);
    }
  if (failed.length > 0) throw failed[0];
};

/** The entry with its receipts counted. Tries again while others change the same entry. */
const acknowledge = async (
  deps: TallyDeps,
  deliveryId: string,
  known: readonly Receipt[],
  read?: StoredDelivery,
): Promise<StoredDelivery> => {
  for (let stored = read ?? null; ; stored = null) {
    stored ??= await deps.ledger.read(deliveryId);
    if (stored === null) throw new Error(`a receipt names delivery ${deliveryId}, which is not in the ledger`);
    const { effects } = stored.entry;
    // Most platforms confirm all they owe at once; only parts have to be put together from the store.
    const all = effects.every((effect) => known.some((r) => r.effect === effect));
    const next = withReceipts(stored.entry, all ? known : await deps.ledger.receiptsOf(deliveryId), deps.now());
    if (next === stored.entry || (await deps.ledger.change(stored, next))) return stored;
  }
};

/** A case waits for the ends of a repair and for the publication of its letter, for nothing else. */
const isAwaited = (effect: DeliveryEffect): effect is RecordEffect | 'commitmentPublication' =>
  isRecordEffect(effect) || effect === 'commitmentPublication';

/** The lines of the tally that are complete and that these receipts of one platform have a part in. */
const completedBy = async (deps: TallyDeps, entry: Delivery, receipts: readonly Receipt[]): Promise<Tally[]> => {
  const counting = entry.caseId === null ? [] : receipts.filter(({ effect }) => counts(entry, effect));
  const others = counting.flatMap(({ effect }) =>
    (entry.mandatory[effect] ?? [])
      .filter((platformId) => platformId !== entry.platformId)
      .map((platformId) => ({ deliveryId: siblingIdOf(entry, platformId), itemId: entry.item.id, effect })),
  );
  const found = others.length === 0 ? [] : await deps.ledger.findReceipts(others);
  const told = new Set(counting.map(({ effect }) => effect));
  return tally([entry], [...found, ...counting]).filter((line) => told.has(line.effect) && line.complete);
};

/** A receipt nobody waits for completes nothing; only a commitment's publication is content with any one receipt. */
const counts = ({ mandatory, platformId }: Delivery, effect: DeliveryEffect): boolean =>
  isAwaited(effect) && ((mandatory[effect] ?? []).includes(platformId) || effect === 'commitmentPublication');

const tellCase = async (deps: TallyDeps, line: Tally): Promise<void> => {
  const { caseId, itemId, effect } = line;
  if (caseId === null || !isAwaited(effect)) return;
  const receipts = line.receipts.map(receiptIdOf);
  const told =
    effect === 'commitmentPublication'
      ? await deps.effects.confirmCommitmentPublication(caseId, receipts)
      : await deps.effects.completeEffect(caseId, itemId, effect, receipts);
  if (told.ok) return deps.log(logEntries.effectCompleted, { caseId, itemId, effect, receipts: receipts.length });
  const problem = told.problem.code;
  // Busy is not an answer: the mark stays and the sweep asks again.
  if (problem === 'tooBusy') throw new Error(`case ${caseId} is busy`);
  deps.log(logEntries.effectNotTaken, { caseId, itemId, effect, problem });
};
