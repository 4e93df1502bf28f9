/**
 * The drawing itself: lots by hash. A case has as many lots as its weight; each lot's number is a digest of seed, nonce, case and lot, and the
 * smallest numbers are drawn. So anybody with the proof can draw again, in any language, and nobody could choose: the seed was committed
 * before, the nonce came after. Cases and inspectors stand under marks, so that the proof can be public when it no longer warns anybody.
 * Must hold: the order of the pool changes nothing, and nothing but weight changes a chance. No schema library is imported, so that public
 * pages can draw again with this very code.
 */
import { canonical } from '../kernel/canonical.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { DrawBasis, Drawn, DrawProof, DrawSize } from './proof.ts';

export type Digest = (text: string) => string;

// The unit separator occurs in no seed, nonce, id or digest, so no two different meanings share one text.
const textOf = (...parts: readonly (string | number)[]): string => ['xinxiu.draw.v1', ...parts].join('\u001f');

/** What a case or an inspector is called in one draw. Whoever knows the id finds it again; nobody else learns it. */
export const markOf = (kind: 'case' | 'inspector', drawId: string, id: string, digest: Digest): string =>
  digest(textOf(kind, drawId, id));

const byText = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const sizeOf = (size: DrawSize, pool: number): number =>
  'count' in size ? Math.min(size.count, pool) : Math.ceil((pool * size.sharePercent) / 100);

/** The inspectors of the draw that may inspect this case. */
export const inspectorsFor = <I extends string>(inspectors: readonly I[], excluded: readonly I[]): I[] =>
  inspectors.filter((inspector) => !excluded.includes(inspector));

/** Draws cases, and inspectors for each. The result is in the order drawn. */
export const drawLots = (basis: DrawBasis, digest: Digest): Drawn[] => {
  const { seed, nonce, pool } = basis;
  const lots = pool.flatMap((entry) =>
    Array.from(
      { length: entry.weight },
      (_, lot) => [digest(textOf('lot', seed, nonce, entry.case, lot)), entry] as const,
    ),
  );
  const drawn = new Set(lots.toSorted(byText).map(([, entry]) => entry));
  return [...drawn]
    .slice(0, sizeOf(basis.size, pool.length))
    .map((entry) => ({ case: entry.case, inspectors: drawInspectors(basis, entry, digest) }));
};

const drawInspectors = (basis: DrawBasis, entry: DrawBasis['pool'][number], digest: Digest): string[] =>
  inspectorsFor(basis.inspectors, entry.excluded)
    .map((mark) => [digest(textOf('assignment', basis.seed, basis.nonce, entry.case, mark)), mark] as const)
    .toSorted(byText)
    .slice(0, basis.inspectorsPerCase)
    .map(([, mark]) => mark);

/** What is wrong with a draw that does not hold. */
export const drawFaults = ['seedNotCommitted', 'casesNotDrawn', 'inspectorsNotDrawn', 'proofNotCommitted'] as const;
export type DrawFault = (typeof drawFaults)[number];

const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

/**
 * Draws again and compares, then holds the whole proof against the digest that was public before it: the number of cases drawn, or what
 * does not hold. The digest is the last thing asked, so that a changed seed or draw is named as such.
 */
export const verifyProof = (proof: DrawProof, proofHash: string, digest: Digest): Result<number, DrawFault> => {
  if (digest(proof.seed) !== proof.seedHash) return refuse('seedNotCommitted');
  const again = drawLots(proof, digest);
  const cases = (drawn: readonly Drawn[]) => drawn.map((one) => one.case);
  if (!same(cases(again), cases(proof.selected))) return refuse('casesNotDrawn');
  const agreed = again.every(({ inspectors }, index) => same(inspectors, proof.selected[index]?.inspectors ?? []));
  if (!agreed) return refuse('inspectorsNotDrawn');
  return digest(canonical(proof)) === proofHash ? ok(again.length) : refuse('proofNotCommitted');
};
