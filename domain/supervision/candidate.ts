/** A granted case as a draw may see it. Its procedure is not read here: promised or proved, the chance is the same. */
import type { CreditState } from './intensity.ts';
import type { DrawCandidate } from './pool.ts';

/** A case that was granted and has not been withdrawn or revoked since. */
const inspectable = ['granted', 'awaitingDocuments', 'verifying', 'rectifying', 'fulfilled'];

/** What is read of a case. */
export interface InspectableCase {
  readonly caseId: string;
  readonly subjectId: string;
  readonly unitId: string;
  readonly stage: string;
  readonly decidedAt: string | null;
  readonly decision: { readonly grantedBy: string } | null;
}

/** An inspector as the directory knows them on the day of the draw. */
export interface Inspector {
  readonly principalId: string;
  /** Still a verifier of the unit. */
  readonly inOffice: boolean;
  /** Subjects they may act for. */
  readonly represents: readonly string[];
}

/** Whether the case can be in any pool at all. */
export const isInspectable = ({ stage, decidedAt, decision }: InspectableCase): boolean =>
  decision !== null && decidedAt !== null && inspectable.includes(stage);

/** The case with its subject's credit and the inspectors who may not inspect it; null where it cannot be drawn. */
export const candidateOf = (
  one: InspectableCase,
  creditState: CreditState,
  inspectors: readonly Inspector[],
): DrawCandidate | null => {
  const { caseId, subjectId, unitId, decidedAt, decision } = one;
  if (decidedAt === null || !isInspectable(one)) return null;
  const excluded = inspectors.filter(
    ({ principalId, inOffice, represents }) =>
      !inOffice || principalId === decision?.grantedBy || represents.includes(subjectId),
  );
  const excludedInspectors = excluded.map(({ principalId }) => principalId);
  return { caseId, subjectId, unitId, grantedAt: decidedAt, creditState, excludedInspectors };
};
