/** What the reconciler orders when the machine of a case is gone or late. */
import type { Context } from '../../kernel/aggregate.ts';
import type { RepairCommand } from '../commands.ts';
import type { RepairCaseState } from '../state.ts';
import { type Decided, events, noEvents, onCase } from './common.ts';

/** Only from the generation it saw, so that two reconcilers raise it once. */
export const restartMachine = (
  state: RepairCaseState,
  command: Extract<RepairCommand, { type: 'restartMachine' }>,
  context: Context,
): Decided => {
  if (onCase(state, 'restartMachine', context) !== null) return noEvents;
  if (command.generation !== state.machine.generation) return noEvents;
  const { stage } = state;
  return events({
    type: 'RepairCaseMachineRestarted',
    data: { generation: command.generation + 1, stage, reason: command.reason },
  });
};
