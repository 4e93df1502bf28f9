/**
 * Proof of one aggregate's history: the chain is whole, every event is of a known shape, and folding them gives the stored snapshot.
 * Pure, so that a server, a command line and a browser come to the same verdict.
 */
import type { AnyToldKind, Stored } from './aggregate.ts';
import { canonical } from './canonical.ts';
import { type ChainProblem, EventBody, type HashFunction, type StoredEvent, verifyChain } from './event.ts';
import { ok, type Result, refuse } from './result.ts';

/** The number of events verified, or the first bad event and what is wrong with it. */
export const auditAggregate = (
  kind: AnyToldKind,
  events: readonly StoredEvent[],
  snapshot: Stored<unknown>,
  hash: HashFunction,
): Result<number, ChainProblem> => {
  const chain = verifyChain(events, { sequence: snapshot.version, hash: snapshot.headHash }, hash);
  if (!chain.ok) return chain;
  const folded = foldEvents(kind, events);
  if (!folded.ok) return folded;
  return canonical(folded.value) === canonical(snapshot.state)
    ? ok(events.length)
    : refuse({ sequence: events.length, reason: 'snapshotMismatch' });
};

/** The state after `events`; every event is parsed by the kind's schema first. */
export const foldEvents = (kind: AnyToldKind, events: readonly StoredEvent[]): Result<unknown, ChainProblem> => {
  let state: unknown = kind.initial;
  for (const stored of events) {
    const next = foldOne(kind, state, stored);
    if (next === undefined) return refuse({ sequence: stored.sequence, reason: 'bodyMismatch' });
    state = next;
  }
  return ok(state);
};

/** The state after one more event, or undefined if its body is not an event of this kind. */
export const foldOne = (kind: AnyToldKind, state: unknown, stored: StoredEvent): unknown => {
  const body = EventBody.safeParse(JSON.parse(stored.body));
  if (!body.success) return undefined;
  const event = kind.event.safeParse({ type: body.data.type, data: body.data.data });
  if (!event.success) return undefined;
  const { occurredAt, recordedAt, actor } = body.data;
  return kind.evolve(state, event.data, { occurredAt, recordedAt, actor, sequence: stored.sequence });
};
