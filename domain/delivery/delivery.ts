/**
 * One entry of the delivery ledger: one platform is to learn of one version of one item. The entry is written before anything is
 * sent and outlives every queue, so that a crash, a dead letter or a lost message is always found again by looking at it.
 */
import { addSeconds } from '../calendar/dates.ts';
import * as z from '../kernel/schema.ts';
import { DeliveryEffect } from './effects.ts';
import type { Retry } from './platform.ts';

export const deliveryStatuses = ['pending', 'sent', 'acknowledged', 'dead', 'superseded'] as const;
export const DeliveryStatus = z.enum(deliveryStatuses);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

/** What came of one attempt. `detail` is a short code of ours, never a text the platform sent. */
export const Answer = z.strictObject(() => ({
  at: z.iso.datetime(),
  outcome: z.enum(['accepted', 'refused', 'unreachable']),
  httpStatus: z.nullable(z.int()),
  detail: z.nullable(z.string()),
  /** Version of the item that was sent; null if nothing could be sent. */
  version: z.nullable(z.int().check(z.positive())),
}));
export type Answer = z.infer<typeof Answer>;

/**
 * A repair letter never changes once signed, so the entry carries what is sent; a record and a commitment of the register are read when
 * they are sent.
 */
const Item = z.discriminatedUnion('kind', [
  z.strictObject(() => ({ kind: z.literal('record'), id: z.string() })),
  z.strictObject(() => ({
    kind: z.literal('commitment'),
    id: z.string(),
    subjectId: z.string(),
    textHash: z.string(),
    signedOn: z.iso.date(),
  })),
  z.strictObject(() => ({ kind: z.literal('creditCommitment'), id: z.string() })),
]);
export type DeliveryItem = z.infer<typeof Item>;

export const Delivery = z.strictObject(() => ({
  deliveryId: z.string(),
  platformId: z.string(),
  /** The case that waits for the receipts; null for a record that stopped by itself. */
  caseId: z.nullable(z.string()),
  regionId: z.string(),
  item: Item,
  /** The version whose event caused the delivery; what is sent may be newer, never older. */
  version: z.int().check(z.positive()),
  effects: z.array(DeliveryEffect).check(z.minLength(1)),
  /** Every platform whose receipt the case waits for, by effect: the same list in all entries of one planning. */
  mandatory: z.partialRecord(DeliveryEffect, z.array(z.string())),
  status: DeliveryStatus,
  attempts: z.int().check(z.nonnegative()),
  /** Failures since the last success or replay. */
  failures: z.int().check(z.nonnegative()),
  nextAttemptAt: z.nullable(z.iso.datetime()),
  lastAnswer: z.nullable(Answer),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Internal target (assumed); null while the calendar of a needed year is not loaded. */
  receiptDueOn: z.nullable(z.iso.date()),
}));
export type Delivery = z.infer<typeof Delivery>;

/** A receipt as the ledger keeps it. */
export const Receipt = z.strictObject(() => ({
  deliveryId: z.string(),
  platformId: z.string(),
  itemId: z.string(),
  effect: DeliveryEffect,
  version: z.int().check(z.positive()),
  doneAt: z.iso.datetime({ offset: true }),
  receivedAt: z.iso.datetime(),
}));
export type Receipt = z.infer<typeof Receipt>;

/** The one name of a delivery: planning the same event twice names the same entries. */
export const deliveryIdOf = (aggregateId: string, version: number, platformId: string): string =>
  `${aggregateId}-v${version}-${platformId}`;

/**
 * The name of the delivery to another platform that was planned with `entry`. Taken from its name and not from its item's version: a
 * commitment's version is always 1, while its planning is named after the event that ordered it.
 */
export const siblingIdOf = (entry: Pick<Delivery, 'deliveryId' | 'platformId'>, platformId: string): string =>
  `${entry.deliveryId.slice(0, -entry.platformId.length)}${platformId}`;

/** How a receipt is named in a case's event. */
export const receiptIdOf = (receipt: Pick<Receipt, 'deliveryId' | 'effect'>): string =>
  `${receipt.deliveryId}/${receipt.effect}`;

/** Seconds until the next try after `failures` failures in a row (1, 2, 3 …). */
export const backoff = (retry: Retry, failures: number): number =>
  Math.ceil(Math.min(retry.maxSeconds, retry.baseSeconds * retry.factor ** (failures - 1)));

const isSettled = (status: DeliveryStatus): boolean => status === 'acknowledged' || status === 'superseded';

/** A queue may hand its message out a moment early; that must not cost the wait for the sweep. */
const earlySeconds = 1;

/** Whether a sender that holds the entry at `now` (real time) is to send it: neither settled nor dead, and its time has come. */
export const isDue = (entry: Delivery, now: string): boolean =>
  !isSettled(entry.status) && entry.nextAttemptAt !== null && entry.nextAttemptAt <= addSeconds(now, earlySeconds);

/**
 * The entry after an attempt at `answer.at`. A success waits for the receipt; a failure waits longer each time and is dead at
 * `maxAttempts`. The answer to an entry that was settled meanwhile (its receipt was faster) is noted and changes nothing else.
 */
export const afterAttempt = (entry: Delivery, answer: Answer, retry: Retry): Delivery => {
  const noted = { ...entry, attempts: entry.attempts + 1, lastAnswer: answer, updatedAt: answer.at };
  if (isSettled(entry.status)) return noted;
  if (answer.outcome === 'accepted')
    return { ...noted, status: 'sent', failures: 0, nextAttemptAt: addSeconds(answer.at, retry.resendSeconds) };
  const failures = entry.failures + 1;
  if (failures >= retry.maxAttempts) return { ...noted, failures, status: 'dead', nextAttemptAt: null };
  return { ...noted, failures, nextAttemptAt: addSeconds(answer.at, backoff(retry, failures)) };
};

/** The entry once a newer event has taken its place; what is acknowledged stays so. */
export const superseded = (entry: Delivery, now: string): Delivery =>
  isSettled(entry.status) ? entry : { ...entry, status: 'superseded', nextAttemptAt: null, updatedAt: now };

/** The entry with the receipts it has: acknowledged once every effect has one, however the sending went. */
export const withReceipts = (entry: Delivery, receipts: readonly Receipt[], now: string): Delivery => {
  const done = new Set(receipts.filter((r) => r.deliveryId === entry.deliveryId).map((r) => r.effect));
  if (isSettled(entry.status) || !entry.effects.every((effect) => done.has(effect))) return entry;
  return { ...entry, status: 'acknowledged', nextAttemptAt: null, updatedAt: now };
};

/** The entry as a person's replay leaves it: to be sent now, with all its attempts before it. Null if a newer one took its place. */
export const replayed = (entry: Delivery, now: string): Delivery | null =>
  entry.status === 'superseded'
    ? null
    : { ...entry, status: 'pending', failures: 0, nextAttemptAt: now, updatedAt: now };
