/**
 * 双随机 inspection draw: a supervisor commits to a seed, the pool is fixed by the cut-off, the system adds a nonce when the seed is
 * shown, and `lots.ts` draws cases and inspectors. Before the nonce nobody can know the result, afterwards nobody can change it.
 * Must hold: nobody inspects a case they granted or whose subject they represent; the procedure of a case never counts, only the
 * credit of its subject.
 */
import type { AggregateKind, Context, Decision } from '../kernel/aggregate.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import * as z from '../kernel/schema.ts';
import { Announcement, drawList, Holding, type InspectionDrawState, type PoolCase, storedDraw } from './draw-state.ts';
import { type CreditState, intensityOf } from './intensity.ts';
import { type Digest, drawLots, inspectorsFor, markOf } from './lots.ts';
import { proofOf } from './proof.ts';

/** Technical, no rule of law: a shorter seed could be found by trying, from its digest alone. */
export const minSeedLength = 32;
/** An event must fit onto the bus with its whole pool; a larger unit draws over shorter periods of granting. */
export const maxPool = 300;

const Announced = z.strictObject({ type: z.literal('InspectionDrawAnnounced'), data: Announcement });
const Held = z.strictObject({ type: z.literal('InspectionDrawHeld'), data: Holding });
export const InspectionDrawEvent = z.discriminatedUnion('type', [Announced, Held]);
export type InspectionDrawEvent = z.infer<typeof InspectionDrawEvent>;
/** For consumers of the bus. */
export const InspectionDrawHeld = Held;

/** A granted case of the unit with the credit of its subject on the day of the draw. */
export interface DrawCandidate {
  readonly caseId: string;
  readonly subjectId: string;
  readonly unitId: string;
  readonly grantedAt: string;
  readonly creditState: CreditState;
  /** Of the draw's inspectors, those who granted the case, represent its subject or have left their office. */
  readonly excludedInspectors: readonly string[];
}

export type InspectionDrawCommand =
  | ({ readonly type: 'announceDraw' } & Announcement)
  | { readonly type: 'holdDraw'; readonly seed: string; readonly candidates: readonly DrawCandidate[] };

type Decided = Result<Decision<InspectionDrawEvent>, Refusal>;

const decide = (state: InspectionDrawState, command: InspectionDrawCommand, context: Context): Decided => {
  if (command.type === 'holdDraw') return hold(state, command.seed, command.candidates, context);
  const { type: _, ...data } = command;
  return ok({ events: state.announced === null ? [{ type: 'InspectionDrawAnnounced', data }] : [] });
};

const hold = (
  { announced, held }: InspectionDrawState,
  seed: string,
  candidates: readonly DrawCandidate[],
  context: Context,
): Decided => {
  if (announced === null) return refuse({ code: 'drawNotFound' });
  if (held !== null) return refuse({ code: 'drawAlreadyHeld' });
  if (context.now < announced.cutOffAt)
    return refuse({ code: 'drawTooEarly', params: { cutOffAt: announced.cutOffAt } });
  if (context.digest(seed) !== announced.seedHash) return refuse({ code: 'drawSeedMismatch' });
  if (seed.length < minSeedLength) return refuse({ code: 'drawSeedTooShort', params: { minLength: minSeedLength } });
  const pool = poolOf(announced, candidates);
  const problem = poolProblem(announced, pool);
  if (problem !== undefined) return refuse(problem);
  const data = draw(announced, { seed, nonce: context.newId(), pool }, context.digest);
  return ok({ events: [{ type: 'InspectionDrawHeld', data }] });
};

/** Whether a case granted then is what the announcement speaks of. */
export const isInPeriod = (
  { grantedFrom, cutOffAt }: Pick<Announcement, 'grantedFrom' | 'cutOffAt'>,
  grantedAt: string | null,
): boolean => grantedAt !== null && grantedAt >= (grantedFrom ?? '') && grantedAt < cutOffAt;

/** What the cut-off fixes, in one order whatever order it was read in. */
const poolOf = (announced: Announcement, candidates: readonly DrawCandidate[]): PoolCase[] => {
  const { unitId, regionId, inspectors } = announced;
  return candidates
    .filter((one) => one.unitId === unitId && isInPeriod(announced, one.grantedAt))
    .toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1))
    .map(({ caseId, subjectId, creditState, excludedInspectors }) => {
      const { level, weight } = intensityOf(creditState, regionId);
      const excluded = inspectors.filter((inspector) => excludedInspectors.includes(inspector));
      return { caseId, subjectId, creditState, level, weight, excludedInspectors: excluded };
    });
};

/** Asked of the whole pool, so that whether a draw can be held does not depend on what it would draw. */
const poolProblem = (announced: Announcement, pool: readonly PoolCase[]): Refusal | undefined => {
  if (pool.length === 0) return { code: 'drawPoolEmpty' };
  if (pool.length > maxPool) return { code: 'drawPoolTooLarge', params: { max: maxPool } };
  const short = pool.filter(
    ({ excludedInspectors }) =>
      inspectorsFor(announced.inspectors, excludedInspectors).length < announced.inspectorsPerCase,
  );
  if (short.length === 0) return undefined;
  return { code: 'drawInspectorsTooFew', params: { count: short.length } };
};

const draw = (
  announced: Announcement,
  { seed, nonce, pool }: Pick<Holding, 'seed' | 'nonce' | 'pool'>,
  digest: Digest,
): Holding => {
  const drawn = drawLots(proofOf(announced, { seed, nonce, pool, selected: [] }, digest), digest);
  const caseOf = new Map(pool.map((one) => [markOf('case', announced.drawId, one.caseId, digest), one]));
  const inspectorOf = new Map(
    announced.inspectors.map((id) => [markOf('inspector', announced.drawId, id, digest), id]),
  );
  const selected = drawn.flatMap((one) => {
    const found = caseOf.get(one.case);
    const inspectors = one.inspectors.flatMap((mark) => inspectorOf.get(mark) ?? []);
    return found === undefined ? [] : [{ caseId: found.caseId, level: found.level, inspectors }];
  });
  return { seed, nonce, pool, selected };
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
    }
  },
  guards: () => [],
  workItems: () => [],
  lookup: ({ announced }) =>
    announced === null ? {} : { listedIn: drawList(announced.regionId), sortedBy: announced.announcedAt },
};
