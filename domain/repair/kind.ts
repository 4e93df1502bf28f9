/** The repair case as the door knows it, over whichever decisions are given: all of them, or those one function orders. */
import type { AggregateKind, Context } from '../kernel/aggregate.ts';
import { type Decisions, decideBy } from '../kernel/decisions.ts';
import { refuse } from '../kernel/result.ts';
import { askingForYears } from '../work-calendar/missing-years.ts';
import type { RepairCommand } from './commands.ts';
import { type Decided, handlingUnits } from './decide/common.ts';
import type { RepairEvent } from './events.ts';
import { evolveRepairCase } from './evolve.ts';
import { recordGuard } from './record-guard.ts';
import type { RepairCaseState } from './state.ts';
import { storedRepairCase } from './stored.ts';

const opening: readonly string[] = ['openCase', 'reportRepair'];

/** Nothing but an opening is decided on a case that does not exist. */
const decided =
  <C extends RepairCommand>(decide: (state: RepairCaseState, command: C, context: Context) => Decided) =>
  (state: RepairCaseState, command: C, context: Context): Decided =>
    state.caseId === '' && !opening.includes(command.type)
      ? refuse({ code: 'caseNotFound' })
      : askingForYears(decide(state, command, context));

type Of<T extends RepairCommand['type']> = Extract<RepairCommand, { type: T }>;

export const repairCaseOf = <T extends RepairCommand['type']>(
  decisions: Decisions<RepairCaseState, RepairCommand, RepairEvent, T>,
): AggregateKind<RepairCaseState, Of<T>, RepairEvent> => ({
  ...storedRepairCase,
  regionOf: (state) => state.regionId,
  decide: decided(decideBy(decisions)),
  evolve: evolveRepairCase,
  // A record is in one open case at a time; a final negative outcome frees it for a new application.
  guards: (state) =>
    state.records
      .filter((r) => r.outcome === 'pending' || r.outcome === 'granted')
      .map((r) => ({
        key: recordGuard(r.recordId),
        owner: state.caseId,
        taken: { code: 'recordInOpenCase', params: { recordId: r.recordId } },
      })),
  workItems: (state) => Object.values(state.items),
  lookup: (state) => ({
    subjectId: state.subjectId,
    unitId: state.unitId,
    furtherUnitIds: handlingUnits(state).filter((unitId) => unitId !== state.unitId),
    sortedBy: state.openedAt,
    ...(state.machine.expectedBy !== null && { machineExpectedBy: state.machine.expectedBy }),
  }),
});
