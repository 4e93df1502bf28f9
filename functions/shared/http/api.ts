/**
 * The one bundle around every handler. The order of the checks is the point: who (401, 403), what (400, 413, 415, 422), may they (403)
 * all come before anything is done, so a refused request has read at most what it takes to refuse it and has written nothing.
 */
import { createHash } from 'node:crypto';
import middy from '@middy/core';
import type { AnyContract, FileAnswer } from '#contracts/contract.ts';
import { type Person, subjectsOf } from '#domain/access/person.ts';
import { actingRole, needsPerson, refusalFor, rolesFor, rolesOn } from '#domain/access/policy.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import { canonical } from '#domain/kernel/event.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type { Idempotency } from '../case-store/kept-answers.ts';
import type { Log } from '../log.ts';
import * as logEntries from '../log-entries.ts';
import type { HttpAnswer, HttpEvent } from './event.ts';
import { idempotencyKeyOf, type Parsed, parseRequest } from './parse.ts';
import { problemAnswer } from './problem.ts';
import type { About, Allowed, Request, Route } from './route.ts';
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
  readonly keptAnswer?: (idempotency: Idempotency) => Promise<Result<unknown, Refusal> | undefined>;
  /** The name people know a unit by; null if there is none. */
  readonly unitName?: (unitId: string) => Promise<string | null>;
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
  const { operationId } = contract;
  const wanted = needsPerson(operationId);
  if (wanted ? personal === undefined : open === undefined)
    throw new Error(`${operationId}: route and policy disagree`);
  if (wanted && deps.people === undefined) throw new Error(`${operationId}: nobody can be identified here`);
};

const answer = async (routes: readonly Route[], deps: HttpDeps, event: HttpEvent): Promise<HttpAnswer> => {
  const started = performance.now();
  const { requestId } = event.requestContext;
  const found = findRoute(routes, event.requestContext.http.method, event.rawPath);
  const operation = found.ok ? found.value.route.contract.operationId : 'none';
  const result = found.ok ? await carriedOut(found.value, deps, event, operation) : found;
  const spoken = result.ok
    ? success(found.ok ? found.value.route.contract : undefined, result.value, event)
    : problemAnswer(result.problem, event.rawPath, await namesFor(result.problem, deps));
  deps.log(logEntries.requestHandled, {
    requestId,
    operation,
    status: spoken.statusCode,
    problem: result.ok ? null : result.problem.code,
    milliseconds: Math.round(performance.now() - started),
  });
  return spoken;
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
  const query = new URLSearchParams(event.rawQueryString);
  if (next !== null) query.set('cursor', next);
  return {
    statusCode: contract.status,
    headers: {
      'content-type': `${contract.file}; charset=utf-8`,
      'content-disposition': `attachment; filename="${fileName}"`,
      ...(next !== null && { link: `<${event.rawPath}?${query}>; rel="next"` }),
      ...noStore,
    },
    body: content,
  };
};

/** A nicety of the sentence: where the directory does not answer, the id has to do. */
const namesFor = async ({ params }: Refusal, { unitName }: HttpDeps): Promise<Record<string, string>> => {
  const unitId = params?.['unitId'];
  if (typeof unitId !== 'string' || unitName === undefined) return {};
  const name = await unitName(unitId).catch(() => null);
  return name === null ? {} : { [unitId]: name };
};

type Found = { readonly route: Route; readonly values: Readonly<Record<string, string>> };

/** Whatever is thrown below is a bug or broken infrastructure: it is logged, and its text goes no further. */
const carriedOut = async (
  found: Found,
  deps: HttpDeps,
  event: HttpEvent,
  operation: string,
): Promise<Result<unknown, Refusal>> => {
  const { requestId } = event.requestContext;
  try {
    const { contract, open } = found.route;
    const done = open === undefined ? await personally(found, deps, event) : await openly(found, open, event);
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
  event: HttpEvent,
): Promise<Result<unknown, Refusal>> => {
  const parsed = parseRequest(route.contract, event, values);
  if (!parsed.ok) return parsed;
  return open({ ...(parsed.value as OpenParsed), requestId: event.requestContext.requestId, event });
};

type OpenParsed = Pick<Request<AnyContract>, 'params' | 'query' | 'body'>;

/**
 * Why a refused command is looked up among the kept answers last: what it refers to may have changed since it was carried out, and the
 * person who repeats it must get the answer of the first time, or be told that the key stands for another request.
 */
const personally = async ({ route, values }: Found, deps: HttpDeps, event: HttpEvent) => {
  const { contract, personal } = route;
  if (personal === undefined || deps.people === undefined) return refuse({ code: 'notFound' as const });
  const known = await identify(deps.people, event);
  if (!known.ok) return known;
  const { person, now } = known.value;
  // Before anything is parsed or read: somebody without the role learns nothing, not even which fields there are.
  if (rolesFor(person, contract.operationId).length === 0) return refuse(refusalFor(contract.operationId, person, {}));
  const parsed = parseRequest(contract, event, values);
  if (!parsed.ok) return parsed;
  const idempotency = contract.command ? idempotencyOf(contract, parsed.value, person, event) : ok(undefined);
  if (!idempotency.ok) return idempotency;
  const { requestId } = event.requestContext;
  const request = { ...parsed.value, person, now, today: shanghaiDate(now), requestId } as Request<AnyContract>;
  // Denied by default: an operation that says nothing of its resource is about nothing, and no relation holds to nothing.
  const about =
    personal.about === undefined ? ok<About<undefined>>({ loaded: undefined }) : await personal.about(request);
  if (!about.ok) return about;
  const allowed = allow(contract, request, about.value, idempotency.value);
  if (!allowed.ok) return allowed;
  const done = await personal.handle(allowed.value, about.value.loaded);
  return done.ok || idempotency.value === undefined ? done : ((await deps.keptAnswer?.(idempotency.value)) ?? done);
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
  return person === null ? refuse({ code: 'personUnknown' }) : ok({ person, now });
};

const allow = (
  { operationId }: AnyContract,
  request: Request<AnyContract>,
  about: About<unknown>,
  idempotency: Idempotency | undefined,
): Result<Allowed<AnyContract>, Refusal> => {
  const { person } = request;
  const role = actingRole(operationId, person, about, about.role);
  if (!role.ok) return role;
  const unit = role.value !== 'applicant' && person.unitId !== undefined ? { unitId: person.unitId } : {};
  return ok({
    ...request,
    roles: rolesOn(operationId, person, about),
    acting: {
      actor: { principalId: person.principalId, role: role.value, ...unit },
      represents: subjectsOf(person),
      now: request.now,
    },
    idempotency: idempotency as Idempotency,
  });
};

const idempotencyOf = (
  contract: AnyContract,
  { params, body }: Parsed,
  person: Person,
  event: HttpEvent,
): Result<Idempotency, Refusal> => {
  const key = idempotencyKeyOf(event);
  if (!key.ok) return key;
  // Parsed values, so that white space or the order of members make no other request of the same one.
  const said = canonical({ method: contract.method, path: contract.path, params, body: body ?? null });
  const bodyHash = createHash('sha256').update(said).digest('hex');
  return ok({ principalId: person.principalId, operation: contract.operationId, key: key.value, bodyHash });
};
