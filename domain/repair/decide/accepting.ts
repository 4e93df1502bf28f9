/** 受理: take the application up, refuse it with reasons, or ask once for everything that is missing. */
import type { Context } from '../../kernel/aggregate.ts';
import { completed } from '../../kernel/case-actions.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { PersonCommand, WithMaterials } from '../commands.ts';
import type { RepairEvent } from '../events.ts';
import { acceptedLimits, pausedLimits, recomputedLimits } from '../limits.ts';
import { explainCaseRecord, reviewRoutes } from '../rules.ts';
import type { RepairCaseState } from '../state.ts';
import {
  cancelStale,
  conditionsNotMet,
  type Decided,
  onItem,
  openItem,
  pending,
  type UnmetConditions,
} from './common.ts';
import { standsAgainst } from './standing.ts';

type Of<T extends PersonCommand['type']> = Extract<PersonCommand, { type: T }>;

/** Conditions of the records that are not met as things stand, by record: an empty list may be accepted. */
export const unmetConditions = (state: RepairCaseState, context: Context): UnmetConditions[] =>
  pending(state)
    .map((record) => ({
      recordId: record.recordId,
      unmet: explainCaseRecord(record, state, context).unmet,
    }))
    .filter((r) => r.unmet.length > 0);

export const accept = (state: RepairCaseState, command: Of<'accept'>, context: Context): Decided => {
  const item = onItem(state, 'accept', command, context);
  if (!item.ok) return item;
  const open = standsAgainst(state, 'accept', context);
  if (open !== null) return refuse(open);
  const unmet = unmetConditions(state, context);
  if (unmet.length > 0) return refuse(conditionsNotMet(unmet));
  return ok({
    events: [completed(item.value, 'accepted'), ...acceptedEvents(state, false, [command.opinion], context)],
  });
};

/** The events of an acceptance, by a person or on the spot; the steps still required open for the applicant at once. */
export const acceptedEvents = (
  state: RepairCaseState,
  automatic: boolean,
  checks: string[],
  context: Context,
): RepairEvent[] => {
  const limits = { ...recomputedLimits(state, context), ...acceptedLimits(state, context) };
  return [
    { type: 'RepairCaseAccepted', data: { automatic, checks, limits, stage: 'verifying' } },
    ...state.steps
      .filter((step) => step.status === 'required')
      .map((step) => openItem(state, 'submitStep', context, { stage: 'verifying', about: step.id })),
  ];
};

export const refuseAcceptance = (
  state: RepairCaseState,
  command: Of<'refuseAcceptance'>,
  context: Context,
): Decided => {
  const item = onItem(state, 'refuseAcceptance', command, context);
  if (!item.ok) return item;
  const open = standsAgainst(state, 'refuseAcceptance', context);
  if (open !== null) return refuse(open);
  return ok({
    events: [
      completed(item.value, 'acceptanceRefused'),
      ...cancelStale(state, 'notAccepted', [item.value.id]),
      {
        type: 'RepairCaseAcceptanceRefused',
        data: {
          reason: command.reason,
          toFix: command.toFix,
          reviewRoute: reviewRoutes.notAccepted,
          stage: 'notAccepted',
        },
      },
    ],
  });
};

/** 一次性告知: one notice with everything; a second one is refused. */
export const requestSupplement = (
  state: RepairCaseState,
  command: Of<'requestSupplement'>,
  context: Context,
): Decided => {
  const item = onItem(state, 'requestSupplement', command, context);
  if (!item.ok) return item;
  const against = standsAgainst(state, 'requestSupplement', context);
  if (against !== null) return refuse(against);
  const known = new Set(state.records.map((r) => r.recordId));
  const foreign = command.items.find((i) => i.recordId !== undefined && !known.has(i.recordId));
  if (foreign) return refuse({ code: 'recordNotFound' });
  const items = command.items.map((i, index) => ({ id: String(index + 1), ...i }));
  return ok({
    events: [
      completed(item.value, 'supplementRequested'),
      { type: 'RepairCaseSupplementRequested', data: { items, stage: 'supplementing' } },
    ],
  });
};

export const submitSupplement = (
  state: RepairCaseState,
  command: Of<'submitSupplement'> & WithMaterials,
  context: Context,
): Decided => {
  const item = onItem(state, 'submitSupplement', command, context);
  if (!item.ok) return item;
  const asked = state.supplement?.items ?? [];
  const answered = new Set(command.answers.map((a) => a.itemId));
  const missing = asked.filter((a) => !answered.has(a.id));
  if (missing.length > 0 || answered.size !== asked.length)
    return refuse({ code: 'supplementIncomplete', params: { missing: missing.map((m) => m.what).join('、') } });
  return ok({
    events: [
      completed(item.value, 'supplemented'),
      {
        type: 'RepairCaseSupplemented',
        data: {
          answers: command.answers.map(({ itemId, text }) => ({ itemId, text })),
          materials: [...(command.materials ?? [])],
          limits: pausedLimits(state, context),
          stage: 'accepting',
        },
      },
    ],
  });
};
