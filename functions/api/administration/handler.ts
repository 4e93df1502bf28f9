/** /administration. The clock's routes exist only where the stage has a clock that can be moved. */
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { listAdministrationWorkItemsRoute, loadCalendarYearRoute } from './calendar.ts';
import { moveClockRoute, readClockRoute } from './clock.ts';
import { AdministrationEnv } from './env.ts';
import { readImportRoute } from './imports.ts';

const env = AdministrationEnv.parse(process.env);
const deps = apiDeps(env);
const clockRoutes = env.CLOCK_TABLE === undefined ? [] : [readClockRoute(deps), moveClockRoute(deps)];

export const handler = api(
  [...clockRoutes, loadCalendarYearRoute(deps), listAdministrationWorkItemsRoute(deps), readImportRoute(deps)],
  httpDeps(env, deps, 'api-administration'),
);
