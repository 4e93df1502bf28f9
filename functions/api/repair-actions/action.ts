import type { CaseActionContract } from '#contracts/case-actions.ts';
import { repairDesk } from '#domain/repair/desk.ts';
import { repairCaseOf } from '#domain/repair/kind.ts';
import { personDecisions } from '#domain/repair/person-decisions.ts';
import { caseActionRoute } from '../../shared/cases/action-route.ts';
import type { StoreDeps } from '../../shared/http/deps.ts';
import { commandAnswer } from '../../shared/views/case.ts';

const repairCase = repairCaseOf(personDecisions);

/** One action a person can take on a repair case. */
export const repairActionRoute = (deps: StoreDeps, contract: CaseActionContract) =>
  caseActionRoute(deps, contract, {
    kind: repairCase,
    desk: repairDesk,
    documents: (materials) => ({ materials }),
    answer: commandAnswer,
  });
