import type { CaseActionContract } from '#contracts/case-actions.ts';
import { commitmentDesk } from '#domain/commitment/desk.ts';
import { commitmentCaseOf } from '#domain/commitment/kind.ts';
import { personDecisions } from '#domain/commitment/person-decisions.ts';
import { caseActionRoute } from '../../shared/cases/action-route.ts';
import type { StoreDeps } from '../../shared/http/deps.ts';
import { commandAnswer } from '../../shared/views/commitment-answer.ts';

const commitmentCase = commitmentCaseOf(personDecisions);

/** One action a person can take on a commitment case. */
export const commitmentActionRoute = (deps: StoreDeps, contract: CaseActionContract) =>
  caseActionRoute(deps, contract, {
    kind: commitmentCase,
    desk: commitmentDesk,
    documents: (materials) => ({ evidence: materials.map(({ documentId, sha256 }) => ({ documentId, sha256 })) }),
    answer: commandAnswer,
  });
