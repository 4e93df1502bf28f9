import type { CaseActionContract } from '#contracts/case-actions.ts';
import { commitmentCaseOf } from '#domain/commitment/kind.ts';
import { personDecisions } from '#domain/commitment/person-decisions.ts';
import { caseActionRoute } from '../../shared/cases/action-route.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { commandAnswer } from './answer.ts';
import { reading } from './reading.ts';

const commitmentCase = commitmentCaseOf(personDecisions);

/** One action a person can take on a commitment case. */
export const commitmentActionRoute = (deps: ApiDeps, contract: CaseActionContract) =>
  caseActionRoute(deps, contract, {
    ...reading,
    kind: commitmentCase,
    documents: (materials) => ({ evidence: materials.map(({ documentId, sha256 }) => ({ documentId, sha256 })) }),
    answer: commandAnswer,
  });
