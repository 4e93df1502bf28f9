/** /work-items/bulk: the same command on many work items, each answered for itself. */
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { actOnWorkItemsRoute, claimWorkItemsRoute } from './bulk.ts';
import { BulkEnv } from './env.ts';

const env = BulkEnv.parse(process.env);
const deps = apiDeps(env);
const http = httpDeps(env, deps, 'api-bulk');

export const handler = api([claimWorkItemsRoute(deps, http), actOnWorkItemsRoute(deps, http)], http);
