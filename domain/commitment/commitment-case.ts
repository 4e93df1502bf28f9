/** CommitmentCase (告知承诺): the aggregate the door knows. Start with stages.ts, then decide/. */
import type { AggregateKind } from '../kernel/aggregate.ts';
import { claimItem } from '../kernel/claiming.ts';
import { redriveMachine } from '../kernel/stuck.ts';
import { assignItem, urgeItem } from '../kernel/supervising.ts';
import { handleItems } from '../kernel/work-items.ts';
import type { CommitmentCommand } from './commands.ts';
import { applyForMatter } from './decide/applying.ts';
import { restartMachine } from './decide/machine.ts';
import { raiseDueEvents, rescheduleItems } from './decide/schedule.ts';
import { enterStage } from './decide/stage-entry.ts';
import { orderInspection } from './decide/verifying.ts';
import { commitmentDesk } from './desk.ts';
import type { CommitmentEvent } from './events.ts';
import { commitmentCaseOf } from './kind.ts';
import { personDecisions } from './person-decisions.ts';
import type { CommitmentCaseState } from './state.ts';

/** With the decision on every command there is. */
export const commitmentCase: AggregateKind<CommitmentCaseState, CommitmentCommand, CommitmentEvent> = commitmentCaseOf({
  ...personDecisions,
  applyForMatter,
  enterStage,
  restartMachine,
  redriveMachine,
  orderInspection,
  rescheduleItems,
  claimItem: claimItem(commitmentDesk),
  releaseItem: handleItems,
  assignItem: assignItem(commitmentDesk),
  urgeItem,
  raiseDueEvents,
});
