/** What the bundle needs, bound to the real directory, issuer and log of a function. */
import { findKeptAnswer } from '../case-store/kept-answers.ts';
import { readPerson } from '../directory/people.ts';
import { makeUnitName } from '../directory/unit-names.ts';
import { makeLog } from '../log.ts';
import { type Look, makeLook } from '../views/context.ts';
import { type DoorSettings, openDoor, type Wiring } from '../wiring.ts';
import type { HttpDeps } from './api.ts';
import { makeAuthenticate, type TokenSettings } from './token.ts';

/** For a function whose people sign in. `service` names it in the log. */
export const httpDeps = (
  env: TokenSettings & { readonly CASE_TABLE: string; readonly DIRECTORY_TABLE: string },
  { db, clock }: Pick<Wiring, 'db' | 'clock'>,
  service: string,
): HttpDeps => ({
  log: makeLog(service),
  keptAnswer: (idempotency) => findKeptAnswer(db, env.CASE_TABLE, idempotency),
  unitName: makeUnitName(db, env.DIRECTORY_TABLE),
  people: {
    authenticate: makeAuthenticate(env),
    now: clock.now,
    findPerson: (principalId, today) => readPerson(db, env.DIRECTORY_TABLE, principalId, today),
  },
});

/** What an API function works with: door and readers, and tables by name. */
export interface StoreDeps extends Wiring {
  readonly tables: { readonly case: string; readonly record: string; readonly directory: string };
}

/** The same with the look of the moment, for a function that shows cases to people. */
export interface ApiDeps extends StoreDeps {
  readonly look: Look;
}

type Settings = DoorSettings & { readonly DIRECTORY_TABLE: string };

export const storeDeps = (env: Settings, wiring = openDoor(env)): StoreDeps => ({
  ...wiring,
  tables: { case: env.CASE_TABLE, record: env.RECORD_TABLE, directory: env.DIRECTORY_TABLE },
});

export const apiDeps = (env: Settings, wiring = openDoor(env)): ApiDeps => ({
  ...storeDeps(env, wiring),
  look: makeLook(wiring, env.DIRECTORY_TABLE),
});
