/**
 * What stands against an action because of what has happened in the case before: who did the earlier step, or what is still pending.
 * Apart from `decide` so that the list of available actions asks the very same question.
 */
import type { Context } from '../../kernel/aggregate.ts';
import type { Refusal } from '../../kernel/problems.ts';
import type { CommitmentActionName } from '../stages.ts';
import type { CommitmentCaseState } from '../state.ts';
import { hasOpen } from './common.ts';

/** Null where nothing stands against it. Stage, item, role and unit are checked elsewhere. */
export const standsAgainst = (
  state: CommitmentCaseState,
  action: CommitmentActionName,
  { actor }: Pick<Context, 'actor'>,
): Refusal | null => {
  const { principalId } = actor;
  switch (action) {
    // Whoever granted does not check what was promised to them.
    case 'recordVerification':
    case 'requestAssistance':
    case 'answerAssistance':
    case 'recordInspection':
    case 'reportBreach':
      if (state.decision?.grantedBy === principalId) return { code: 'fourEyesViolated' };
      return hasOpen(state, 'decideBreach') && action !== 'answerAssistance' ? { code: 'breachPending' } : null;
    case 'orderRectification':
    case 'revokeDecision':
    case 'dismissBreach':
      return foundBy(state).includes(principalId) ? { code: 'fourEyesViolated' } : null;
    default:
      return null;
  }
};

/** Who found the breach that is to be decided on, or verified what the rectification was to mend. */
const foundBy = (state: CommitmentCaseState): string[] => [
  ...(state.breach === null ? [] : [state.breach.reportedBy]),
  ...state.verifications.map((verification) => verification.principalId),
];
