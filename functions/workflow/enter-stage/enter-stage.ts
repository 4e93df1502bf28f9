/** A repair case enters a stage: where the stage looks at claims, what department data says about them. */
import { enterStage as decision, stagesAskingDepartments } from '#domain/repair/decide/stage-entry.ts';
import { repairCaseOf } from '#domain/repair/kind.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import type { Departments } from '../../shared/departments/departments.ts';
import { enterStage as enter } from '../../shared/workflow/enter-stage.ts';
import type { MachineDeps } from '../../shared/workflow/machines.ts';

export interface EnterStageDeps extends MachineDeps {
  readonly departments: Departments;
}

export const enterStage = (deps: EnterStageDeps) =>
  enter(deps, repairCaseOf({ enterStage: decision }), async (state: RepairCaseState) => ({
    findings: stagesAskingDepartments.includes(state.stage)
      ? await deps.departments.check(
          state.subjectId,
          state.records.filter((r) => r.outcome === 'pending'),
        )
      : [],
  }));
