/**
 * From receipts to the case. A stored receipt carries a mark until it has been counted, so a crash anywhere in between is made
 * up for by the sweep. Counting twice is harmless: the case takes each (record, effect) once.
 */
import { type Delivery, type Receipt, receiptIdOf, siblingIdOf } from '#domain/delivery/delivery.ts';
import { type DeliveryEffect, isRecordEffect, type RecordEffect } from '#domain/delivery/effects.ts';
import { type Tally, tally } from '#domain/delivery/tally.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Log } from '../log.ts';
import * as logEntries from '../log-entries.ts';
import type { Ledger } from './ledger.ts';

/** The commands by which a case learns that its platforms have answered. Each may be given twice. */
export interface CaseEffects {
  readonly completeEffect: (
    caseId: string,
    recordId: string,
    completed: readonly { readonly effect: RecordEffect; readonly receipts: readonly string[] }[],
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

/** The receipt that bears the mark of those stored with it; null where no case waits for any of them. */
export const markedOf = (entry: Delivery, receipts: readonly Receipt[]): Receipt | null =>
  countingOf(entry, receipts)[0] ?? null;

/** Counts stored receipts of one delivery: tells the case of what they complete, then takes the mark away. */
export const tallyReceipts = async (
  deps: TallyDeps,
  entry: Delivery,
  receipts: readonly Receipt[],
  marked: Receipt,
): Promise<void> => {
  const completed = await completedBy(deps, entry, countingOf(entry, receipts));
  if (entry.caseId !== null && completed.length > 0) await tellCase(deps, entry.caseId, entry.item.id, completed);
  await deps.ledger.markTallied(marked);
};

/** What the sweep found marked is counted with all of its delivery. */
export const tallyMarked = async (deps: TallyDeps, marked: Receipt): Promise<void> => {
  const { deliveryId } = marked;
  const [stored, receipts] = await Promise.all([deps.ledger.read(deliveryId), deps.ledger.receiptsOf(deliveryId)]);
  if (stored === null) throw new Error(`a receipt names delivery ${deliveryId}, which is not in the ledger`);
  await tallyReceipts(deps, stored.entry, receipts, marked);
};

/** A case waits for the ends of a repair and for the publication of its letter, for nothing else. */
const isAwaited = (effect: DeliveryEffect): boolean => isRecordEffect(effect) || effect === 'commitmentPublication';

/** A receipt nobody waits for completes nothing; only a commitment's publication is content with any one receipt. */
const countingOf = ({ caseId, mandatory, platformId }: Delivery, receipts: readonly Receipt[]): readonly Receipt[] =>
  caseId === null
    ? []
    : receipts.filter(
        ({ effect }) =>
          isAwaited(effect) && ((mandatory[effect] ?? []).includes(platformId) || effect === 'commitmentPublication'),
      );

/** The lines of the tally that are complete and that these receipts of one platform have a part in. */
const completedBy = async (deps: TallyDeps, entry: Delivery, counting: readonly Receipt[]): Promise<Tally[]> => {
  const others = counting.flatMap(({ effect }) =>
    (entry.mandatory[effect] ?? [])
      .filter((platformId) => platformId !== entry.platformId)
      .map((platformId) => ({ deliveryId: siblingIdOf(entry, platformId), itemId: entry.item.id, effect })),
  );
  const found = others.length === 0 ? [] : await deps.ledger.findReceipts(others);
  const told = new Set(counting.map(({ effect }) => effect));
  return tally([entry], [...found, ...counting]).filter((line) => told.has(line.effect) && line.complete);
};

const tellCase = async (
  deps: TallyDeps,
  caseId: string,
  itemId: string,
  completed: readonly Tally[],
): Promise<void> => {
  const lines = completed.map(({ effect, receipts }) => ({ effect, receipts: receipts.map(receiptIdOf) }));
  const ends = lines.flatMap(({ effect, receipts }) => (isRecordEffect(effect) ? [{ effect, receipts }] : []));
  // A letter's publication is a delivery of its own, so one message never brings both.
  const told =
    ends.length > 0
      ? await deps.effects.completeEffect(caseId, itemId, ends)
      : await deps.effects.confirmCommitmentPublication(
          caseId,
          lines.flatMap(({ receipts }) => receipts),
        );
  // Busy is not an answer: the mark stays and the sweep asks again.
  if (!told.ok && told.problem.code === 'tooBusy') throw new Error(`case ${caseId} is busy`);
  for (const { effect, receipts } of lines)
    if (told.ok) deps.log(logEntries.effectCompleted, { caseId, itemId, effect, receipts: receipts.length });
    else deps.log(logEntries.effectNotTaken, { caseId, itemId, effect, problem: told.problem.code });
};
