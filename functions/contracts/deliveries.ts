/** Deliveries to platforms: what was sent, what came back, and sending again. Served by `functions/api/deliveries`. */
import { deliveries, repairCases } from '#domain/access/policy.ts';
import * as domain from '#domain/delivery/delivery.ts';
import { caseNotFound, deliveryNotFound, deliverySuperseded } from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { nothing, under } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant, LegalDate, Named, pageOf, pageQuery } from './shared.ts';

const { commands, reads } = under(deliveries);

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
    from: described(z.optional(LegalDate), { description: '状态自该日起（含）' }),
    to: described(z.optional(LegalDate), { description: '状态至该日止（含）' }),
    ...pageQuery,
  })),
  answer: pageOf(Delivery),
});

export const countDeliveries = reads({
  operationId: 'countDeliveries',
  path: '/deliveries/counts',
  summary: '各平台的投递数量',
  description: '只列有该状态投递的平台，默认为死信。',
  query: z.strictObject(() => ({
    status: described(z._default(domain.DeliveryStatus, 'dead'), { description: '投递状态' }),
  })),
  answer: z.object(() => ({
    entries: z.array(
      z.object({
        platform: Named,
        count: z.int(),
        oldest: described(z.nullable(Instant), { description: '其中最早的，自何时起为该状态' }),
        more: described(z.boolean(), { description: 'true：数量过多，只数了最早的部分' }),
      }),
    ),
  })),
});

export const replayDelivery = commands({
  operationId: 'replayDelivery',
  path: '/deliveries/{deliveryId}/replay',
  summary: '重新投递',
  params: z.strictObject({ deliveryId: Id }),
  body: nothing,
  answer: Delivery,
  problems: { deliveryNotFound, deliverySuperseded },
  example: { body: {} },
});

export const listCaseDeliveries = under(repairCases).reads({
  operationId: 'listCaseDeliveries',
  path: '/repair-cases/{caseId}/deliveries',
  summary: '事项的平台投递和回执',
  params: z.strictObject({ caseId: Id }),
  answer: z.object(() => ({ entries: z.array(Delivery) })),
  problems: { caseNotFound },
});
