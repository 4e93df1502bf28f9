/** /repair-cases: reading a case in every way, and one route for every action a person can take on it. */
import { caseActions } from '#contracts/repair-cases.ts';
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { makeLedger } from '../../shared/ledger/ledger.ts';
import { repairActionRoute } from './action.ts';
import { listCaseDeliveriesRoute } from './deliveries.ts';
import { CasesEnv } from './env.ts';
import { listRepairCasesRoute } from './list.ts';
import { readRepairCaseRoute } from './read.ts';
import { reportRepairRoute } from './report.ts';
import { exportTimelineRoute, readTimelineRoute } from './timeline.ts';

const env = CasesEnv.parse(process.env);
const deps = apiDeps(env);
const ledger = makeLedger(deps.db, env.LEDGER_TABLE);

export const handler = api(
  [
    listRepairCasesRoute(deps),
    reportRepairRoute(deps),
    readRepairCaseRoute(deps),
    readTimelineRoute(deps),
    exportTimelineRoute(deps),
    listCaseDeliveriesRoute(deps, ledger),
    ...caseActions.map((contract) => repairActionRoute(deps, contract)),
  ],
  httpDeps(env, deps, 'api-cases'),
);
