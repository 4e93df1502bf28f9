/**
 * The event envelope and its hash chain.
 * Why a string `body`: the hash covers exactly the stored bytes, so no later change of a schema or serialiser can alter what was signed off.
 * Must hold: an aggregate's events are numbered 1, 2, 3 … without gap, and each hash covers the one before.
 */
import { Actor } from './actor.ts';
import { canonical } from './canonical.ts';
import { ok, type Result, refuse } from './result.ts';
import * as z from './schema.ts';

/** What every event says beside its own data. `occurredAt` is business time, `recordedAt` real time, both UTC instants. */
export const EventBody = z.strictObject(() => ({
  id: z.string().check(z.minLength(1)),
  type: z.string().check(z.minLength(1)),
  aggregateKind: z.string().check(z.minLength(1)),
  aggregateId: z.string().check(z.minLength(1)),
  sequence: z.int().check(z.positive()),
  regionId: z.string().check(z.minLength(1)),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  actor: Actor,
  /** The command that caused the event; `id` is its idempotency key, so that all events of one command can be found. */
  command: z.strictObject({ name: z.string().check(z.minLength(1)), id: z.string().check(z.minLength(1)) }),
  data: z.record(z.string(), z.unknown()),
}));
export type EventBody = z.infer<typeof EventBody>;

/** One link of the chain as it lies in the table. */
export const StoredEvent = z.strictObject(() => ({
  aggregateKind: z.string(),
  aggregateId: z.string(),
  sequence: z.int().check(z.positive()),
  algorithm: z.enum(['SHA-256', 'SM3']),
  prevHash: z.string(),
  hash: z.string(),
  body: z.string(),
}));
export type StoredEvent = z.infer<typeof StoredEvent>;

/** Hex digest of a UTF-8 text; an argument so that Node and a browser verify with the same code. */
export interface HashFunction {
  readonly algorithm: StoredEvent['algorithm'];
  readonly hex: (text: string) => string;
}

/** The `prevHash` of an aggregate's first event. */
export const chainStart = '';

const linkText = (e: Pick<StoredEvent, 'aggregateId' | 'sequence' | 'prevHash' | 'body'>): string =>
  // The unit separator cannot occur in ids or hashes, so no two different links share one text.
  ['xinxiu.event.v1', e.aggregateId, String(e.sequence), e.prevHash, e.body].join('\u001f');

/** Seals `body` onto the chain whose last hash is `prevHash` (`chainStart` for the first). */
export const sealEvent = (body: EventBody, prevHash: string, hash: HashFunction): StoredEvent => {
  const link = {
    aggregateKind: body.aggregateKind,
    aggregateId: body.aggregateId,
    sequence: body.sequence,
    prevHash,
    body: canonical(body),
  };
  return { ...link, algorithm: hash.algorithm, hash: hash.hex(linkText(link)) };
};

/** The first thing wrong with a chain. */
export interface ChainProblem {
  readonly sequence: number;
  readonly reason: 'gap' | 'prevHashMismatch' | 'hashMismatch' | 'bodyMismatch' | 'headMismatch' | 'snapshotMismatch';
}

const bodyAgrees = (event: StoredEvent): boolean => {
  const body = readBody(event);
  return (
    body?.sequence === event.sequence &&
    body.aggregateId === event.aggregateId &&
    body.aggregateKind === event.aggregateKind
  );
};

/** What a stored event says; undefined where somebody has made it something else than an event. */
export const readBody = ({ body }: Pick<StoredEvent, 'body'>): EventBody | undefined =>
  EventBody.safeParse(safeJson(body)).data;

const safeJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Checks an aggregate's whole chain, in sequence order, against the head its snapshot names.
 * Returns the number of events, or the first bad event. Rewriting a whole tail together with the snapshot is
 * not visible here: the daily checkpoint of heads is there for that.
 */
export const verifyChain = (
  events: readonly StoredEvent[],
  head: { readonly sequence: number; readonly hash: string },
  hash: HashFunction,
): Result<number, ChainProblem> => {
  let prevHash = chainStart;
  for (const [index, event] of events.entries()) {
    const sequence = index + 1;
    if (event.sequence !== sequence) return refuse({ sequence, reason: 'gap' });
    if (event.prevHash !== prevHash) return refuse({ sequence, reason: 'prevHashMismatch' });
    if (event.algorithm !== hash.algorithm || event.hash !== hash.hex(linkText(event)))
      return refuse({ sequence, reason: 'hashMismatch' });
    if (!bodyAgrees(event)) return refuse({ sequence, reason: 'bodyMismatch' });
    prevHash = event.hash;
  }
  if (head.sequence !== events.length || head.hash !== prevHash)
    return refuse({ sequence: Math.min(head.sequence, events.length), reason: 'headMismatch' });
  return ok(events.length);
};
