/** A commitment case enters a stage: the subject's credit where a promise is relied on, shared data where it is verified. */
import { enterStage as decision, stagesAsking } from '#domain/commitment/decide/stage-entry.ts';
import { commitmentCaseOf } from '#domain/commitment/kind.ts';
import type { CommitmentCaseState } from '#domain/commitment/state.ts';
import { readCreditStanding } from '../../shared/cases/credit-standing.ts';
import type { MatterFacts } from '../../shared/departments/matter-facts.ts';
import { enterStage } from '../../shared/workflow/enter-stage.ts';
import type { MachineDeps } from '../../shared/workflow/machines.ts';

export interface EnterCommitmentStageDeps extends MachineDeps {
  readonly recordTable: string;
  readonly facts: MatterFacts;
}

const asks = (stages: readonly string[], { stage }: CommitmentCaseState): boolean => stages.includes(stage);

export const enterCommitmentStage = (deps: EnterCommitmentStageDeps) =>
  enterStage(deps, commitmentCaseOf({ enterStage: decision }), async (state: CommitmentCaseState) => ({
    ...(asks(stagesAsking.creditStanding, state) && {
      standing: await readCreditStanding(deps, deps.recordTable, state.subjectId),
    }),
    ...(asks(stagesAsking.sharedData, state) && {
      findings: await deps.facts.check(state.subjectId, state.matter?.verification.factKinds ?? []),
    }),
  }));
