/** /matters: what administrators change in the catalogue. It is read under /public. */
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { MattersEnv } from './env.ts';
import { publishMatterRoute, withdrawMatterRoute } from './keep.ts';

const env = MattersEnv.parse(process.env);
const deps = apiDeps(env);

export const handler = api([publishMatterRoute(deps), withdrawMatterRoute(deps)], httpDeps(env, deps, 'api-matters'));
