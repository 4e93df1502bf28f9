/** Drawing again in the browser with the very code that drew: nobody has to believe the system that nobody chose. */
import { type DrawFault, verifyProof } from '#domain/supervision/lots.ts';
import type { DrawProof } from '#domain/supervision/proof.ts';
import { sha256Hex } from './sha256.ts';

/** What people read for each thing that may not hold. */
const faultWords: Readonly<Record<DrawFault, string>> = {
  seedNotCommitted: '种子与公告的摘要不符。',
  casesNotDrawn: '重新抽出的事项与公布的不符。',
  inspectorsNotDrawn: '重新抽出的检查人员与公布的不符。',
  proofNotCommitted: '证明与抽取时公布的摘要不符。',
};

export interface DrawnAgain {
  /** Null: everything holds. */
  readonly fault: string | null;
  readonly poolSize: number;
  readonly selected: number;
}

/** Draws again from the proof and holds it against the digest that was public since the draw. */
export const drawAgain = (proof: DrawProof, proofHash: string): DrawnAgain => {
  const verdict = verifyProof(proof, proofHash, sha256Hex);
  return {
    fault: verdict.ok ? null : faultWords[verdict.problem],
    poolSize: proof.pool.length,
    selected: proof.selected.length,
  };
};
