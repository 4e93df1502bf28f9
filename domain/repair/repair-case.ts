/** RepairCase (信用修复): the aggregate the door knows. Start with stages.ts, then decide/. */

import type { AggregateKind } from '../kernel/aggregate.ts';
import { redriveMachine } from '../kernel/stuck.ts';
import { assignItem, urgeItem } from '../kernel/supervising.ts';
import { handleItems } from '../kernel/work-items.ts';
import type { RepairCommand } from './commands.ts';
import { accept, refuseAcceptance, requestSupplement, submitSupplement } from './decide/accepting.ts';
import { decideRecords } from './decide/deciding.ts';
import { dismissFalseMaterial, reportFalseMaterial, revoke, withdraw } from './decide/ending.ts';
import {
  closeSteps,
  closeSupplement,
  confirmStep,
  extend,
  planStep,
  returnStep,
  submitStep,
  verify,
} from './decide/examining.ts';
import { confirmCommitmentKept, reportCommitmentBreach } from './decide/following-up.ts';
import { restartMachine } from './decide/machine.ts';
import { openCase, reportRepair } from './decide/opening.ts';
import { answerQuestion } from './decide/questions.ts';
import { completeEffect, confirmCommitmentPublication, followUpReceipt } from './decide/receipts.ts';
import { rescheduleItems } from './decide/schedule.ts';
import { enterStage } from './decide/stage-entry.ts';
import { repairDesk } from './desk.ts';
import type { RepairEvent } from './events.ts';
import { repairCaseOf } from './kind.ts';
import type { RepairCaseState } from './state.ts';

/** With the decision on every command there is. */
export const repairCase: AggregateKind<RepairCaseState, RepairCommand, RepairEvent> = repairCaseOf({
  openCase,
  reportRepair,
  enterStage,
  confirmCommitmentPublication,
  completeEffect,
  restartMachine,
  redriveMachine,
  rescheduleItems,
  accept,
  refuseAcceptance,
  requestSupplement,
  submitSupplement,
  verify,
  planStep,
  submitStep,
  confirmStep,
  returnStep,
  closeSupplement,
  closeSteps,
  extend,
  answerQuestion,
  decide: decideRecords,
  withdraw,
  reportFalseMaterial,
  revoke,
  dismissFalseMaterial,
  confirmCommitmentKept,
  reportCommitmentBreach,
  followUpReceipt,
  claimItem: handleItems,
  releaseItem: handleItems,
  assignItem: assignItem(repairDesk),
  urgeItem,
  raiseDueEvents: handleItems,
});
