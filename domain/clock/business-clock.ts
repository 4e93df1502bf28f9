/**
 * The movable business clock: real time plus an offset. It exists so that tests, demonstrations and training can run at a fixed
 * day; in production neither the item nor the route nor the permission exists. Forward only, every move an event.
 */
import type { AggregateKind, Decision } from '../kernel/aggregate.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import * as z from '../kernel/schema.ts';
import { type BusinessClockState, storedClock } from './state.ts';

export const BusinessClockEvent = z.strictObject(() => ({
  type: z.literal('BusinessClockMoved'),
  data: z.strictObject({ offsetSeconds: z.int(), reason: z.string() }),
}));
export type BusinessClockEvent = z.infer<typeof BusinessClockEvent>;
/** `offsetSeconds` is the new total offset against real time. */
export interface MoveClock {
  readonly type: 'moveClock';
  readonly offsetSeconds: number;
  readonly reason: string;
}

/** The first setting may lie in the past, since nothing has happened yet; after that time only goes forward. */
const decide = (state: BusinessClockState, command: MoveClock): Result<Decision<BusinessClockEvent>, Refusal> => {
  const { offsetSeconds, reason } = command;
  if (state.offsetSeconds !== null && offsetSeconds < state.offsetSeconds) return refuse({ code: 'clockForwardOnly' });
  if (offsetSeconds === state.offsetSeconds) return ok({ events: [] });
  return ok({ events: [{ type: 'BusinessClockMoved', data: { offsetSeconds, reason } }] });
};

export const businessClock: AggregateKind<BusinessClockState, MoveClock, BusinessClockEvent> = {
  ...storedClock,
  regionOf: () => 'all',
  decide,
  evolve: (_, event) => ({ offsetSeconds: event.data.offsetSeconds }),
  guards: () => [],
  workItems: () => [],
  lookup: () => ({}),
};
