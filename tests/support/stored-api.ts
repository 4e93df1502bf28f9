/** The API's own bundle over tables in memory: who asks is named outright, everything after that is what a request really goes through. */
import type { Person } from '#domain/access/person.ts';
import type { Role } from '#domain/kernel/actor.ts';
import { ok } from '#domain/kernel/result.ts';
import { unitItem } from '../../functions/shared/directory/units.ts';
import { api } from '../../functions/shared/http/api.ts';
import type { ApiDeps } from '../../functions/shared/http/deps.ts';
import type { HttpAnswer, HttpEvent } from '../../functions/shared/http/event.ts';
import type { Route } from '../../functions/shared/http/route.ts';
import { makeLook } from '../../functions/shared/views/context.ts';
import { rememberingLog } from './logged.ts';
import { StoredWorld, tableNames } from './stored-world.ts';
import { customs, market, szEcology, tax } from './world.ts';

const directory = 'directory';
/** Which units there are, where, and under whose supervision. */
const units = [
  { unitId: market, regionId: 'huainan', supervisorUnitId: 'unit-hn-credit' },
  { unitId: tax, regionId: 'huainan', supervisorUnitId: null },
  { unitId: customs, regionId: 'huainan', supervisorUnitId: 'unit-hn-credit' },
  { unitId: 'unit-hn-credit', regionId: 'huainan', supervisorUnitId: null },
  { unitId: szEcology, regionId: 'suzhou', supervisorUnitId: null },
];

const person = (principalId: string, more: Partial<Person>): Person => ({
  principalId,
  name: principalId,
  roles: [],
  represents: [],
  ...more,
});

/** Somebody with an office in a unit of that region. */
export const official = (unitId: string, regionId: string, ...roles: Role[]): Person =>
  person(`${unitId}-${roles.join('-')}`, { roles, unitId, regionId });

/** Somebody who acts for a subject and has no office; `scope` says in what. */
export const representing = (subjectId: string, scope = 'repair'): Person =>
  person(`clerk-of-${subjectId}`, {
    roles: ['applicant'],
    represents: [{ subjectId, scope, from: '2026-01-01', to: null }],
  });

interface Page {
  // biome-ignore lint/suspicious/noExplicitAny: an answer is JSON; the test says what it expects of it.
  readonly entries: any[];
  readonly next: string | null;
}

export const storedApi = (routesOf: (deps: ApiDeps) => readonly Route[], world = new StoredWorld()) => {
  const { db } = world.tables;
  for (const unit of units)
    world.tables.put(directory, unitItem({ ...unit, name: unit.unitId, code: unit.unitId, sectors: [] }));
  const clock = { now: async () => world.now, realNow: () => world.now };
  const wiring = { door: world.door, reader: world.reader, db, clock, calendar: async () => world.calendar };
  const tables = { ...tableNames, directory };
  const routes = routesOf({ ...wiring, tables, look: makeLook(wiring, directory) });
  let asking: Person | null = null;
  const people = {
    authenticate: async () => ok('asking'),
    now: async () => world.now,
    findPerson: async () => asking,
  };
  const bundle = api(routes, { log: rememberingLog().log, people });

  /** The answer as it goes out. `who` is null for somebody who is not signed in. */
  const ask = async (who: Person | null, method: 'GET' | 'POST', path: string, more: Partial<HttpEvent> = {}) => {
    asking = who;
    const event = { rawPath: path, headers: {}, requestContext: { requestId: 'request-1', http: { method } }, ...more };
    return (await bundle(event, {} as never)) as HttpAnswer;
  };

  /** What the person is answered; anything but 200 is an error. */
  const get = async (who: Person | null, path: string, query: Record<string, string> = {}) => {
    const { statusCode, body } = await ask(who, 'GET', path, { rawQueryString: new URLSearchParams(query).toString() });
    if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${body}`);
    return JSON.parse(body);
  };

  let keys = 0;
  /** A command with a fresh Idempotency-Key, or the one given: status and what was answered. */
  const post = async (who: Person, path: string, body: unknown, key?: string) => {
    keys += 1;
    const headers = { 'content-type': 'application/json', 'idempotency-key': key ?? `request-${keys}` };
    const answer = await ask(who, 'POST', path, { headers, body: JSON.stringify(body) });
    return { status: answer.statusCode, body: JSON.parse(answer.body) };
  };

  /** All entries of a list, page after page of that size. */
  const list = async (who: Person, path: string, limit: number, query: Record<string, string> = {}) => {
    const entries: Page['entries'] = [];
    let cursor: string | null = null;
    do {
      const more: Record<string, string> = cursor === null ? {} : { cursor };
      const page: Page = await get(who, path, { ...query, ...more, limit: String(limit) });
      entries.push(...page.entries);
      cursor = page.next;
    } while (cursor !== null);
    return entries;
  };

  return { world, put: (row: Record<string, unknown>) => world.tables.put(directory, row), ask, get, post, list };
};
