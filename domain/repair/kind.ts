/** The repair case as the door knows it, over whichever decisions are given: all of them, or those one function orders. */
import type { AggregateKind } from '../kernel/aggregate.ts';
import { caseLookup, onExisting } from '../kernel/case-kind.ts';
import { type Decisions, decideBy } from '../kernel/decisions.ts';
import { askingForYears } from '../work-calendar/missing-years.ts';
import type { RepairCommand } from './commands.ts';
import { handlingUnits } from './decide/common.ts';
import type { RepairEvent } from './events.ts';
import { evolveRepairCase } from './evolve.ts';
import { recordGuard } from './record-guard.ts';
import type { RepairCaseState } from './state.ts';
import { storedRepairCase } from './stored.ts';

/** The commands that open a case. */
const opening: readonly string[] = ['openCase', 'reportRepair'];

type Of<T extends RepairCommand['type']> = Extract<RepairCommand, { type: T }>;

export const repairCaseOf = <T extends RepairCommand['type']>(
  decisions: Decisions<RepairCaseState, RepairCommand, RepairEvent, T>,
): AggregateKind<RepairCaseState, Of<T>, RepairEvent> => ({
  ...storedRepairCase,
  regionOf: (state) => state.regionId,
  decide: onExisting(opening, (state, command, context) =>
    askingForYears(decideBy(decisions)(state, command, context)),
  ),
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
  lookup: (state) => caseLookup(state, handlingUnits(state)),
});
