/** RepairCase (信用修复): the aggregate the door knows. Start with stages.ts, then decide/. */

import type { AggregateKind } from '../kernel/aggregate.ts';
import { claimItem } from '../kernel/claiming.ts';
import { redriveMachine } from '../kernel/stuck.ts';
import { assignItem, urgeItem } from '../kernel/supervising.ts';
import { handleItems } from '../kernel/work-items.ts';
import type { RepairCommand } from './commands.ts';
import { restartMachine } from './decide/machine.ts';
import { openCase, reportRepair } from './decide/opening.ts';
import { completeEffect, confirmCommitmentPublication } from './decide/receipts.ts';
import { rescheduleItems } from './decide/schedule.ts';
import { enterStage } from './decide/stage-entry.ts';
import { repairDesk } from './desk.ts';
import type { RepairEvent } from './events.ts';
import { repairCaseOf } from './kind.ts';
import { personDecisions } from './person-decisions.ts';
import type { RepairCaseState } from './state.ts';

/** With the decision on every command there is. */
export const repairCase: AggregateKind<RepairCaseState, RepairCommand, RepairEvent> = repairCaseOf({
  ...personDecisions,
  openCase,
  reportRepair,
  enterStage,
  confirmCommitmentPublication,
  completeEffect,
  restartMachine,
  redriveMachine,
  rescheduleItems,
  claimItem: claimItem(repairDesk),
  releaseItem: handleItems,
  assignItem: assignItem(repairDesk),
  urgeItem,
  raiseDueEvents: handleItems,
});
