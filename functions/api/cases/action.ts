import type { CaseActionContract } from '#contracts/case-actions.ts';
import { repairDesk } from '#domain/repair/desk.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { caseActionRoute } from '../../shared/cases/action-route.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { commandAnswer } from '../../shared/views/case.ts';

/** One action a person can take on a repair case. */
export const repairActionRoute = (deps: ApiDeps, contract: CaseActionContract) =>
  caseActionRoute(deps, contract, {
    kind: repairCase,
    desk: repairDesk,
    documents: (materials) => ({ materials }),
    answer: commandAnswer,
  });
