/** How a handler attaches to a contract: what the operation is about, and what is done. */
import type { AnyContract, Contract } from '#contracts/contract.ts';
import { type Person, subjectsOf } from '#domain/access/person.ts';
import type { Resource } from '#domain/access/rights.ts';
import type { Actor, Role } from '#domain/kernel/actor.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { Idempotency } from '../case-store/kept-answers.ts';
import type { HttpEvent } from './event.ts';

/** A parsed request of a signed-in person whom the policy lets do this. */
export interface Request<C extends AnyContract> {
  readonly params: z.output<C['params']>;
  readonly query: z.output<C['query']>;
  readonly body: z.output<C['body']>;
  readonly person: Person;
  /** Business time of the request, read once for all of it. */
  readonly now: string;
  /** Its date, for which the person's representations were read. */
  readonly today: string;
  readonly requestId: string;
}

/** The same once the policy has spoken. */
export interface Allowed<C extends AnyContract> extends Request<C> {
  /** Every role in which the person may do it. */
  readonly roles: readonly Role[];
  /** As which role, for which unit, with whose authority, when: what the door is told. */
  readonly acting: { readonly actor: Actor; readonly represents: readonly string[]; readonly now: string };
  /** Only of commands. */
  readonly idempotency: Idempotency;
}

/** What an operation is about, loaded once and handed to the handler. */
export interface About<T> extends Resource {
  readonly loaded: T;
  /** The role whose work it is, where a work item names it. */
  readonly role?: Role;
}

type Answer<C extends AnyContract> = z.input<C['answer']>;

export interface OpenRequest<C extends AnyContract> extends Omit<Request<C>, 'person' | 'now' | 'today'> {
  /** As it came, for what is signed byte by byte. */
  readonly event: HttpEvent;
  /** Adds a Set-Cookie to the answer. */
  readonly setCookie: (cookie: string) => void;
}

interface Handling {
  readonly about?: (request: Request<AnyContract>) => Promise<Result<About<unknown>, Refusal>>;
  readonly handle: (request: Allowed<AnyContract>, loaded: unknown) => Promise<Result<unknown, Refusal>>;
}

export interface Route {
  readonly contract: AnyContract;
  readonly personal?: Handling;
  readonly open?: (request: OpenRequest<AnyContract>) => Promise<Result<unknown, Refusal>>;
}

/** An operation of a signed-in person. `about` says which resource the policy is asked for; what it loads goes on to `handle`. */
export const route = <C extends Contract, T = undefined>(
  contract: C,
  handling: {
    readonly about?: (request: Request<C>) => Promise<Result<About<T>, Refusal>>;
    readonly handle: (request: Allowed<C>, loaded: T) => Promise<Result<Answer<C>, Refusal>>;
  },
): Route => ({ contract, personal: handling as unknown as Handling });

/** An operation without a signed-in person; `api` refuses to start where the policy does not say the same. */
export const openRoute = <C extends Contract>(
  contract: C,
  handle: (request: OpenRequest<C>) => Promise<Result<Answer<C>, Refusal>>,
): Route => ({ contract, open: handle as unknown as NonNullable<Route['open']> });

/** Of lists that are the person's own by the way they are asked: their subjects, their unit, their region. */
export const aboutPerson = async ({
  person,
}: {
  readonly person: Person;
}): Promise<Result<About<undefined>, Refusal>> => {
  return ok({
    loaded: undefined,
    subjectIds: subjectsOf(person),
    ...(person.unitId !== undefined && { unitIds: [person.unitId] }),
    ...(person.regionId !== undefined && { regionId: person.regionId }),
  });
};
