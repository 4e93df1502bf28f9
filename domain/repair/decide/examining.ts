/** 核查 and the ways of repair: what department data cannot confirm a person checks, and required steps are done and confirmed. */
import { shanghaiDate } from '../../calendar/dates.ts';
import type { Context } from '../../kernel/aggregate.ts';
import { completed } from '../../kernel/case-actions.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { PersonCommand, WithMaterials } from '../commands.ts';
import type { RepairEvent } from '../events.ts';
import { decisionLimitPassed, extendedLimits, pausedLimits } from '../limits.ts';
import { profileFor, waysOffered } from '../rules.ts';
import type { RepairCaseState } from '../state.ts';
import {
  cancelStale,
  type Decided,
  events,
  noEvents,
  onCase,
  onItem,
  openItem,
  pending,
  type Stage,
} from './common.ts';
import { rescheduled } from './schedule.ts';
import { standsAgainst } from './standing.ts';

type Of<T extends PersonCommand['type']> = Extract<PersonCommand, { type: T }>;

/** The first stage after verification that still has something to do. */
export const afterVerification = (state: RepairCaseState): Stage => {
  if (state.steps.some((step) => step.status !== 'confirmed')) return 'training';
  const publish = profileFor(state.regionId).commitmentPublicationRequired && state.commitment !== null;
  return publish && state.commitmentPublishedAt === null ? 'publicising' : 'deciding';
};

export const verify = (state: RepairCaseState, command: Of<'verify'> & WithMaterials, context: Context): Decided => {
  const item = onItem(state, 'verify', command, context);
  if (!item.ok) return item;
  const wanted = pending(state)
    .map((r) => r.recordId)
    .sort();
  const given = command.records.map((r) => r.recordId).sort();
  if (wanted.join() !== given.join()) return refuse({ code: 'outcomesIncomplete', params: { records: wanted } });
  const unitId = item.value.unitId ?? state.unitId;
  const verification = {
    unitId,
    principalId: context.actor.principalId,
    at: context.now,
    opinion: command.opinion,
    records: command.records,
    ...(command.documentIds !== undefined && { documentIds: command.documentIds }),
  };
  return ok({
    events: [completed(item.value, 'verified'), ...verifiedEvents(state, verification, command.materials)],
  });
};

/** The case moves on when every body has verified. */
export const verifiedEvents = (
  state: RepairCaseState,
  verification: RepairCaseState['verifications'][number],
  materials: WithMaterials['materials'] = [],
): RepairEvent[] => {
  const done = new Set([...state.verifications.map((v) => v.unitId), verification.unitId]);
  const complete = state.bodies.every((body) => done.has(body));
  const stage = complete ? afterVerification(state) : 'verifying';
  return [
    {
      type: 'RepairCaseVerified',
      data: { verification, ...(materials.length > 0 && { materials: [...materials] }), complete, stage },
    },
    ...(complete ? cancelStale(state, stage) : []),
  ];
};

/** an officer adds a way of repair with a reason while the case is open; only ways the profile offers. */
export const planStep = (state: RepairCaseState, command: Of<'planStep'>, context: Context): Decided => {
  const barred = onCase(state, 'planStep', context);
  if (barred !== null) return refuse(barred);
  const way = waysOffered(profileFor(state.regionId)).find((w) => w.way === command.way);
  if (way === undefined) return refuse({ code: 'stepNotFound' });
  if (state.steps.some((step) => step.way === command.way)) return noEvents;
  const step = {
    id: context.newId(),
    way: way.way,
    basis: way.basis,
    status: 'required' as const,
    evidence: null,
    confirmedBy: null,
  };
  return events(
    { type: 'RepairStepPlanned', data: { step, reason: command.reason } },
    openItem(state, 'submitStep', context, { about: step.id }),
  );
};

