/** A delivery as people see it, with whether this person may send it again. */
import type { Delivery as DeliveryView } from '#contracts/deliveries.ts';
import type { Person } from '#domain/access/person.ts';
import { deliveries } from '#domain/access/policy.ts';
import { may } from '#domain/access/rights.ts';
import type { Delivery, Receipt } from '#domain/delivery/delivery.ts';
import type { Platform } from '#domain/delivery/platform.ts';
import type * as z from '#domain/kernel/schema.ts';

/** `receipts` where the reader asked for a case's deliveries; a ledger page goes without them. */
export const deliveryView = (
  delivery: Delivery,
  platforms: readonly Platform[],
  person: Person,
  receipts?: readonly Receipt[],
): z.input<typeof DeliveryView> => ({
  deliveryId: delivery.deliveryId,
  platformId: delivery.platformId,
  platformName: platforms.find(({ id }) => id === delivery.platformId)?.name ?? delivery.platformId,
  caseId: delivery.caseId,
  regionId: delivery.regionId,
  item: { kind: delivery.item.kind, id: delivery.item.id },
  version: delivery.version,
  effects: delivery.effects,
  status: delivery.status,
  attempts: delivery.attempts,
  failures: delivery.failures,
  nextAttemptAt: delivery.nextAttemptAt,
  lastAnswer: delivery.lastAnswer,
  receiptDueOn: delivery.receiptDueOn,
  createdAt: delivery.createdAt,
  updatedAt: delivery.updatedAt,
  ...(receipts && {
    receipts: receipts.map(({ effect, version, doneAt, receivedAt }) => ({ effect, version, doneAt, receivedAt })),
  }),
  mayReplay:
    delivery.status !== 'superseded' && may(deliveries.replayDelivery, person, { regionId: delivery.regionId }),
});
