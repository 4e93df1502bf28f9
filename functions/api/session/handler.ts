/** /session and /me */
import { makeUnitName } from '../../shared/directory/unit-names.ts';
import { api } from '../../shared/http/api.ts';
import { httpDeps } from '../../shared/http/deps.ts';
import { openDoor } from '../../shared/wiring.ts';
import { SessionEnv } from './env.ts';
import { makeIssuer } from './issuer.ts';
import { readMeRoute, sessionRoutes } from './routes.ts';

const env = SessionEnv.parse(process.env);
const wiring = openDoor(env);

export const handler = api(
  [...sessionRoutes(makeIssuer(env)), readMeRoute(makeUnitName(wiring.db, env.DIRECTORY_TABLE))],
  httpDeps(env, wiring, 'api-session'),
);
