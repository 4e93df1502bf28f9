/** 核查: exempt, by shared data, with another unit's help or on site; what is found is kept with its evidence. */
import { shanghaiDate } from '../../calendar/dates.ts';
import type { Context } from '../../kernel/aggregate.ts';
import { completed } from '../../kernel/case-actions.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { CommitmentPersonCommand, CommitmentSystemCommand, WithEvidence } from '../commands.ts';
import type { CommitmentEvent } from '../events.ts';
import { commitmentActions, commitmentStages } from '../stages.ts';
import type { CommitmentCaseState, VerificationMethod } from '../state.ts';
import { breachReported } from './breach.ts';
import {
  cancelStale,
  type Decided,
  hasOpen,
  keptInFull,
  noEvents,
  onCase,
  onItem,
  openItem,
  termsOf,
} from './common.ts';
import { standsAgainst } from './standing.ts';

type Of<T extends CommitmentPersonCommand['type']> = Extract<CommitmentPersonCommand, { type: T }>;
type Verification = CommitmentCaseState['verifications'][number];

/** The promise is kept: the case ends, and the register learns it. */
export const keptEvents = (
  state: CommitmentCaseState,
  verification: Verification,
  context: Context,
): CommitmentEvent[] => [
  { type: 'CommitmentCaseVerified', data: { verification, stage: state.stage } },
  { type: 'CommitmentCaseFulfilled', data: { performance: keptInFull(state, context), stage: 'fulfilled' } },
];

/** What no person had to look at: an exemption, or shared data that confirms every fact. */
export const verifiedBySystem = (
  state: CommitmentCaseState,
  method: VerificationMethod,
  finding: string,
  context: Context,
): CommitmentEvent[] =>
  keptEvents(
    state,
    {
      method,
      outcome: 'kept',
      principalId: context.actor.principalId,
      unitId: state.unitId,
      at: context.now,
      finding,
      evidence: [],
      onSite: null,
    },
    context,
  );

export const recordVerification = (
  state: CommitmentCaseState,
  command: Of<'recordVerification'> & WithEvidence,
  context: Context,
): Decided => {
  const item = onItem(state, 'recordVerification', command, context);
  if (!item.ok) return item;
  const against = standsAgainst(state, 'recordVerification', context);
  if (against !== null) return refuse(against);
  const { onSite = null, result } = command;
  const method = methodOf(state, item.value.about);
  if (method === 'onSite' && onSite === null) return refuse({ code: 'inspectionMissing' });
  if (onSite !== null && onSite.inspectedOn > shanghaiDate(context.now))
    return refuse({ code: 'evidenceDateInFuture' });
  if (method === 'assistance' && (state.assistance?.answer ?? null) === null)
    return refuse({ code: 'assistanceOutstanding' });
  const verification: Verification = {
    method,
    outcome: result.outcome,
    principalId: context.actor.principalId,
    unitId: item.value.unitId ?? state.unitId,
    at: context.now,
    finding: result.finding,
    evidence: [...(command.evidence ?? [])],
    onSite,
  };
  const done = completed(item.value, result.outcome);
  if (result.outcome === 'kept')
    return ok({
      events: [done, ...keptEvents(state, verification, context), ...cancelStale(state, 'fulfilled', [item.value.id])],
    });
  return ok({
    events: [
      done,
      { type: 'CommitmentCaseVerified', data: { verification, stage: state.stage } },
      ...breachReported(state, { ...result, evidence: verification.evidence }, context),
    ],
  });
};

/** The method an item was opened for; the subject's credit may have asked for more than the matter does. */
const methodOf = (state: CommitmentCaseState, about: string | undefined): VerificationMethod =>
  about === 'onSite' || about === 'assistance' || about === 'sharedData' ? about : termsOf(state).verification.method;

