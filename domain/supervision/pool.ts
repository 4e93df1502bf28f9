/**
 * What a draw draws from, and the proof made of it. The pool is far larger than an event, so it lies beside the draw's history, which
 * keeps its digest; what was drawn follows from pool, seed and nonce and is stored nowhere.
 */
import { canonical } from '../kernel/canonical.ts';
import * as z from '../kernel/schema.ts';
import type { Announcement, Holding, InspectionDrawState } from './draw-state.ts';
import { CreditState, intensityLevels, intensityOf } from './intensity.ts';
import { type Digest, drawLots, markOf } from './lots.ts';
import type { DrawProof } from './proof.ts';

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

export const PoolCase = z.strictObject(() => ({
  caseId: z.string(),
  subjectId: z.string(),
  creditState: CreditState,
  level: z.enum(intensityLevels),
  weight: z.int().check(z.positive()),
  excludedInspectors: z.array(z.string()),
}));
type PoolCase = z.infer<typeof PoolCase>;
export type Pool = readonly PoolCase[];

/** Whether a case granted then is what the announcement speaks of. */
export const isInPeriod = (
  { grantedFrom, cutOffAt }: Pick<Announcement, 'grantedFrom' | 'cutOffAt'>,
  grantedAt: string | null,
): boolean => grantedAt !== null && grantedAt >= (grantedFrom ?? '') && grantedAt < cutOffAt;

/** What the cut-off fixes, in one order whatever order it was read in. */
export const poolOf = (announced: Announcement, candidates: readonly DrawCandidate[]): PoolCase[] => {
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

/** The digest of the canonical JSON (RFC 8785), hexadecimal. */
export const digestOf = (value: unknown, digest: Digest): string => digest(canonical(value));

type Lots = Pick<Holding, 'seed' | 'nonce'>;

/** The draw under marks: what may be public, and what `verifyProof` draws again. */
export const proofOf = (
  { drawId, seedHash, size, inspectors, inspectorsPerCase }: Announcement,
  { seed, nonce }: Lots,
  pool: Pool,
  digest: Digest,
): DrawProof => {
  const inspectorMark = new Map(inspectors.map((id) => [id, markOf('inspector', drawId, id, digest)]));
  const basis = {
    ...{ seed, nonce, size, inspectorsPerCase },
    inspectors: [...inspectorMark.values()],
    pool: pool.map(({ caseId, weight, excludedInspectors }) => ({
      case: markOf('case', drawId, caseId, digest),
      weight,
      excluded: excludedInspectors.flatMap((id) => inspectorMark.get(id) ?? []),
    })),
  };
  return { drawId, seedHash, ...basis, selected: drawLots(basis, digest) };
};

/** The cases drawn, each with its inspectors, in the order drawn: the proof with ids instead of marks. */
const drawnFrom = (announced: Announcement, lots: Lots, pool: Pool, digest: Digest) => {
  const { selected } = proofOf(announced, lots, pool, digest);
  const { drawId, inspectors } = announced;
  const caseOf = new Map(pool.map((one) => [markOf('case', drawId, one.caseId, digest), one]));
  const inspectorOf = new Map(inspectors.map((id) => [markOf('inspector', drawId, id, digest), id]));
  return selected.flatMap((drawn) => {
    const found = caseOf.get(drawn.case);
    if (found === undefined) return [];
    const { caseId, level } = found;
    return [{ caseId, level, inspectors: drawn.inspectors.flatMap((mark) => inspectorOf.get(mark) ?? []) }];
  });
};

/** The cases drawn from this pool, each with its inspectors, in the order drawn; none before the draw. */
export const selectedIn = ({ announced, held }: InspectionDrawState, pool: Pool, digest: Digest) =>
  announced === null || held === null ? [] : drawnFrom(announced, held, pool, digest);
