/** CommitmentCase (告知承诺): the aggregate the door knows. Start with stages.ts, then decide/. */
import type { AggregateKind, Context } from '../kernel/aggregate.ts';
import { refuse } from '../kernel/result.ts';
import { askingForYears } from '../work-calendar/missing-years.ts';
import type { CommitmentCommand } from './commands.ts';
import { applyForMatter } from './decide/applying.ts';
import {
  dismissBreach,
  orderRectification,
  reportBreach,
  revokeDecision,
  submitRectification,
} from './decide/breach.ts';
import { type Decided, events, handlingUnits, noEvents, onCase } from './decide/common.ts';
import { extendDeferredTerm, submitDeferredMaterial } from './decide/documents.ts';
import { withdrawCommitment } from './decide/ending.ts';
import { grantMatter, refuseMatter } from './decide/granting.ts';
import { handleItems, rescheduleItems } from './decide/schedule.ts';
import { enterStage } from './decide/stage-entry.ts';
import {
  answerAssistance,
  orderInspection,
  recordInspection,
  recordVerification,
  requestAssistance,
} from './decide/verifying.ts';
import { CommitmentEvent } from './events.ts';
import { evolveCommitmentCase } from './evolve.ts';
import { commitmentStages } from './stages.ts';
import type { CommitmentCaseState } from './state.ts';
import { storedCommitmentCase } from './stored.ts';

const decide = (state: CommitmentCaseState, command: CommitmentCommand, context: Context): Decided =>
  askingForYears(decided(state, command, context));

const decided = (state: CommitmentCaseState, command: CommitmentCommand, context: Context): Decided => {
  if (command.type === 'applyForMatter') return applyForMatter(state, command, context);
  if (state.caseId === '') return refuse({ code: 'caseNotFound' });
  switch (command.type) {
    case 'enterStage':
      return enterStage(state, command, context);
    case 'restartMachine':
      return restartMachine(state, command, context);
    case 'orderInspection':
      return orderInspection(state, command, context);
    case 'rescheduleItems':
      return rescheduleItems(state, context);
    case 'grantMatter':
      return grantMatter(state, command, context);
    case 'refuseMatter':
      return refuseMatter(state, command, context);
    case 'submitDeferredMaterial':
      return submitDeferredMaterial(state, command, context);
    case 'extendDeferredTerm':
      return extendDeferredTerm(state, command, context);
    case 'recordVerification':
      return recordVerification(state, command, context);
    case 'requestAssistance':
      return requestAssistance(state, command, context);
    case 'answerAssistance':
      return answerAssistance(state, command, context);
    case 'recordInspection':
      return recordInspection(state, command, context);
    case 'reportBreach':
      return reportBreach(state, command, context);
    case 'orderRectification':
      return orderRectification(state, command, context);
    case 'submitRectification':
      return submitRectification(state, command, context);
    case 'dismissBreach':
      return dismissBreach(state, command, context);
    case 'revokeDecision':
      return revokeDecision(state, command, context);
    case 'withdrawCommitment':
      return withdrawCommitment(state, command, context);
    case 'claimItem':
    case 'releaseItem':
    case 'raiseDueEvents':
      return handleItems(state, command, context);
  }
};

/** The reconciler's order: only from the generation it saw, so that two reconcilers raise it once. */
const restartMachine = (
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

export const commitmentCase: AggregateKind<CommitmentCaseState, CommitmentCommand, CommitmentEvent> = {
  ...storedCommitmentCase,
  event: CommitmentEvent,
  regionOf: (state) => state.regionId,
  decide,
  evolve: evolveCommitmentCase,
  // A subject applies for a matter once at a time; a case reopened after it was fulfilled does not stand in a new one's way.
  guards: (state) =>
    state.caseId === '' || commitmentStages[state.stage].final || state.performance !== null
      ? []
      : [
          {
            key: `matter#${state.subjectId}#${state.matterId}`,
            owner: state.caseId,
            taken: { code: 'matterApplicationOpen' },
          },
        ],
  workItems: (state) => Object.values(state.items),
  lookup: (state) => ({
    subjectId: state.subjectId,
    unitId: state.unitId,
    furtherUnitIds: handlingUnits(state).filter((unitId) => unitId !== state.unitId),
    sortedBy: state.openedAt,
    ...(state.machine.expectedBy !== null && { machineExpectedBy: state.machine.expectedBy }),
  }),
};
