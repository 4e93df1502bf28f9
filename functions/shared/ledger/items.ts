/**
 * How the delivery ledger lies in its table. Index keys are derived from the entry on every write, so that an entry leaves the
 * retry bucket in the same step in which it stops being due.
 */
import { Answer, Delivery, Receipt } from '#domain/delivery/delivery.ts';
import * as z from '#domain/kernel/schema.ts';
import { shardOf } from '../case-store/keys.ts';

const schemaVersion = 1;
const row = { pk: z.string(), sk: z.string(), schemaVersion: z.literal(schemaVersion) };

const DeliveryRow = z.object(() => ({ ...row, revision: z.int().check(z.positive()), entry: Delivery }));
const AttemptRow = z.object({ ...row, attempt: z.int(), answer: Answer });
const ReceiptRow = z.object({ ...row, receipt: Receipt });

/** An entry with the counter its next write is conditioned on. */
export interface StoredDelivery {
  readonly entry: Delivery;
  readonly revision: number;
}

export const deliveryPk = (deliveryId: string): string => `DELIVERY#${deliveryId}`;
export const deliveryKey = (deliveryId: string) => ({ pk: deliveryPk(deliveryId), sk: 'DELIVERY' });
export const receiptPrefix = 'RECEIPT#';
export const attemptPrefix = 'ATTEMPT#';
export const receiptKey = (r: Pick<Receipt, 'deliveryId' | 'itemId' | 'effect'>) => ({
  pk: deliveryPk(r.deliveryId),
  sk: `${receiptPrefix}${r.itemId}#${r.effect}`,
});

export const caseKey = (caseId: string): string => `CASE#${caseId}`;
export const statusKey = (status: string, platformId: string): string => `STATUS#${status}#${platformId}`;
export const updatedKey = (entry: Pick<Delivery, 'updatedAt' | 'deliveryId'>): string =>
  `${entry.updatedAt}#${entry.deliveryId}`;
export const retryKey = (shard: number): string => `RETRY#${shard}`;
export const untalliedKey = (shard: number): string => `UNTALLIED#${shard}`;

export const deliveryRow = (entry: Delivery, revision: number) => ({
  ...deliveryKey(entry.deliveryId),
  schemaVersion,
  revision,
  entry,
  gsi1pk: entry.caseId === null ? `ITEM#${entry.item.id}` : caseKey(entry.caseId),
  gsi1sk: entry.deliveryId,
  gsi2pk: statusKey(entry.status, entry.platformId),
  gsi2sk: updatedKey(entry),
  ...(entry.nextAttemptAt !== null && {
    gsi3pk: retryKey(shardOf(entry.deliveryId)),
    gsi3sk: entry.nextAttemptAt,
  }),
});

export const attemptRow = (deliveryId: string, attempt: number, answer: Answer) => ({
  pk: deliveryPk(deliveryId),
  sk: `${attemptPrefix}${String(attempt).padStart(6, '0')}`,
  schemaVersion,
  attempt,
  answer,
});

/** Of receipts that came together one bears the mark that they have not been counted yet. */
export const receiptRow = (receipt: Receipt, marked: boolean) => ({
  ...receiptKey(receipt),
  schemaVersion,
  receipt,
  ...(marked && { gsi4pk: untalliedKey(shardOf(receipt.deliveryId)), gsi4sk: receipt.receivedAt }),
});

export const parseDelivery = (item: unknown): StoredDelivery => {
  const { entry, revision } = DeliveryRow.parse(item);
  return { entry, revision };
};
export const parseAnswer = (item: unknown): Answer => AttemptRow.parse(item).answer;
export const parseReceipt = (item: unknown): Receipt => ReceiptRow.parse(item).receipt;
