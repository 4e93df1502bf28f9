/**
 * What stands against an action because of what has happened in the case before: who did the earlier step, or that it was done already.
 * Apart from `decide` so that the list of available actions asks the very same question.
 */
import type { Context } from '../../kernel/aggregate.ts';
import type { Refusal } from '../../kernel/problems.ts';
import type { RepairActionName } from '../stages.ts';
import type { RepairCaseState } from '../state.ts';

/** Null where nothing stands against it. Stage, item, role and unit are checked elsewhere. */
export const standsAgainst = (
  state: RepairCaseState,
  action: RepairActionName,
  { actor }: Pick<Context, 'actor'>,
): Refusal | null => {
  switch (action) {
    case 'decide':
      // Four eyes hold inside each body and across bodies: who verified anything in this case approves nothing in it.
      return state.verifications.some((v) => v.principalId === actor.principalId) ? { code: 'fourEyesViolated' } : null;
    case 'revoke':
    case 'dismissFalseMaterial':
      return state.falseMaterial?.reportedBy === actor.principalId ? { code: 'fourEyesViolated' } : null;
    case 'requestSupplement':
      return state.supplement === null ? null : { code: 'supplementAlreadyRequested' };
    case 'extend':
      return state.extended ? { code: 'alreadyExtended' } : null;
    case 'reportFalseMaterial':
      return state.falseMaterial === null ? null : { code: 'nothingToRevoke' };
    case 'withdraw':
      return state.records.some((r) => r.outcome === 'pending') ? null : { code: 'nothingToWithdraw' };
    default:
      return null;
  }
};