export const submitStep = (
  state: RepairCaseState,
  command: Of<'submitStep'> & WithMaterials,
  context: Context,
): Decided => {
  const item = onItem(state, 'submitStep', command, context);
  if (!item.ok) return item;
  const step = state.steps.find((s) => s.id === item.value.about);
  if (step === undefined) return refuse({ code: 'stepNotFound' });
  if (step.status === 'confirmed') return refuse({ code: 'stepAlreadyConfirmed' });
  if (command.issuedOn > shanghaiDate(context.now)) return refuse({ code: 'evidenceDateInFuture' });
  if (pending(state).every((record) => command.issuedOn < record.determinedOn))
    return refuse({ code: 'evidenceDateTooEarly' });
  const { certificateNumber, issuedOn, documentIds } = command;
  return events(
    completed(item.value, 'submitted'),
    {
      type: 'RepairStepSubmitted',
      data: {
        stepId: step.id,
        evidence: { certificateNumber, issuedOn, documentIds },
        materials: [...(command.materials ?? [])],
      },
    },
    openItem(state, 'confirmStep', context, { about: step.id }),
  );
};

export const confirmStep = (state: RepairCaseState, command: Of<'confirmStep'>, context: Context): Decided => {
  const item = onItem(state, 'confirmStep', command, context);
  if (!item.ok) return item;
  const stepId = item.value.about ?? '';
  const after = {
    ...state,
    steps: state.steps.map((s) => (s.id === stepId ? { ...s, status: 'confirmed' as const } : s)),
  };
  const stage = state.stage === 'training' ? afterVerification(after) : state.stage;
  return ok({
    events: [
      completed(item.value, 'confirmed'),
      { type: 'RepairStepConfirmed', data: { stepId, stage } },
      ...(stage === state.stage ? [] : cancelStale(state, stage, [item.value.id])),
    ],
  });
};

/** A certificate that does not hold goes back to the applicant, with the reason. */
export const returnStep = (state: RepairCaseState, command: Of<'returnStep'>, context: Context): Decided => {
  const item = onItem(state, 'returnStep', command, context);
  if (!item.ok) return item;
  const stepId = item.value.about ?? '';
  return events(
    completed(item.value, 'returned'),
    { type: 'RepairStepReturned', data: { stepId, reason: command.reason } },
    openItem(state, 'submitStep', context, { about: stepId }),
  );
};

/** The applicant did not answer: the case goes on with what there is, and who decides sees what is missing. */
export const closeSupplement = (state: RepairCaseState, command: Of<'closeSupplement'>, context: Context): Decided => {
  const barred = onCase(state, 'closeSupplement', context);
  return barred === null
    ? waitingEnded(state, command.reason, 'accepting', pausedLimits(state, context))
    : refuse(barred);
};

export const closeSteps = (state: RepairCaseState, command: Of<'closeSteps'>, context: Context): Decided => {
  const barred = onCase(state, 'closeSteps', context);
  return barred === null
    ? waitingEnded(state, command.reason, afterVerification({ ...state, steps: [] }))
    : refuse(barred);
};

const waitingEnded = (
  state: RepairCaseState,
  reason: string,
  stage: Stage,
  limits: RepairCaseState['limits'] = {},
): Decided => events({ type: 'RepairCaseWaitingEnded', data: { reason, limits, stage } }, ...cancelStale(state, stage));

/** 延期: once, with a reason, before the limit ends; the number of days is the person's, since Order 36's is unknown (OQ-02). */
export const extend = (state: RepairCaseState, command: Of<'extend'>, context: Context): Decided => {
  const barred = onCase(state, 'extend', context) ?? standsAgainst(state, 'extend', context);
  if (barred !== null) return refuse(barred);
  if (decisionLimitPassed(state, context.now)) return refuse({ code: 'limitAlreadyPassed' });
  const limits = extendedLimits(state, command.workingDays, command.reason, context);
  return ok({
    events: [
      { type: 'RepairCaseExtended', data: { limits, workingDays: command.workingDays, reason: command.reason } },
      ...rescheduled({ ...state, limits: { ...state.limits, ...limits } }, 'extended', context),
    ],
  });
};
