/** Domain events on the bus: CloudEvents with a versioned type. A consumer written against v1 keeps working. */
import { EventBody } from '#domain/kernel/event.ts';
import * as z from '#domain/kernel/schema.ts';

export const eventSource = 'xinxiu';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (c, i) => (i === 0 ? '' : '-') + c.toLowerCase());

/** `RepairCaseAccepted` of a repairCase is `xinxiu.repair-case.accepted.v1`: the aggregate is not said twice. */
export const cloudEventType = (aggregateKind: string, type: string): string => {
  const aggregate = kebab(aggregateKind);
  const event = kebab(type);
  return `xinxiu.${aggregate}.${event.startsWith(`${aggregate}-`) ? event.slice(aggregate.length + 1) : event}.v1`;
};

export const CloudEvent = z.object(() => ({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.literal(eventSource),
  type: z.string(),
  /** The aggregate's id. */
  subject: z.string(),
  /** Business time of the event. */
  time: z.iso.datetime(),
  sequence: z.int().check(z.positive()),
  aggregatekind: z.string(),
  regionid: z.string(),
  /** The event's name in the domain, e.g. `RepairCaseAccepted`. */
  eventtype: z.string(),
  data: z.record(z.string(), z.unknown()),
}));
export type CloudEvent = z.infer<typeof CloudEvent>;

/** A stored event body as it goes onto the bus; who acted stays in the case history and does not travel. */
export const toCloudEvent = (body: string): CloudEvent => {
  const event = EventBody.parse(JSON.parse(body));
  return {
    specversion: '1.0',
    id: event.id,
    source: eventSource,
    type: cloudEventType(event.aggregateKind, event.type),
    subject: event.aggregateId,
    time: event.occurredAt,
    sequence: event.sequence,
    aggregatekind: event.aggregateKind,
    regionid: event.regionId,
    eventtype: event.type,
    data: event.data,
  };
};

/** What lies in a queue behind a bus rule: EventBridge's envelope around the CloudEvent. */
const Envelope = z.object({ detail: CloudEvent });

/** The CloudEvent of one queue message; throws on anything else, so that a poison message ends in the dead-letter queue. */
export const fromQueue = (body: string): CloudEvent => Envelope.parse(JSON.parse(body)).detail;
