/** Who may take which action on a commitment case. */
import type { CommitmentPersonCommandName } from '../commitment/commands.ts';
import { commitmentActions } from '../commitment/stages.ts';
import { caseRules } from './case-actions.ts';

export const commitmentActionRules = caseRules<CommitmentPersonCommandName>(commitmentActions, 'ownCommitment');
