import { listCommitmentCases } from '#contracts/commitment-cases.ts';
import { availableActions } from '#domain/access/available-actions.ts';
import { commitmentDesk } from '#domain/commitment/desk.ts';
import type { CommitmentCaseState } from '#domain/commitment/state.ts';
import { listCasesRoute } from '../../shared/cases/list-route.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { reading } from './reading.ts';
import { summaryOf } from './view.ts';

export const listCommitmentCasesRoute = (deps: ApiDeps) =>
  listCasesRoute(deps, listCommitmentCases, {
    ...reading,
    entry: async (state: CommitmentCaseState, person, context) => ({
      ...(await summaryOf(state, context)),
      availableActions: availableActions(commitmentDesk, state, person),
    }),
  });
