/** /inspection-draws: announcing, holding and reading random inspections. */
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { announceDrawRoute } from './announce.ts';
import { listDrawnCasesRoute } from './drawn-cases.ts';
import { SupervisionEnv } from './env.ts';
import { holdDrawRoute } from './hold.ts';
import { listDrawsRoute, readDrawRoute } from './read.ts';

const env = SupervisionEnv.parse(process.env);
const deps = apiDeps(env);

export const handler = api(
  [announceDrawRoute(deps), holdDrawRoute(deps), listDrawsRoute(deps), readDrawRoute(deps), listDrawnCasesRoute(deps)],
  httpDeps(env, deps, 'api-supervision'),
);
