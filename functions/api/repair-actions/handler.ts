/** /repair-cases/{caseId}/…: one route for every action a person can take on a repair case, and one for many cases at once. */
import { actOnRepairCases, caseActions } from '#contracts/repair-actions.ts';
import { actOnManyRoute } from '../../shared/cases/bulk-route.ts';
import { api } from '../../shared/http/api.ts';
import { httpDeps, storeDeps } from '../../shared/http/deps.ts';
import { repairActionRoute } from './action.ts';
import { RepairActionsEnv } from './env.ts';

const env = RepairActionsEnv.parse(process.env);
const deps = storeDeps(env);
const http = httpDeps(env, deps, 'api-repair-actions');
const actions = caseActions.map((contract) => repairActionRoute(deps, contract));

export const handler = api([actOnManyRoute(http, actOnRepairCases, actions), ...actions], http);
