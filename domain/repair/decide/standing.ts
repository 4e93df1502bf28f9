/**
 * What stands against an action because of what has happened in the case before: who did the earlier step, or that it was done already.
 * Apart from `decide` so that the list of available actions asks the very same question.
 */
import type { Context } from '../../kernel/aggregate.ts';
import type { Refusal } from '../../kernel/problems.ts';
import type { RepairActionName } from '../stages.ts';
import type { RepairCaseState } from '../state.ts';
import { questionsRefusal } from './common.ts';

const examinersOf = (state: RepairCaseState): string[] => [
  ...state.verifications.map((v) => v.principalId),
  ...state.steps.flatMap((step) => step.confirmedBy ?? []),
];

/** Null where nothing stands against it. Stage, item, role and unit are checked elsewhere. */
export const standsAgainst = (
  state: RepairCaseState,
  action: RepairActionName,
  { actor }: Pick<Context, 'actor'>,
): Refusal | null => {
  switch (action) {
    case 'decide':
      // Four eyes hold inside each body and across bodies: who examined anything in this case approves nothing in it.
      return examinersOf(state).includes(actor.principalId) ? { code: 'fourEyesViolated' } : questionsRefusal(state);
    case 'revoke':
    case 'dismissFalseMaterial':
      if (state.falseMaterial === null) return { code: 'nothingToRevoke' };
      return state.falseMaterial.reportedBy === actor.principalId ? { code: 'fourEyesViolated' } : null;
    case 'accept':
    case 'refuseAcceptance':
      return questionsRefusal(state);
    case 'requestSupplement':
      return state.supplement === null ? null : { code: 'supplementAlreadyRequested' };
    case 'extend':
      return state.extended ? { code: 'alreadyExtended' } : null;
    case 'reportFalseMaterial':
      return state.falseMaterial === null && state.records.some((r) => r.outcome === 'granted')
        ? null
        : { code: 'nothingToRevoke' };
    case 'confirmCommitmentKept':
    case 'reportCommitmentBreach':
      return state.falseMaterial === null ? null : { code: 'revocationPending' };
    case 'withdraw':
      return state.records.some((r) => r.outcome === 'pending') ? null : { code: 'nothingToWithdraw' };
    default:
      return null;
  }
};
