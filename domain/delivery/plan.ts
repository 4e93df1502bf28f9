/**
 * Which platforms must learn of an event, and for what. Pure and repeatable: the same event with the same configuration names
 * the same entries, so planning twice or out of order is harmless.
 */
import { addWorkingDays, type Calendar } from '../calendar/calendar.ts';
import { shanghaiDate } from '../calendar/dates.ts';
import { isPublished } from '../credit-commitment/credit-commitment.ts';
import { CommitmentType, DisclosureScope } from '../credit-commitment/entry.ts';
import * as z from '../kernel/schema.ts';
import { SubjectKind } from '../subject/subject-kind.ts';
import { type Delivery, type DeliveryItem, deliveryIdOf } from './delivery.ts';
import { type DeliveryEffect, type RecordEffect, recordEffects } from './effects.ts';
import type { Platform } from './platform.ts';

/** An event of the bus that a platform must learn of; other events are not for the planner. */
export const DeliveredEvent = z.discriminatedUnion('type', [
  z.object(() => ({ type: z.literal('DishonestyRecordRepaired'), data: z.object({ caseId: z.string() }) })),
  z.object(() => ({ type: z.literal('DishonestyRecordRepairRevoked'), data: z.object({ caseId: z.string() }) })),
  z.object(() => ({ type: z.literal('DishonestyRecordAutomaticallyStopped'), data: z.object({}) })),
  z.object(() => ({ type: z.literal('DishonestyRecordPublicationWithheld'), data: z.object({}) })),
  z.object(() => ({
    type: z.literal('RepairCommitmentPublicationOrdered'),
    data: z.object({
      subjectId: z.string(),
      commitment: z.object({ commitmentId: z.string(), textHash: z.string(), signedAt: z.iso.datetime() }),
    }),
  })),
  z.object(() => ({
    type: z.literal('CreditCommitmentRegistered'),
    data: z.object({ type: CommitmentType, subjectKind: SubjectKind, disclosureScope: DisclosureScope }),
  })),
  z.object(() => ({
    type: z.literal('CreditCommitmentPerformanceRecorded'),
    data: z.object({ published: z.boolean() }),
  })),
  z.object(() => ({ type: z.literal('CreditCommitmentWithdrawn'), data: z.object({ published: z.boolean() }) })),
  z.object(() => ({ type: z.literal('CommitmentCaseRevoked'), data: z.object({ recordId: z.string() }) })),
]);
export type DeliveredEvent = z.infer<typeof DeliveredEvent>;

/** The planner's events, from which the rule in front of it is made. */
export const deliveredEvents = [
  { aggregateKind: 'dishonestyRecord', type: 'DishonestyRecordRepaired' },
  { aggregateKind: 'dishonestyRecord', type: 'DishonestyRecordRepairRevoked' },
  { aggregateKind: 'dishonestyRecord', type: 'DishonestyRecordAutomaticallyStopped' },
  { aggregateKind: 'dishonestyRecord', type: 'DishonestyRecordPublicationWithheld' },
  { aggregateKind: 'repairCase', type: 'RepairCommitmentPublicationOrdered' },
  { aggregateKind: 'creditCommitment', type: 'CreditCommitmentRegistered' },
  { aggregateKind: 'creditCommitment', type: 'CreditCommitmentPerformanceRecorded' },
  { aggregateKind: 'creditCommitment', type: 'CreditCommitmentWithdrawn' },
  { aggregateKind: 'commitmentCase', type: 'CommitmentCaseRevoked' },
] as const satisfies { aggregateKind: string; type: DeliveredEvent['type'] }[];

export interface EventToDeliver {
  readonly aggregateId: string;
  /** Sequence of the event, which is the aggregate's version after it. */
  readonly version: number;
  readonly regionId: string;
  /** Business time of the event. */
  readonly occurredAt: string;
  readonly event: DeliveredEvent;
}

export interface PlanContext {
  /** Every configured platform; those of other regions are left out here. */
  readonly platforms: readonly Platform[];
  readonly calendar: Calendar;
  /** Real time. */
  readonly now: string;
}

export interface DeliveryPlan {
  readonly entries: readonly Delivery[];
  /** Null where every effect a case waits for has somebody to confirm it. */
  readonly unowed: UnowedEffects | null;
}

/** Effects of a case that no platform must confirm: complete without any receipt. */
export interface UnowedEffects {
  readonly caseId: string;
  readonly itemId: string;
  readonly effects: readonly RecordEffect[];
}

/** What the event asks of the platforms. */
interface Order {
  readonly caseId: string | null;
  readonly item: DeliveryItem;
  /** The item's version that must be told at least. */
  readonly version: number;
  readonly effects: readonly DeliveryEffect[];
}

/** A signed letter never changes; several cases of one application order the same one, each at a sequence of its own. */
const letterVersion = 1;
/** The record that a broken promise became was registered together with the case's event. */
const registeredVersion = 1;

