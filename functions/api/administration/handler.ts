/** /administration. The clock's routes exist only where the stage has a clock that can be moved. */
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { makeLedger } from '../../shared/ledger/ledger.ts';
import { listAdministrationWorkItemsRoute, listCalendarYearsRoute, loadCalendarYearRoute } from './calendar.ts';
import { moveClockRoute, readClockRoute } from './clock.ts';
import { listPlatformsRoute, listUnitsRoute } from './directory.ts';
import { AdministrationEnv } from './env.ts';
import { readImportRoute } from './imports.ts';
import { changeOfficeRoute, listUsersRoute, readUserRoute, restoreUserRoute, suspendUserRoute } from './users.ts';

const env = AdministrationEnv.parse(process.env);
const deps = apiDeps(env);
const clockRoutes = env.CLOCK_TABLE === undefined ? [] : [readClockRoute(deps), moveClockRoute(deps)];

export const handler = api(
  [
    ...clockRoutes,
    loadCalendarYearRoute(deps),
    listCalendarYearsRoute(deps),
    listAdministrationWorkItemsRoute(deps),
    readImportRoute(deps),
    listUsersRoute(deps),
    readUserRoute(deps),
    changeOfficeRoute(deps),
    suspendUserRoute(deps),
    restoreUserRoute(deps),
    listUnitsRoute(deps),
    listPlatformsRoute(deps, makeLedger(deps.db, env.LEDGER_TABLE)),
  ],
  httpDeps(env, deps, 'api-administration'),
);
