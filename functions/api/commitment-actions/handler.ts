/** /commitment-cases/{caseId}/…: one route for every action a person can take on a commitment case, and one for many cases at once. */
import { actOnCommitmentCases, commitmentCaseActions } from '#contracts/commitment-actions.ts';
import { actOnManyRoute } from '../../shared/cases/bulk-route.ts';
import { api } from '../../shared/http/api.ts';
import { httpDeps, storeDeps } from '../../shared/http/deps.ts';
import { commitmentActionRoute } from './action.ts';
import { CommitmentActionsEnv } from './env.ts';

const env = CommitmentActionsEnv.parse(process.env);
const deps = storeDeps(env);
const http = httpDeps(env, deps, 'api-commitment-actions');
const actions = commitmentCaseActions.map((contract) => commitmentActionRoute(deps, contract));

export const handler = api([actOnManyRoute(http, actOnCommitmentCases, actions), ...actions], http);
