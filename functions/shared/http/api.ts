/**
 * The one bundle around every handler. The order of the checks is the point: who (401, 403), what (400, 413, 415, 422), may they (403)
 * all come before anything is done, so a refused request has read at most what it takes to refuse it and has written nothing.
 */
import middy from '@middy/core';
import type { AnyContract, FileAnswer } from '#contracts/contract.ts';
import type { Person } from '#domain/access/person.ts';
import { needsPerson } from '#domain/access/rights.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type { Log } from '../log.ts';
import * as logEntries from '../log-entries.ts';
import type { HttpAnswer, HttpEvent } from './event.ts';
import { idempotencyKeyOf, parseRequest } from './parse.ts';
import { type KeptAnswer, perform, withoutRole } from './perform.ts';
import { namesIn, problemAnswer, refusedAs, type UnitName } from './problem.ts';
import type { Request, Route } from './route.ts';
import { findRoute } from './router.ts';
import { securityHeaders } from './security-headers.ts';
import type { Authenticate } from './token.ts';

/** How a signed-in person is found; absent in functions that serve nobody by name. */
export interface Identification {
  readonly authenticate: Authenticate;
  /** Business time, a UTC instant. */
  readonly now: () => Promise<string>;
  readonly findPerson: (principalId: string, today: string) => Promise<Person | null>;
}

export interface HttpDeps {
  readonly log: Log;
  readonly people?: Identification;
  /** What a command with this key was answered before, if it was; absent in functions without commands. */
  readonly keptAnswer?: KeptAnswer;
  readonly unitName?: UnitName;
}

/** A Lambda handler for these routes. Throws at start where a route and the policy contradict each other. */
export const api = (routes: readonly Route[], deps: HttpDeps) => {
  for (const route of routes) check(route, deps);
  return middy<HttpEvent, HttpAnswer>()
    .after(({ response }) => {
      Object.assign(response?.headers ?? {}, securityHeaders);
    })
    .handler((event: HttpEvent): Promise<HttpAnswer> => answer(routes, deps, event));
};

const check = ({ contract, personal, open }: Route, deps: HttpDeps): void => {
  const { operationId, access } = contract;
  const wanted = needsPerson(access);
  if (wanted ? personal === undefined : open === undefined)
    throw new Error(`${operationId}: route and policy disagree`);
  if (wanted && deps.people === undefined) throw new Error(`${operationId}: nobody can be identified here`);
};

const answer = async (routes: readonly Route[], deps: HttpDeps, event: HttpEvent): Promise<HttpAnswer> => {
  const started = performance.now();
  const { requestId } = event.requestContext;
  const found = findRoute(routes, event.requestContext.http.method, event.rawPath);
  const contract = found.ok ? found.value.route.contract : undefined;
  const operation = contract?.operationId ?? 'none';
  const cookies: string[] = [];
  const setCookie = (cookie: string): void => void cookies.push(cookie);
  const result = found.ok ? await carriedOut(found.value, deps, { event, operation, setCookie }) : found;
  const spoken = result.ok
    ? success(contract, result.value, event)
    : problemAnswer(
        refusedAs(result.problem, contract, { log: deps.log, requestId }),
        event.rawPath,
        await namesIn(result.problem, deps.unitName),
      );
  deps.log(logEntries.requestHandled, {
    requestId,
    operation,
    status: spoken.statusCode,
    problem: result.ok ? null : result.problem.code,
    milliseconds: Math.round(performance.now() - started),
  });
  return cookies.length === 0 ? spoken : { ...spoken, cookies };
};

const noStore = { 'cache-control': 'no-store' };

const success = (contract: AnyContract | undefined, value: unknown, event: HttpEvent): HttpAnswer =>
  contract?.file === undefined
    ? {
        statusCode: contract?.status ?? 200,
        headers: { 'content-type': 'application/json; charset=utf-8', ...noStore },
        body: JSON.stringify(value),
      }
    : fileAnswer(contract, value as FileAnswer, event);

/** A file goes out as such; where it is longer than one answer holds, the next part's address stands in the Link header (RFC 8288). */
const fileAnswer = (contract: AnyContract, { fileName, content, next }: FileAnswer, event: HttpEvent): HttpAnswer => {
  const binary = contract.file === 'application/pdf';
  const query = new URLSearchParams(event.rawQueryString);
  if (next !== null) query.set('cursor', next);
  return {
    statusCode: contract.status,
    headers: {
      'content-type': binary ? 'application/pdf' : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      ...(next !== null && { link: `<${event.rawPath}?${query}>; rel="next"` }),
      ...noStore,
    },
    body: content,
    ...(binary && { isBase64Encoded: true }),
  };
};

type Found = { readonly route: Route; readonly values: Readonly<Record<string, string>> };

interface Call {
  readonly event: HttpEvent;
  readonly operation: string;
  readonly setCookie: (cookie: string) => void;
}

/** Whatever is thrown below is a bug or broken infrastructure: it is logged, and its text goes no further. */
const carriedOut = async (
  found: Found,
  deps: HttpDeps,
  { event, operation, setCookie }: Call,
): Promise<Result<unknown, Refusal>> => {
  const { requestId } = event.requestContext;
  try {
    const { contract, open } = found.route;
    const done =
      open === undefined ? await personally(found, deps, event) : await openly(found, open, { event, setCookie });
    // Only what the contract names leaves the system.
    return done.ok ? ok(contract.answer.parse(done.value)) : done;
  } catch (error) {
    deps.log(logEntries.requestFailed, { requestId, operation }, error);
    return refuse({ code: 'internalError', params: { requestId } });
  }
};

const openly = async (
  { route, values }: Found,
  open: NonNullable<Route['open']>,
  { event, setCookie }: Pick<Call, 'event' | 'setCookie'>,
): Promise<Result<unknown, Refusal>> => {
  const parsed = parseRequest(route.contract, event, values);
  if (!parsed.ok) return parsed;
  return open({ ...(parsed.value as OpenParsed), requestId: event.requestContext.requestId, event, setCookie });
};

type OpenParsed = Pick<Request<AnyContract>, 'params' | 'query' | 'body'>;

const personally = async ({ route, values }: Found, deps: HttpDeps, event: HttpEvent) => {
  const { contract } = route;
  if (deps.people === undefined) return refuse({ code: 'notFound' as const });
  const known = await identify(deps.people, event);
  if (!known.ok) return known;
  const { person, now } = known.value;
  // Before anything is parsed or read: somebody without the role learns nothing, not even which fields there are.
  const barred = withoutRole(contract, person);
  if (barred !== null) return refuse(barred);
  const parsed = parseRequest(contract, event, values);
  if (!parsed.ok) return parsed;
  const key = contract.command ? idempotencyKeyOf(event) : ok(undefined);
  if (!key.ok) return key;
  const { requestId } = event.requestContext;
  return perform(route, { ...parsed.value, person, now, requestId, key: key.value }, deps.keptAnswer);
};

const identify = async (
  { authenticate, findPerson, now: clock }: Identification,
  event: HttpEvent,
): Promise<Result<{ person: Person; now: string }, Refusal>> => {
  const header = Object.entries(event.headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const principal = await authenticate(header);
  if (!principal.ok) return principal;
  const now = await clock();
  const person = await findPerson(principal.value, shanghaiDate(now));
  if (person === null) return refuse({ code: 'personUnknown' });
  return person.suspended ? refuse({ code: 'personSuspended' }) : ok({ person, now });
};
