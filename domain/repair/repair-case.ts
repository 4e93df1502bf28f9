/** RepairCase (信用修复): the aggregate the door knows. Start with stages.ts, then decide/. */
import type { AggregateKind, Context } from '../kernel/aggregate.ts';
import { ok, refuse } from '../kernel/result.ts';
import { decideWorkItems } from '../kernel/work-items.ts';
import { askingForYears } from '../work-calendar/missing-years.ts';
import type { RepairCommand } from './commands.ts';
import { accept, refuseAcceptance, requestSupplement, submitSupplement } from './decide/accepting.ts';
import { type Decided, events, handlingUnits, noEvents, onCase, onItem } from './decide/common.ts';
import { completeEffect, decideRecords } from './decide/deciding.ts';
import { dismissFalseMaterial, reportFalseMaterial, revoke, withdraw } from './decide/ending.ts';
import {
  closeSteps,
  closeSupplement,
  confirmCommitmentPublication,
  confirmStep,
  extend,
  planStep,
  returnStep,
  submitStep,
  verify,
} from './decide/examining.ts';
import { confirmCommitmentKept, reportCommitmentBreach } from './decide/following-up.ts';
import { openCase, reportRepair } from './decide/opening.ts';
import { answerQuestion } from './decide/questions.ts';
import { rescheduleItems } from './decide/schedule.ts';
import { enterStage } from './decide/stage-entry.ts';
import { RepairEvent } from './events.ts';
import { evolveRepairCase, initialRepairCase } from './evolve.ts';
import { recordGuard } from './record-guard.ts';
import { RepairCaseState } from './state.ts';

const decide = (state: RepairCaseState, command: RepairCommand, context: Context): Decided =>
  askingForYears(decided(state, command, context));

const decided = (state: RepairCaseState, command: RepairCommand, context: Context): Decided => {
  if (command.type === 'openCase') return openCase(state, command, context);
  if (command.type === 'reportRepair') return reportRepair(state, command, context);
  if (state.caseId === '') return refuse({ code: 'caseNotFound' });
  switch (command.type) {
    case 'enterStage':
      return enterStage(state, command, context);
    case 'confirmCommitmentPublication':
      return confirmCommitmentPublication(state, command, context);
    case 'completeEffect':
      return completeEffect(state, command, context);
    case 'restartMachine':
      return restartMachine(state, command, context);
    case 'rescheduleItems':
      return rescheduleItems(state, context);
    case 'accept':
      return accept(state, command, context);
    case 'refuseAcceptance':
      return refuseAcceptance(state, command, context);
    case 'requestSupplement':
      return requestSupplement(state, command, context);
    case 'submitSupplement':
      return submitSupplement(state, command, context);
    case 'verify':
      return verify(state, command, context);
    case 'planStep':
      return planStep(state, command, context);
    case 'submitStep':
      return submitStep(state, command, context);
    case 'confirmStep':
      return confirmStep(state, command, context);
    case 'returnStep':
      return returnStep(state, command, context);
    case 'closeSupplement':
      return closeSupplement(state, command, context);
    case 'closeSteps':
      return closeSteps(state, command, context);
    case 'extend':
      return extend(state, command, context);
    case 'answerQuestion':
      return answerQuestion(state, command, context);
    case 'decide':
      return decideRecords(state, command, context);
    case 'withdraw':
      return withdraw(state, command, context);
    case 'reportFalseMaterial':
      return reportFalseMaterial(state, command, context);
    case 'revoke':
      return revoke(state, command, context);
    case 'dismissFalseMaterial':
      return dismissFalseMaterial(state, command, context);
    case 'confirmCommitmentKept':
      return confirmCommitmentKept(state, command, context);
    case 'reportCommitmentBreach':
      return reportCommitmentBreach(state, command, context);
    case 'followUpReceipt':
      return followUpReceipt(state, command, context);
    case 'claimItem':
    case 'releaseItem':
    case 'raiseDueEvents': {
      const given = decideWorkItems(state.items, command, context);
      return given.ok ? ok({ events: given.value }) : given;
    }
  }
};

/** The reconciler's order: only from the generation it saw, so that two reconcilers raise it once. */
const restartMachine = (
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

/** The supervisor notes what was done about a missing receipt; the item stays open until the receipts are in. */
const followUpReceipt = (
  state: RepairCaseState,
  command: Extract<RepairCommand, { type: 'followUpReceipt' }>,
  context: Context,
): Decided => {
  const item = onItem(state, 'followUpReceipt', command, context);
  if (!item.ok) return item;
  return events({ type: 'RepairCaseReceiptFollowedUp', data: { itemId: item.value.id, remark: command.remark } });
};

export const repairCase: AggregateKind<RepairCaseState, RepairCommand, RepairEvent> = {
  name: 'repairCase',
  keyPrefix: 'CASE',
  table: 'case',
  schemaVersion: 1,
  initial: initialRepairCase,
  state: RepairCaseState,
  event: RepairEvent,
  regionOf: (state) => state.regionId,
  decide,
  evolve: evolveRepairCase,
  // A record is in one open case at a time; a final negative outcome frees it for a new application.
  guards: (state) =>
    state.records
      .filter((r) => r.outcome === 'pending' || r.outcome === 'granted')
      .map((r) => ({
        key: recordGuard(r.recordId),
        owner: state.caseId,
        taken: { code: 'recordInOpenCase', params: { recordId: r.recordId } },
      })),
  workItems: (state) => Object.values(state.items),
  lookup: (state) => ({
    subjectId: state.subjectId,
    unitId: state.unitId,
    furtherUnitIds: handlingUnits(state).filter((unitId) => unitId !== state.unitId),
    sortedBy: state.openedAt,
    ...(state.machine.expectedBy !== null && { machineExpectedBy: state.machine.expectedBy }),
  }),
};
