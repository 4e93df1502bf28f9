/** Which route a path and method mean. Own code, because a wrong method must answer 405 with the methods that work. */
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type { Route } from './route.ts';

interface Match {
  readonly route: Route;
  readonly values: Readonly<Record<string, string>>;
  /** Segments matched word for word: `/work-items/overdue` goes before `/work-items/{id}`. */
  readonly literal: number;
}

const segmentsOf = (path: string): string[] => path.replace(/^\/+|\/+$/g, '').split('/');

/** Undefined where the text is not what percent-encoding can produce. */
const decoded = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

const matchOf = (route: Route, given: readonly string[]): Match | undefined => {
  const wanted = segmentsOf(route.contract.path);
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  let literal = 0;
  for (const [index, part] of wanted.entries()) {
    const value = decoded(given[index] ?? '');
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (value === undefined || (name === undefined && value !== part)) return undefined;
    if (name === undefined) literal += 1;
    else values[name] = value;
  }
  return { route, values, literal };
};

/** The route of a request, with the decoded values of its path. */
export const findRoute = (
  routes: readonly Route[],
  method: string,
  path: string,
): Result<Pick<Match, 'route' | 'values'>, Refusal> => {
  const given = segmentsOf(path);
  const matches = routes.map((route) => matchOf(route, given)).filter((match) => match !== undefined);
  const best = Math.max(...matches.map((match) => match.literal));
  const closest = matches.filter((match) => match.literal === best);
  const match = closest.find(({ route }) => route.contract.method === method);
  if (match !== undefined) return ok(match);
  if (closest.length === 0) return refuse({ code: 'notFound' });
  const allow = [...new Set(closest.map(({ route }) => route.contract.method))];
  return refuse({ code: 'methodNotAllowed', params: { allow } });
};
