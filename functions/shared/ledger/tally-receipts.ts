/**
 * From receipts to the case. A stored receipt carries a mark until it has been counted, so a crash anywhere in between is made
 * up for by the sweep. Counting twice is harmless: the case takes each (record, effect) once.
 */
import { type Receipt, receiptIdOf, siblingIdOf, withReceipts } from '#domain/delivery/delivery.ts';
import type { DeliveryEffect, RecordEffect } from '#domain/delivery/effects.ts';
import { type Tally, tally } from '#domain/delivery/tally.ts';
import { problems, type Refusal } from '#domain/kernel/problems.ts';
import type { Result } from '#domain/kernel/result.ts';
import { type Log, logEntries } from '../log.ts';
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

/** Counts one stored receipt: acknowledges its delivery, tells the case of a set it completed, takes the mark away. */
export const tallyReceipt = async (deps: TallyDeps, receipt: Receipt): Promise<void> => {
  const stored = await acknowledge(deps, receipt.deliveryId);
  for (const line of await completedBy(deps, stored, receipt.effect)) await tellCase(deps, line);
  await deps.ledger.markTallied(receipt);
};

/** The entry with its receipts counted. Tries again while others change the same entry. */
const acknowledge = async (deps: TallyDeps, deliveryId: string): Promise<StoredDelivery> => {
  for (;;) {
    const stored = await deps.ledger.read(deliveryId);
    if (stored === null) throw new Error(`a receipt names delivery ${deliveryId}, which is not in the ledger`);
    const next = withReceipts(stored.entry, await deps.ledger.receiptsOf(deliveryId), deps.now());
    if (next === stored.entry || (await deps.ledger.change(stored, next))) return stored;
  }
};

/** The lines of the tally that are complete and that this platform's receipt has a part in. */
const completedBy = async (deps: TallyDeps, { entry }: StoredDelivery, effect: DeliveryEffect): Promise<Tally[]> => {
  if (entry.caseId === null || effect === 'restore') return [];
  const mandatory = entry.mandatory[effect] ?? [];
  // A receipt nobody waits for completes nothing; only a commitment's publication is content with any one receipt.
  const counts = mandatory.includes(entry.platformId) || effect === 'commitmentPublication';
  if (!counts) return [];
  const platformIds = [...new Set([...mandatory, entry.platformId])];
  const receipts = await deps.ledger.findReceipts(
    platformIds.map((platformId) => ({
      deliveryId: siblingIdOf(entry, platformId),
      itemId: entry.item.id,
      effect,
    })),
  );
  return tally([entry], receipts).filter((line) => line.effect === effect && line.complete);
};

const tellCase = async (deps: TallyDeps, line: Tally): Promise<void> => {
  const { caseId, itemId, effect } = line;
  if (caseId === null || effect === 'restore') return;
  const receipts = line.receipts.map(receiptIdOf);
  const told =
    effect === 'commitmentPublication'
      ? await deps.effects.confirmCommitmentPublication(caseId, receipts)
      : await deps.effects.completeEffect(caseId, itemId, effect, receipts);
  if (told.ok) return deps.log(logEntries.effectCompleted, { caseId, itemId, effect, receipts: receipts.length });
  const problem = told.problem.code;
  // Busy is not an answer: the mark stays and the sweep asks again.
  if (problems[problem].status === 503) throw new Error(`case ${caseId} is busy`);
  deps.log(logEntries.effectNotTaken, { caseId, itemId, effect, problem });
};
