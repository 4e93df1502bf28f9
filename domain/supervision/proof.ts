/** What the public gets of a draw: enough to draw again, and nobody's name. */
import type { Announcement, Holding } from './draw-state.ts';
import { type Digest, type DrawProof, markOf } from './lots.ts';

/** The draw under marks: what may be public, and what `verifyProof` draws again. */
export const proofOf = (
  { drawId, seedHash, size, inspectors, inspectorsPerCase }: Announcement,
  { seed, nonce, pool, selected }: Holding,
  digest: Digest,
): DrawProof => {
  const caseMark = (id: string) => markOf('case', drawId, id, digest);
  const inspectorMark = (id: string) => markOf('inspector', drawId, id, digest);
  return {
    drawId,
    seedHash,
    seed,
    nonce,
    size,
    inspectorsPerCase,
    inspectors: inspectors.map(inspectorMark),
    pool: pool.map(({ caseId, weight, excludedInspectors }) => ({
      case: caseMark(caseId),
      weight,
      excluded: excludedInspectors.map(inspectorMark),
    })),
    selected: selected.map((one) => ({ case: caseMark(one.caseId), inspectors: one.inspectors.map(inspectorMark) })),
  };
};
