/** /repair-cases: reading cases, and opening one that a department reports. */
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { CasesEnv } from './env.ts';
import { listRepairCasesRoute } from './list.ts';
import { readRepairCaseRoute } from './read.ts';
import { reportRepairRoute } from './report.ts';

const env = CasesEnv.parse(process.env);
const deps = apiDeps(env);

export const handler = api(
  [listRepairCasesRoute(deps), reportRepairRoute(deps), readRepairCaseRoute(deps)],
  httpDeps(env, deps, 'api-cases'),
);
