/** Whether there is a decision to be had as a document: the very events that `readDecisionDocument` makes one from, seen from the answer. */
import type { AnswerOf } from '../../api/operations.ts';

type Repair = Pick<AnswerOf<'readRepairCase'>, 'origin' | 'decidedAt' | 'stage' | 'records'>;
type Commitment = Pick<AnswerOf<'readCommitmentCase'>, 'decision' | 'refusal' | 'stage'>;

/** A reported repair was decided elsewhere, before the case began: only its revocation is a decision of this case. */
export const repairDecided = ({ origin, decidedAt, stage, records }: Repair): boolean =>
  (origin === 'application' && decidedAt !== null) ||
  stage === 'notAccepted' ||
  records.some(({ outcome }) => outcome === 'revoked');

export const commitmentDecided = ({ decision, refusal, stage }: Commitment): boolean =>
  decision !== null || refusal !== null || stage === 'notEligible';
