/** 撤回: until the decision the applicant may take the application back; the ordinary procedure stays open. */
import type { Context } from '../../kernel/aggregate.ts';
import { refuse } from '../../kernel/result.ts';
import type { CommitmentPersonCommand } from '../commands.ts';
import type { CommitmentCaseState } from '../state.ts';
import { cancelStale, type Decided, events, onCase } from './common.ts';

export const withdrawCommitment = (
  state: CommitmentCaseState,
  command: Extract<CommitmentPersonCommand, { type: 'withdrawCommitment' }>,
  context: Context,
): Decided => {
  const barred = onCase(state, 'withdrawCommitment', context);
  if (barred !== null) return refuse(barred);
  return events(
    { type: 'CommitmentCaseWithdrawn', data: { reason: command.reason, stage: 'withdrawn' } },
    ...cancelStale(state, 'withdrawn'),
  );
};