const orderOf = ({ aggregateId, version, event }: EventToDeliver): Order => {
  const item = { kind: 'record', id: aggregateId } as const;
  switch (event.type) {
    case 'DishonestyRecordRepaired':
      return { caseId: event.data.caseId, item, version, effects: recordEffects };
    case 'DishonestyRecordRepairRevoked':
      return { caseId: event.data.caseId, item, version, effects: ['restore'] };
    case 'DishonestyRecordAutomaticallyStopped':
    case 'DishonestyRecordPublicationWithheld':
      // Whether sharing and sanctions end with it is not established (rules.md, autoStopAlsoStopsSharing).
      return { caseId: null, item, version, effects: ['publicationEnd'] };
    case 'CommitmentCaseRevoked':
      // No case waits for it: what was decided is complete without the platforms.
      return {
        caseId: null,
        item: { kind: 'record', id: event.data.recordId },
        version: registeredVersion,
        effects: ['recordPublication'],
      };
    case 'CreditCommitmentRegistered':
      return ofRegister(aggregateId, version, isPublished(event.data));
    case 'CreditCommitmentPerformanceRecorded':
    case 'CreditCommitmentWithdrawn':
      return ofRegister(aggregateId, version, event.data.published);
    case 'RepairCommitmentPublicationOrdered': {
      const { commitmentId, textHash, signedAt } = event.data.commitment;
      const signedOn = shanghaiDate(signedAt);
      return {
        caseId: aggregateId,
        item: { kind: 'commitment', id: commitmentId, subjectId: event.data.subjectId, textHash, signedOn },
        version: letterVersion,
        effects: ['commitmentPublication'],
      };
    }
  }
};

/** Every commitment is collected (归集); what the public may see is shown as well, and shown as it stands after every finding. */
const ofRegister = (id: string, version: number, published: boolean): Order => ({
  caseId: null,
  item: { kind: 'creditCommitment', id },
  version,
  effects: published ? ['commitmentPublication', 'commitmentCollection'] : ['commitmentCollection'],
});

/** The effect's obligation of a platform. Whoever ended something must bring it back when the repair is revoked. */
const owed = (platform: Platform, effect: DeliveryEffect): { readonly mandatory: boolean } | undefined => {
  if (effect !== 'restore') return platform.owes[effect];
  const ended = recordEffects.flatMap((e) => platform.owes[e] ?? []);
  return ended.length === 0 ? undefined : { mandatory: ended.some((o) => o.mandatory) };
};

/**
 * The ledger entries of an event, all pending, and the effects that need no receipt. Throws where the configuration cannot carry
 * the event out at all (no platform of the region, nobody to publish a commitment): that is for the operator, not a refusal.
 */
export const planDeliveries = (source: EventToDeliver, context: PlanContext): DeliveryPlan => {
  const platforms = context.platforms.filter((p) => p.regions.includes(source.regionId));
  const order = orderOf(source);
  const owing = platforms.filter((p) => order.effects.some((effect) => owed(p, effect)));
  if (owing.length === 0)
    throw new Error(`no platform of region ${source.regionId} is configured for ${order.effects.join(', ')}`);
  const mandatory = Object.fromEntries(
    order.effects.map((e) => [e, platforms.filter((p) => owed(p, e)?.mandatory).map((p) => p.id)]),
  );
  return {
    entries: owing.map((platform) => entryFor(platform, source, order, mandatory, context)),
    unowed: unowedOf(order, mandatory),
  };
};

const unowedOf = (order: Order, mandatory: Record<string, string[]>): DeliveryPlan['unowed'] => {
  const { caseId, item } = order;
  if (caseId === null || item.kind !== 'record') return null;
  const effects = recordEffects.filter((effect) => order.effects.includes(effect) && mandatory[effect]?.length === 0);
  return effects.length === 0 ? null : { caseId, itemId: item.id, effects };
};

const entryFor = (
  platform: Platform,
  source: EventToDeliver,
  order: Order,
  mandatory: Delivery['mandatory'],
  { calendar, now }: PlanContext,
): Delivery => {
  const due = addWorkingDays(calendar, shanghaiDate(source.occurredAt), platform.receiptTarget.workingDays);
  return {
    deliveryId: deliveryIdOf(source.aggregateId, source.version, platform.id),
    platformId: platform.id,
    caseId: order.caseId,
    regionId: source.regionId,
    item: order.item,
    version: order.version,
    effects: order.effects.filter((effect) => owed(platform, effect)),
    mandatory,
    status: 'pending',
    attempts: 0,
    failures: 0,
    nextAttemptAt: now,
    lastAnswer: null,
    createdAt: now,
    updatedAt: now,
    receiptDueOn: due.ok ? due.value.dueOn : null,
  };
};
