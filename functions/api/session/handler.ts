/** /session and /me */
import { makeClock } from '../../shared/clock.ts';
import { makeUnitName } from '../../shared/directory/unit-names.ts';
import { api } from '../../shared/http/api.ts';
import { httpDeps } from '../../shared/http/deps.ts';
import { makeDb } from '../../shared/wiring.ts';
import { SessionEnv } from './env.ts';
import { makeIssuer } from './issuer.ts';
import { readMeRoute, sessionRoutes } from './routes.ts';

const env = SessionEnv.parse(process.env);
const db = makeDb();
const clock = makeClock(db, env.CLOCK_TABLE);

export const handler = api(
  [...sessionRoutes(makeIssuer(env)), readMeRoute(makeUnitName(db, env.DIRECTORY_TABLE))],
  httpDeps(env, { db, clock }, 'api-session'),
);
