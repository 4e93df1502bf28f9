import { listRepairCases } from '#contracts/repair-cases.ts';
import { availableActions } from '#domain/access/available-actions.ts';
import { repairDesk } from '#domain/repair/desk.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import { listCasesRoute } from '../../shared/cases/list-route.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { summaryOf } from '../../shared/views/case.ts';

export const listRepairCasesRoute = (deps: ApiDeps) =>
  listCasesRoute(deps, listRepairCases, {
    kind: storedRepairCase,
    desk: repairDesk,
    entry: async (state: RepairCaseState, person, context) => ({
      ...(await summaryOf(state, context)),
      records: state.records.map(({ recordId, decisionNumber, outcome }) => ({ recordId, decisionNumber, outcome })),
      availableActions: availableActions(repairDesk, state, person),
    }),
  });
