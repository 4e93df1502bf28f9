/**
 * From an event of the bus to ledger entries, then to the queue. The ledger comes first: if anything after it fails, the message
 * comes again or the sweep finds the pending entries.
 */
import type { Calendar } from '#domain/calendar/calendar.ts';
import { DeliveredEvent, type EventToDeliver, planDeliveries, type UnowedEffects } from '#domain/delivery/plan.ts';
import type { Platform } from '#domain/delivery/platform.ts';
import type { CloudEvent } from '../../shared/cloud-event.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { CaseEffects } from '../../shared/ledger/tally-receipts.ts';
import type { Log } from '../../shared/log.ts';
import * as logEntries from '../../shared/log-entries.ts';
import type { Enqueue } from '../../shared/send-queue.ts';

export interface PlanDeps {
  readonly ledger: Ledger;
  readonly enqueue: Enqueue;
  readonly platforms: () => Promise<readonly Platform[]>;
  readonly calendar: () => Promise<Calendar>;
  readonly effects: Pick<CaseEffects, 'completeEffect'>;
  readonly log: Log;
  /** Real time, a UTC instant. */
  readonly now: () => string;
}

/** What the planner looks at; throws on an event it does not handle, which the rule in front of it never lets through. */
const toDeliver = ({ subject, sequence, regionid, time, eventtype, data }: CloudEvent): EventToDeliver => ({
  aggregateId: subject,
  version: sequence,
  regionId: regionid,
  occurredAt: time,
  event: DeliveredEvent.parse({ type: eventtype, data }),
});

/** Plans and queues the deliveries of an event. Twice is harmless: what was planned is only queued again while it is pending. */
export const planEvent = async (deps: PlanDeps, event: CloudEvent): Promise<void> => {
  const source = toDeliver(event);
  const [platforms, calendar] = await Promise.all([deps.platforms(), deps.calendar()]);
  const { entries, unowed } = planDeliveries(source, { platforms, calendar, now: deps.now() });
  const isNew = await deps.ledger.plan(entries);
  const planned = entries.map(({ deliveryId }) => deliveryId);
  await deps.enqueue(isNew ? planned : await pendingOf(deps, planned), 0);
  if (unowed !== null) await completeUnowed(deps, unowed);
  deps.log(logEntries.deliveriesPlanned, {
    aggregateId: source.aggregateId,
    version: source.version,
    eventType: source.event.type,
    deliveries: entries.length,
    repeated: !isNew,
  });
};

const completeUnowed = async (deps: PlanDeps, { caseId, itemId, effects }: UnowedEffects): Promise<void> => {
  for (const effect of effects) deps.log(logEntries.effectUnowed, { caseId, recordId: itemId, effect });
  const completed = effects.map((effect) => ({ effect, receipts: [] }));
  const told = await deps.effects.completeEffect(caseId, itemId, completed);
  if (!told.ok && told.problem.code === 'tooBusy') throw new Error(`case ${caseId} is busy`);
};

/** Those that were planned before and are not sent yet: their message may have been lost. */
const pendingOf = async (deps: PlanDeps, deliveryIds: readonly string[]): Promise<string[]> => {
  const stored = await Promise.all(deliveryIds.map((deliveryId) => deps.ledger.read(deliveryId)));
  return deliveryIds.filter((_, n) => stored[n]?.entry.status === 'pending' && stored[n].entry.attempts === 0);
};
