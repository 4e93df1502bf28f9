/** The commitment case as the door knows it, over whichever decisions are given: all of them, or those one function orders. */
import type { AggregateKind, Context } from '../kernel/aggregate.ts';
import { type Decisions, decideBy } from '../kernel/decisions.ts';
import { refuse } from '../kernel/result.ts';
import { askingForYears } from '../work-calendar/missing-years.ts';
import type { CommitmentCommand } from './commands.ts';
import { type Decided, handlingUnits } from './decide/common.ts';
import type { CommitmentEvent } from './events.ts';
import { evolveCommitmentCase } from './evolve.ts';
import { commitmentStages } from './stages.ts';
import type { CommitmentCaseState } from './state.ts';
import { storedCommitmentCase } from './stored.ts';

const opening: readonly string[] = ['applyForMatter'];

/** Nothing but an opening is decided on a case that does not exist. */
const decided =
  <C extends CommitmentCommand>(decide: (state: CommitmentCaseState, command: C, context: Context) => Decided) =>
  (state: CommitmentCaseState, command: C, context: Context): Decided =>
    state.caseId === '' && !opening.includes(command.type)
      ? refuse({ code: 'caseNotFound' })
      : askingForYears(decide(state, command, context));

type Of<T extends CommitmentCommand['type']> = Extract<CommitmentCommand, { type: T }>;

export const commitmentCaseOf = <T extends CommitmentCommand['type']>(
  decisions: Decisions<CommitmentCaseState, CommitmentCommand, CommitmentEvent, T>,
): AggregateKind<CommitmentCaseState, Of<T>, CommitmentEvent> => ({
  ...storedCommitmentCase,
  regionOf: (state) => state.regionId,
  decide: decided(decideBy(decisions)),
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
});