/** Another unit is asked what it knows; the verification waits for its answer and stays with the unit in charge. */
export const requestAssistance = (
  state: CommitmentCaseState,
  command: Of<'requestAssistance'>,
  context: Context,
): Decided => {
  const item = onItem(state, 'requestAssistance', command, context);
  if (!item.ok) return item;
  const against = standsAgainst(state, 'requestAssistance', context);
  if (against !== null) return refuse(against);
  if (state.assistance !== null) return refuse({ code: 'assistanceAlreadyRequested' });
  return ok({ events: assistanceEvents(state, command.unitId, command.question, context) });
};

export const assistanceEvents = (
  state: CommitmentCaseState,
  unitId: string,
  question: string,
  context: Context,
): CommitmentEvent[] => [
  { type: 'AssistanceRequested', data: { unitId, question } },
  openItem(state, 'answerAssistance', context, { unitId }),
];

export const answerAssistance = (
  state: CommitmentCaseState,
  command: Of<'answerAssistance'> & WithEvidence,
  context: Context,
): Decided => {
  const item = onItem(state, 'answerAssistance', command, context);
  if (!item.ok) return item;
  const against = standsAgainst(state, 'answerAssistance', context);
  if (against !== null) return refuse(against);
  const { supported, finding, evidence = [] } = command;
  return ok({
    events: [
      completed(item.value, 'answered'),
      {
        type: 'AssistanceAnswered',
        data: { supported, finding, ...(evidence.length > 0 && { evidence: [...evidence] }) },
      },
    ],
  });
};

/** A draw has chosen the case; the same draw again changes nothing, and whoever granted the case does not inspect it. */
export const orderInspection = (
  state: CommitmentCaseState,
  command: Extract<CommitmentSystemCommand, { type: 'orderInspection' }>,
  context: Context,
): Decided => {
  const { drawId, intensity } = command;
  if (state.inspections.some((one) => one.drawId === drawId)) return noEvents;
  if (!canBeInspected(state)) return noEvents;
  // A decision that is not served yet is about to be: the order comes back.
  const barred = onCase(state, 'orderInspection', context);
  if (barred !== null) return refuse(barred);
  const inspectors = command.inspectors
    .map(({ principalId }) => principalId)
    .filter((principalId) => principalId !== state.decision?.grantedBy);
  const [assignee] = inspectors;
  return ok({
    events: [
      { type: 'CommitmentInspectionOrdered', data: { drawId, inspectors, intensity } },
      openItem(state, 'inspect', context, { about: drawId, ...(assignee !== undefined && { assignee }) }),
    ],
  });
};

/** Whether the draw's inspection of the case is still to come: ordered and open, or not ordered yet though it can be or soon will. */
export const awaitsInspection = (state: CommitmentCaseState, drawId: string): boolean =>
  state.inspections.some((one) => one.drawId === drawId)
    ? hasOpen(state, 'inspect', { about: drawId })
    : canBeInspected(state);

/** Not once it has ended otherwise than by being fulfilled, for example revoked: then there is nothing left to inspect. */
const canBeInspected = ({ stage }: CommitmentCaseState): boolean =>
  !commitmentStages[stage].final || commitmentActions.orderInspection.from.some((one) => one === stage);

export const recordInspection = (
  state: CommitmentCaseState,
  command: Of<'recordInspection'> & WithEvidence,
  context: Context,
): Decided => {
  const item = onItem(state, 'recordInspection', command, context);
  if (!item.ok) return item;
  const against = standsAgainst(state, 'recordInspection', context);
  if (against !== null) return refuse(against);
  const { result } = command;
  const evidence = [...(command.evidence ?? [])];
  const recorded: CommitmentEvent = {
    type: 'CommitmentInspectionRecorded',
    data: { drawId: item.value.about ?? '', outcome: result.outcome, finding: result.finding, evidence },
  };
  return ok({
    events: [
      completed(item.value, result.outcome),
      recorded,
      ...(result.outcome === 'kept' ? [] : breachReported(state, { ...result, evidence }, context)),
    ],
  });
};
