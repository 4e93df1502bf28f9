/**
 * 双随机 inspection draw: a supervisor commits to a seed, the pool is fixed by the cut-off, the system adds a nonce when the seed is
 * shown, and `lots.ts` draws cases and inspectors. Before the nonce nobody can know the result, afterwards nobody can change it. What the
 * history keeps is digests: the pool lies beside it, and the proof, whose digest is public at once, is public itself when the last
 * inspection has ended, so that nobody learns from it that an inspector is on the way.
 * Must hold: nobody inspects a case they granted or whose subject they represent; the procedure of a case never counts, only the
 * credit of its subject.
 */
import type { AggregateKind, Context, Decision } from '../kernel/aggregate.ts';
import { canonical } from '../kernel/canonical.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import * as z from '../kernel/schema.ts';
import { Announcement, drawList, Holding, type InspectionDrawState, storedDraw } from './draw-state.ts';
import { inspectorsFor } from './lots.ts';
import { type DrawCandidate, digestOf, type Pool, poolOf, proofOf } from './pool.ts';

/** Technical, no rule of law: a shorter seed could be found by trying, from its digest alone. */
export const minSeedLength = 32;
/** Technical: the most cases that are read for one draw, and how long pool and proof may be so that one answer can show them. */
export const maxPool = 10_000;
const maxShownLength = 4_500_000;

const Announced = z.strictObject(() => ({ type: z.literal('InspectionDrawAnnounced'), data: Announcement }));
const Held = z.strictObject(() => ({ type: z.literal('InspectionDrawHeld'), data: Holding }));
const Revealed = z.strictObject(() => ({ type: z.literal('InspectionDrawRevealed'), data: z.strictObject({}) }));
export const InspectionDrawEvent = z.discriminatedUnion('type', [Announced, Held, Revealed]);
export type InspectionDrawEvent = z.infer<typeof InspectionDrawEvent>;
export type InspectionDrawCommand =
  | ({ readonly type: 'announceDraw' } & Announcement)
  | { readonly type: 'holdDraw'; readonly seed: string; readonly candidates: readonly DrawCandidate[] }
  /** Every inspection of the draw has ended: it was made, or its case has ended before. */
  | { readonly type: 'revealDraw' };

type Decided = Result<Decision<InspectionDrawEvent>, Refusal>;

const decide = (state: InspectionDrawState, command: InspectionDrawCommand, context: Context): Decided => {
  switch (command.type) {
    case 'announceDraw': {
      const { type: _, ...data } = command;
      return ok({ events: state.announced === null ? [{ type: 'InspectionDrawAnnounced', data }] : [] });
    }
    case 'holdDraw':
      return hold(state, command.seed, poolFor(state, command.candidates), context);
    case 'revealDraw':
      return reveal(state, context);
  }
};

/** The pool a draw has as soon as it is announced. */
export const poolFor = ({ announced }: Pick<InspectionDrawState, 'announced'>, candidates: readonly DrawCandidate[]) =>
  announced === null ? [] : poolOf(announced, candidates);

const hold = ({ announced, held }: InspectionDrawState, seed: string, pool: Pool, context: Context): Decided => {
  if (announced === null) return refuse({ code: 'drawNotFound' });
  if (held !== null) return refuse({ code: 'drawAlreadyHeld' });
  if (context.now < announced.cutOffAt)
    return refuse({ code: 'drawTooEarly', params: { cutOffAt: announced.cutOffAt } });
  if (context.digest(seed) !== announced.seedHash) return refuse({ code: 'drawSeedMismatch' });
  if (seed.length < minSeedLength) return refuse({ code: 'drawSeedTooShort', params: { minLength: minSeedLength } });
  const problem = poolProblem(announced, pool);
  if (problem !== undefined) return refuse(problem);
  const lots = { seed, nonce: context.newId() };
  const proof = proofOf(announced, lots, pool, context.digest);
  if (canonical(pool).length + canonical(proof).length > maxShownLength) return refuse(tooLarge);
  const data: Holding = {
    ...lots,
    poolSize: pool.length,
    poolHash: digestOf(pool, context.digest),
    selectedCount: proof.selected.length,
    proofHash: digestOf(proof, context.digest),
  };
  return ok({ events: [{ type: 'InspectionDrawHeld', data }] });
};

const tooLarge: Refusal = { code: 'drawPoolTooLarge', params: { max: maxPool } };

/** Asked of the whole pool, so that whether a draw can be held does not depend on what it would draw. */
const poolProblem = (announced: Announcement, pool: Pool): Refusal | undefined => {
  if (pool.length === 0) return { code: 'drawPoolEmpty' };
  if (pool.length > maxPool) return tooLarge;
  const short = pool.filter(
    ({ excludedInspectors }) =>
      inspectorsFor(announced.inspectors, excludedInspectors).length < announced.inspectorsPerCase,
  );
  if (short.length === 0) return undefined;
  return { code: 'drawInspectorsTooFew', params: { count: short.length } };
};

/** The system alone, once: what nobody has drawn has nothing to show. */
const reveal = ({ held, revealedAt }: InspectionDrawState, { actor }: Context): Decided => {
  if (actor.role !== 'system') return refuse({ code: 'wrongRole', params: { role: 'system' } });
  const due = held !== null && revealedAt === null;
  return ok({ events: due ? [{ type: 'InspectionDrawRevealed', data: {} }] : [] });
};

export const inspectionDraw: AggregateKind<InspectionDrawState, InspectionDrawCommand, InspectionDrawEvent> = {
  ...storedDraw,
  regionOf: (state) => state.announced?.regionId ?? '',
  decide,
  evolve: (state, event, { occurredAt, actor }) => {
    switch (event.type) {
      case 'InspectionDrawAnnounced':
        return { ...state, announced: { ...event.data, announcedAt: occurredAt, announcedBy: actor.principalId } };
      case 'InspectionDrawHeld':
        return { ...state, held: { ...event.data, heldAt: occurredAt, heldBy: actor.principalId } };
      case 'InspectionDrawRevealed':
        return { ...state, revealedAt: occurredAt };
    }
  },
  guards: () => [],
  workItems: () => [],
  lookup: ({ announced }) =>
    announced === null ? {} : { listedIn: drawList(announced.regionId), sortedBy: announced.announcedAt },
};
