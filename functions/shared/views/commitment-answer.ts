import type { CommitmentCommandAnswer } from '#contracts/commitment-answer.ts';
import { availableActions } from '#domain/access/available-actions.ts';
import type { Person } from '#domain/access/person.ts';
import { commitmentDesk } from '#domain/commitment/desk.ts';
import { commitmentStages } from '#domain/commitment/stages.ts';
import type { CommitmentCaseState } from '#domain/commitment/state.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type * as z from '#domain/kernel/schema.ts';

/** What a command on the case is answered with, and kept as the answer to its repetition. */
export const commandAnswer = (
  { id, state, version }: Stored<CommitmentCaseState>,
  person: Person,
): z.input<typeof CommitmentCommandAnswer> => ({
  caseId: id,
  version,
  stage: state.stage,
  stageLabel: commitmentStages[state.stage].label,
  availableActions: availableActions(commitmentDesk, state, person),
});
