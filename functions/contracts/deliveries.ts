/** Deliveries to platforms: what was sent, what came back, and sending again. Served by `functions/api/deliveries`. */
import * as domain from '#domain/delivery/delivery.ts';
import * as z from '#domain/kernel/schema.ts';
import { commands, nothing, reads } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant, pageOf, pageQuery } from './shared.ts';

export const Delivery = described(
  z.object(() => ({
    deliveryId: z.string(),
    platformId: z.string(),
    platformName: z.string(),
    caseId: z.nullable(z.string()),
    regionId: z.string(),
    item: z.object({ kind: z.enum(['record', 'commitment', 'creditCommitment']), id: z.string() }),
    version: z.int(),
    effects: z.array(z.string()),
    status: domain.DeliveryStatus,
    attempts: z.int(),
    failures: z.int(),
    nextAttemptAt: z.nullable(Instant),
    lastAnswer: z.nullable(z.object(domain.Answer.shape)),
    receiptDueOn: z.nullable(z.iso.date()),
    createdAt: Instant,
    updatedAt: Instant,
    receipts: z.optional(
      z.array(z.object({ effect: z.string(), version: z.int(), doneAt: z.string(), receivedAt: Instant })),
    ),
    mayReplay: z.boolean(),
  })),
  { id: 'Delivery', description: '发给一个平台的一次投递' },
);

export const listDeliveries = reads({
  operationId: 'listDeliveries',
  path: '/deliveries',
  summary: '投递台账',
  query: z.strictObject(() => ({
    status: described(z._default(domain.DeliveryStatus, 'dead'), { description: '投递状态' }),
    platform: described(Id, { description: '平台编号', example: 'creditHuainan' }),
    ...pageQuery,
  })),
  answer: pageOf(Delivery),
});

export const replayDelivery = commands({
  operationId: 'replayDelivery',
  path: '/deliveries/{deliveryId}/replay',
  summary: '重新投递',
  params: z.strictObject({ deliveryId: Id }),
  body: nothing,
  answer: Delivery,
  problems: ['deliveryNotFound', 'deliverySuperseded'],
  example: { body: {} },
});
