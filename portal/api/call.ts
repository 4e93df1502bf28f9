/**
 * The one way to the API. Types come from its contracts, addresses from a table generated from them. A command carries an
 * Idempotency-Key that stays the same while it is tried again, so that a double click or a lost answer never files anything twice.
 */
import type { AnswerOf, Input, OperationName } from './operations.ts';
import { Problem, problemOf, unanswered, unreachable } from './problem.ts';
import { routes } from './routes.ts';

/** Where the API is mounted below the portal's own address. */
const mount = '/api';

/** The API itself answers within half a minute or never; nobody is kept waiting longer. */
const patienceMs = 30_000;

export interface Options {
  /** Of a command that may be repeated; a new one is made where none is given. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

type Parts = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};

const addressOf = (path: string, { params = {}, query = {} }: Parts): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value == null || value === '' ? [] : [[name, String(value)]])),
  );
  return `${mount}${filled}${search.size > 0 ? `?${search}` : ''}`;
};

/** How calls reach the API: `token` gives the access token of whoever is signed in, or null where nobody is. */
export const makeCall = (token: () => Promise<string | null>) => {
  const send = async (name: OperationName, parts: Parts, { idempotencyKey, signal }: Options): Promise<Response> => {
    const { method, path, command } = routes[name];
    const access = await token();
    const headers = {
      ...(access !== null && { authorization: `Bearer ${access}` }),
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      ...(command && { 'idempotency-key': idempotencyKey ?? crypto.randomUUID() }),
    };
    const body = method === 'POST' ? JSON.stringify(parts.body ?? {}) : null;
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(unanswered()), patienceMs);
    const given = AbortSignal.any([patience.signal, ...(signal ? [signal] : [])]);
    const response = await fetch(addressOf(path, parts), { method, headers, body, signal: given })
      .catch((error: unknown) => {
        throw error instanceof Problem || signal?.aborted ? error : unreachable();
      })
      .finally(() => clearTimeout(timer));
    if (!response.ok) throw await problemOf(response);
    return response;
  };

  return {
    /** Calls an operation. Throws a `Problem` where it is refused or not reached. */
    async call<N extends OperationName>(name: N, input: Input<N>, options: Options = {}): Promise<AnswerOf<N>> {
      const response = await send(name, input as Parts, options);
      return (await response.json()) as AnswerOf<N>;
    },
    /** The same for hooks that are typed by the operation themselves: the compiler need not follow each operation through them. */
    async ask(name: OperationName, input: unknown, options: Options): Promise<unknown> {
      const response = await send(name, input as Parts, options);
      return response.json();
    },
    /** The same for operations that answer with a file. */
    async download<N extends OperationName>(name: N, input: Input<N>): Promise<{ content: Blob; next: string | null }> {
      const response = await send(name, input as Parts, {});
      return {
        content: await response.blob(),
        next: /<[^>]*[?&]cursor=([^&>]*)/.exec(response.headers.get('link') ?? '')?.[1] ?? null,
      };
    },
  };
};
