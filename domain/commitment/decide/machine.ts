/** What the reconciler orders when the machine of a case is gone or late. */
import type { Context } from '../../kernel/aggregate.ts';
import type { CommitmentCommand } from '../commands.ts';
import type { CommitmentCaseState } from '../state.ts';
import { type Decided, events, noEvents, onCase } from './common.ts';

/** Only from the generation it saw, so that two reconcilers raise it once. */
export const restartMachine = (
  state: CommitmentCaseState,
  command: Extract<CommitmentCommand, { type: 'restartMachine' }>,
  context: Context,
): Decided => {
  if (onCase(state, 'restartMachine', context) !== null) return noEvents;
  if (command.generation !== state.machine.generation) return noEvents;
  const { stage } = state;
  const { generation, reason } = command;
  return events({ type: 'CommitmentCaseMachineRestarted', data: { generation: generation + 1, stage, reason } });
};
