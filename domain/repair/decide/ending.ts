/** Ways out: the applicant withdraws; false material found later is examined by a second person and undoes the repair. */
import type { Context } from '../../kernel/aggregate.ts';
import { completed } from '../../kernel/case-actions.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { openItems } from '../../kernel/work-items.ts';
import type { PersonCommand, WithMaterials } from '../commands.ts';
import type { RepairEvent } from '../events.ts';
import { type CaseRecord, effects, type RepairCaseState } from '../state.ts';
import {
  cancelStale,
  type Decided,
  events,
  onCase,
  onItem,
  openItem,
  openQuestions,
  pending,
  type Stage,
} from './common.ts';
import { breachEstablished, concludedEvents, followUpOpened } from './following-up.ts';
import { banFlagged, repairRevoked } from './orders.ts';
import { standsAgainst } from './standing.ts';

type Of<T extends PersonCommand['type']> = Extract<PersonCommand, { type: T }>;

/** 撤件: the whole application at this unit, or some of its records; the others go on. */
export const withdraw = (state: RepairCaseState, command: Of<'withdraw'>, context: Context): Decided => {
  const barred = onCase(state, 'withdraw', context) ?? standsAgainst(state, 'withdraw', context);
  if (barred !== null) return refuse(barred);
  const open = pending(state).map((r) => r.recordId);
  const wanted = [...new Set(command.recordIds ?? open)];
  if (wanted.length === 0 || wanted.some((id) => !open.includes(id))) return refuse({ code: 'nothingToWithdraw' });
  const stage: Stage = open.every((id) => wanted.includes(id)) ? 'withdrawn' : state.stage;
  return ok({
    events: [
      { type: 'RepairCaseWithdrawn', data: { recordIds: wanted, reason: command.reason, stage } },
      ...(stage === 'withdrawn' ? cancelStale(state, stage) : questionsDropped(state, wanted)),
    ],
  });
};

/** Nobody has to settle what a withdrawn record left open. */
const questionsDropped = (state: RepairCaseState, recordIds: readonly string[]): RepairEvent[] => {
  const dropped = openQuestions(state).filter((q) => q.recordId !== null && recordIds.includes(q.recordId));
  return openItems(state.items)
    .filter((item) => item.kind === 'answerQuestion' && dropped.some((q) => q.id === item.about))
    .map((item) => ({ type: 'WorkItemCancelled', data: { itemId: item.id, reason: 'recordWithdrawn' } }));
};

export const reportFalseMaterial = (
  state: RepairCaseState,
  command: Of<'reportFalseMaterial'> & WithMaterials,
  context: Context,
): Decided => {
  const barred = onCase(state, 'reportFalseMaterial', context) ?? standsAgainst(state, 'reportFalseMaterial', context);
  if (barred !== null) return refuse(barred);
  const granted = state.records.filter((r) => r.outcome === 'granted').map((r) => r.recordId);
  if (command.recordIds.some((id) => !granted.includes(id))) return refuse({ code: 'nothingToRevoke' });
  const { finding, documentIds } = command;
  // A record named twice would be revoked twice in one transaction, which no table takes.
  const recordIds = [...new Set(command.recordIds)];
  return events(
    {
      type: 'RepairCaseFalseMaterialReported',
      data: {
        recordIds,
        finding,
        documentIds,
        materials: [...(command.materials ?? [])],
        reportedBy: context.actor.principalId,
      },
    },
    openItem(state, 'confirmRevocation', context),
  );
};

/** 撤销: the effects are undone in the same transaction and the subject's ban is flagged; its length is for a person (OQ-05). */
export const revoke = (state: RepairCaseState, command: Of<'revoke'>, context: Context): Decided => {
  const item = onItem(state, 'revoke', command, context);
  if (!item.ok) return item;
  const reported = state.falseMaterial;
  if (reported === null) return refuse({ code: 'nothingToRevoke' });
  const against = standsAgainst(state, 'revoke', context);
  if (against !== null) return refuse(against);
  const left = state.records.filter((r) => r.outcome === 'granted' && !reported.recordIds.includes(r.recordId));
  const stage = afterRevocation(state, left);
  const { recordIds } = reported;
  return ok({
    events: [
      completed(item.value, 'revoked'),
      ...breachEstablished(state, command.reason, context),
      {
        type: 'RepairCaseRevoked',
        data: { recordIds, reason: command.reason, stage: stage === 'concluded' ? state.stage : stage },
      },
      ...(stage === state.stage ? [] : cancelStale(state, stage, [item.value.id])),
      ...(stage === 'concluded' && state.stage !== 'concluded' ? concludedEvents(state, 'partlyGranted', context) : []),
    ],
    alongside: [
      ...recordIds.map((recordId) => repairRevoked(state.caseId, recordId, command.reason)),
      banFlagged(state, reported),
    ],
  });
};

/** What remains granted may already be complete: then the case ends here, since no further receipt will come. */
const afterRevocation = (state: RepairCaseState, left: readonly CaseRecord[]): Stage => {
  if (left.length === 0) return 'revoked';
  return left.every((r) => effects.every((e) => r.effectsCompleted[e] !== undefined)) ? 'concluded' : state.stage;
};

export const dismissFalseMaterial = (
  state: RepairCaseState,
  command: Of<'dismissFalseMaterial'>,
  context: Context,
): Decided => {
  const item = onItem(state, 'dismissFalseMaterial', command, context);
  if (!item.ok) return item;
  const against = standsAgainst(state, 'dismissFalseMaterial', context);
  if (against !== null) return refuse(against);
  return events(
    completed(item.value, 'dismissed'),
    { type: 'RepairCaseFalseMaterialDismissed', data: { reason: command.reason } },
    ...(state.falseMaterial?.breach === undefined ? [] : followUpOpened(state, context)),
  );
};
