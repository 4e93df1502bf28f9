/** The commitment case as the door knows it, over whichever decisions are given: all of them, or those one function orders. */
import type { AggregateKind } from '../kernel/aggregate.ts';
import { caseLookup, onExisting } from '../kernel/case-kind.ts';
import { type Decisions, decideBy } from '../kernel/decisions.ts';
import { askingForYears } from '../work-calendar/missing-years.ts';
import type { CommitmentCommand } from './commands.ts';
import { handlingUnits } from './decide/common.ts';
import type { CommitmentEvent } from './events.ts';
import { evolveCommitmentCase } from './evolve.ts';
import { commitmentStages } from './stages.ts';
import type { CommitmentCaseState } from './state.ts';
import { storedCommitmentCase } from './stored.ts';

/** The commands that open a case. */
const opening: readonly string[] = ['applyForMatter'];

type Of<T extends CommitmentCommand['type']> = Extract<CommitmentCommand, { type: T }>;

export const commitmentCaseOf = <T extends CommitmentCommand['type']>(
  decisions: Decisions<CommitmentCaseState, CommitmentCommand, CommitmentEvent, T>,
): AggregateKind<CommitmentCaseState, Of<T>, CommitmentEvent> => ({
  ...storedCommitmentCase,
  regionOf: (state) => state.regionId,
  decide: onExisting(opening, (state, command, context) =>
    askingForYears(decideBy(decisions)(state, command, context)),
  ),
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
    ...caseLookup(state, handlingUnits(state)),
    ...(state.decision?.decisionNumber != null && { numbers: [state.decision.decisionNumber] }),
  }),
});
