/**
 * One operation of the API as data. Handlers attach to a contract, never the other way round, so that the portal, the OpenAPI document
 * and the tests can read all of them without loading a line of server code.
 */
import type { OperationId } from '#domain/access/operations.ts';
import type { Rule } from '#domain/access/policy.ts';
import type { Problems } from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';

export const nothing = z.strictObject({});
/** Of operations that take no body. */
export const noBody = z.undefined();

/** What a file can be; of a PDF the answer's content is base64. */
export type FileKind = 'text/csv' | 'application/pdf';

export interface Contract<
  P extends z.ZodMiniObject = z.ZodMiniObject,
  Q extends z.ZodMiniObject = z.ZodMiniObject,
  B extends z.ZodMiniType = z.ZodMiniType,
  A extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly operationId: OperationId;
  /** Its row of the policy. */
  readonly access: Rule;
  readonly method: 'GET' | 'POST';
  /** With `{name}` for the members of `params`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly answer: A;
  readonly status: 200 | 201;
  /** The answer is a file of this kind (`FileAnswer`) and not JSON. */
  readonly file?: FileKind;
  /** It changes something, so it must carry an Idempotency-Key. */
  readonly command: boolean;
  /** The handler gets the bytes as they came and parses them itself, because they are signed. */
  readonly rawBody?: boolean;
  /** Refusals beyond those every operation of its kind can meet. */
  readonly problems: Problems;
  readonly example?: { readonly params?: z.input<P>; readonly query?: z.input<Q>; readonly body?: z.input<B> };
}

export type AnyContract = Contract<z.ZodMiniObject, z.ZodMiniObject, z.ZodMiniType, z.ZodMiniType>;

/** A part of a file: the body, what to call it, and the cursor of the next part. */
export const FileAnswer = z.object(() => ({ fileName: z.string(), content: z.string(), next: z.nullable(z.string()) }));
export type FileAnswer = z.infer<typeof FileAnswer>;

interface Read<N extends OperationId, P extends z.ZodMiniObject, Q extends z.ZodMiniObject, A extends z.ZodMiniType> {
  readonly operationId: N;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly answer: A;
  readonly file?: FileKind;
  readonly problems?: Problems;
  readonly example?: { readonly params?: z.input<P>; readonly query?: z.input<Q> };
}

interface Write<N extends OperationId, P extends z.ZodMiniObject, B extends z.ZodMiniType, A extends z.ZodMiniType> {
  readonly operationId: N;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly body: B;
  readonly answer: A;
  readonly status?: 200 | 201;
  readonly problems?: Problems;
  readonly example?: { readonly params?: z.input<P>; readonly body?: z.input<B> };
}

type Empty = typeof nothing;
type Reads<N extends OperationId> = <
  A extends z.ZodMiniType,
  P extends z.ZodMiniObject = Empty,
  Q extends z.ZodMiniObject = Empty,
>(
  c: Read<N, P, Q, A>,
) => Contract<P, Q, typeof noBody, A>;
type Writes<N extends OperationId> = <
  B extends z.ZodMiniType,
  A extends z.ZodMiniType,
  P extends z.ZodMiniObject = Empty,
>(
  c: Write<N, P, B, A>,
) => Contract<P, Empty, B, A>;

/** How the contracts of one table of the policy are written down: each takes its row along, so the edge looks it up nowhere else. */
export interface Contracts<N extends OperationId> {
  /** A GET. */
  readonly reads: Reads<N>;
  /** A POST that changes something. */
  readonly commands: Writes<N>;
  /** A POST that changes nothing, because what it asks does not fit into a query. */
  readonly asks: Writes<N>;
}

export const under = <N extends OperationId>(rules: Readonly<Record<N, Rule>>): Contracts<N> => {
  const reads: Reads<N> = (c) => ({
    ...c,
    access: rules[c.operationId],
    method: 'GET',
    params: c.params ?? (nothing as never),
    query: c.query ?? (nothing as never),
    body: noBody,
    status: 200,
    command: false,
    problems: c.problems ?? {},
  });
  const commands: Writes<N> = (c) => ({
    ...c,
    access: rules[c.operationId],
    method: 'POST',
    params: c.params ?? (nothing as never),
    query: nothing,
    status: c.status ?? 200,
    command: true,
    problems: c.problems ?? {},
  });
  return { reads, commands, asks: (c) => ({ ...commands(c), command: false }) };
};
