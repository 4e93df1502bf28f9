/**
 * Many commands in one request, each on its own: answered as it would be alone, under a key of its own made from the request's. What
 * becomes of one never touches another.
 */
import type { AnyContract } from '#contracts/contract.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { type Result, refuse } from '#domain/kernel/result.ts';
import * as logEntries from '../log-entries.ts';
import type { HttpDeps } from './api.ts';
import { perform, withoutRole } from './perform.ts';
import { namesIn, problemDocument, refusedAs } from './problem.ts';
import type { Allowed, Route } from './route.ts';

/** One command of the request: what would be sent to the route alone. */
export interface Part {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** What tells it from the request's other commands. */
  readonly name: string;
}

export interface PartResult {
  /** As the command alone would have been answered. */
  readonly status: number;
  readonly answer?: unknown;
  readonly problem?: ReturnType<typeof problemDocument>;
}

/** Of the request that names them all. */
export type Whole = Pick<Allowed<AnyContract>, 'person' | 'now' | 'requestId' | 'idempotency'>;

/** Why one after the other: commands of one person on one case must not get in each other's way. */
export const inTurn = async (
  deps: HttpDeps,
  request: Whole,
  parts: readonly Part[],
  /** Real time (milliseconds) after which none is begun: an answer that never comes would leave the person guessing. */
  lastStart: number,
): Promise<PartResult[]> => {
  const results: PartResult[] = [];
  for (const part of parts) {
    const done = Date.now() > lastStart ? refuse<Refusal>(notBegun) : await alone(deps, request, part);
    results.push(await resultOf(deps, request.requestId, part, done));
  }
  return results;
};

const notBegun: Refusal = { code: 'tooBusy', params: { retryAfterSeconds: 1 } };

/** What is thrown is broken infrastructure, as everywhere at the edge; the parts after it may still be carried out. */
const alone = async (
  deps: HttpDeps,
  { person, now, requestId, idempotency }: Whole,
  { route, params, body, name }: Part,
): Promise<Result<unknown, Refusal>> => {
  const barred = withoutRole(route.contract, person);
  if (barred !== null) return refuse(barred);
  const key = `${idempotency.key}/${name}`;
  try {
    return await perform(route, { params, query: {}, body, person, now, requestId, key }, deps.keptAnswer);
  } catch (error) {
    deps.log(logEntries.requestFailed, { requestId, operation: route.contract.operationId }, error);
    return refuse({ code: 'internalError', params: { requestId } });
  }
};

const resultOf = async (
  { log, unitName }: HttpDeps,
  requestId: string,
  { route: { contract }, params }: Part,
  done: Result<unknown, Refusal>,
): Promise<PartResult> => {
  if (done.ok) return { status: contract.status, answer: done.value };
  const instance = contract.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const refused = refusedAs(done.problem, contract, { log, requestId });
  const problem = problemDocument(refused, instance, await namesIn(done.problem, unitName));
  return { status: problem.status, problem };
};
