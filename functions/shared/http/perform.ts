/**
 * What a person who is known asks of a route: on what, may they, what is done. The same for a request of its own and for one part of a
 * bulk request, so that a part is answered as it would be alone.
 */
import { createHash } from 'node:crypto';
import type { AnyContract } from '#contracts/contract.ts';
import { type Person, subjectsOf } from '#domain/access/person.ts';
import { actingRole, refusalFor, rolesFor, rolesOn, subjectsFor } from '#domain/access/rights.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import { canonical } from '#domain/kernel/canonical.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type { Idempotency } from '../case-store/kept-answers.ts';
import type { Parsed } from './parse.ts';
import type { About, Allowed, Request, Route } from './route.ts';

/** What a command was answered before under its key, if it was. */
export type KeptAnswer = (idempotency: Idempotency) => Promise<Result<unknown, Refusal> | undefined>;

/** Parsed by the route's contract. */
export interface Asked extends Parsed {
  readonly person: Person;
  /** Business time. */
  readonly now: string;
  readonly requestId: string;
  /** The Idempotency-Key; only of commands. */
  readonly key: string | undefined;
}

/** The refusal of somebody who may not do this to anything. */
export const withoutRole = ({ access }: AnyContract, person: Person): Refusal | null =>
  rolesFor(person, access).length === 0 ? refusalFor(access, person, {}) : null;

/**
 * Why a refused command is looked up among the kept answers last: what it refers to may have changed since it was carried out, and the
 * person who repeats it must get the answer of the first time, or be told that the key stands for another request.
 */
export const perform = async (
  { contract, personal }: Route,
  { params, query, body, person, now, requestId, key }: Asked,
  keptAnswer: KeptAnswer | undefined,
): Promise<Result<unknown, Refusal>> => {
  if (personal === undefined) return refuse({ code: 'notFound' });
  const request = { params, query, body, person, now, today: shanghaiDate(now), requestId } as Request<AnyContract>;
  // Denied by default: an operation that says nothing of its resource is about nothing, and no relation holds to nothing.
  const about =
    personal.about === undefined ? ok<About<undefined>>({ loaded: undefined }) : await personal.about(request);
  if (!about.ok) return about;
  const idempotency = key === undefined ? undefined : idempotencyOf(contract, request, key);
  const allowed = allow(contract, request, about.value, idempotency);
  if (!allowed.ok) return allowed;
  const done = await personal.handle(allowed.value, about.value.loaded);
  return done.ok || idempotency === undefined ? done : ((await keptAnswer?.(idempotency)) ?? done);
};

const allow = (
  { access }: AnyContract,
  request: Request<AnyContract>,
  about: About<unknown>,
  idempotency: Idempotency | undefined,
): Result<Allowed<AnyContract>, Refusal> => {
  const { person } = request;
  const role = actingRole(access, person, about, about.role);
  if (!role.ok) return role;
  const applying = role.value === 'applicant';
  const unit = !applying && person.unitId !== undefined ? { unitId: person.unitId } : {};
  return ok({
    ...request,
    roles: rolesOn(access, person, about),
    acting: {
      actor: { principalId: person.principalId, role: role.value, ...unit },
      represents: applying ? subjectsFor(access, person, about.caseKind) : subjectsOf(person),
      now: request.now,
    },
    idempotency: idempotency as Idempotency,
  });
};

const idempotencyOf = (
  { method, path, operationId }: AnyContract,
  { params, body, person }: Request<AnyContract>,
  key: string,
): Idempotency => {
  // Parsed values, so that white space or the order of members make no other request of the same one.
  const said = canonical({ method, path, params, body: body ?? null });
  const bodyHash = createHash('sha256').update(said).digest('hex');
  return { principalId: person.principalId, operation: operationId, key, bodyHash };
};
