/**
 * One operation of the API as data. Handlers attach to a contract, never the other way round, so that the portal, the OpenAPI document
 * and the tests can read all of them without loading a line of server code.
 */
import type { OperationId } from '#domain/access/policy.ts';
import type { ProblemCode } from '#domain/kernel/problems.ts';
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
  readonly problems: readonly ProblemCode[];
  readonly example?: { readonly params?: z.input<P>; readonly query?: z.input<Q>; readonly body?: z.input<B> };
}

export type AnyContract = Contract<z.ZodMiniObject, z.ZodMiniObject, z.ZodMiniType, z.ZodMiniType>;

/** A part of a file: the body, what to call it, and the cursor of the next part. */
export const FileAnswer = z.object(() => ({ fileName: z.string(), content: z.string(), next: z.nullable(z.string()) }));
export type FileAnswer = z.infer<typeof FileAnswer>;

interface Read<P extends z.ZodMiniObject, Q extends z.ZodMiniObject, A extends z.ZodMiniType> {
  readonly operationId: OperationId;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly answer: A;
  readonly file?: FileKind;
  readonly problems?: readonly ProblemCode[];
  readonly example?: { readonly params?: z.input<P>; readonly query?: z.input<Q> };
}

/** A GET. */
export const reads = <
  A extends z.ZodMiniType,
  P extends z.ZodMiniObject = typeof nothing,
  Q extends z.ZodMiniObject = typeof nothing,
>(
  c: Read<P, Q, A>,
): Contract<P, Q, typeof noBody, A> => ({
  operationId: c.operationId,
  path: c.path,
  summary: c.summary,
  answer: c.answer,
  method: 'GET',
  params: c.params ?? (nothing as unknown as P),
  query: c.query ?? (nothing as unknown as Q),
  body: noBody,
  status: 200,
  command: false,
  problems: c.problems ?? [],
  ...(c.file !== undefined && { file: c.file }),
  ...(c.description !== undefined && { description: c.description }),
  ...(c.example && { example: c.example }),
});

interface Write<P extends z.ZodMiniObject, B extends z.ZodMiniType, A extends z.ZodMiniType> {
  readonly operationId: OperationId;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly body: B;
  readonly answer: A;
  readonly status?: 200 | 201;
  readonly problems?: readonly ProblemCode[];
  readonly example?: { readonly params?: z.input<P>; readonly body?: z.input<B> };
}

/** A POST that changes something. */
export const commands = <B extends z.ZodMiniType, A extends z.ZodMiniType, P extends z.ZodMiniObject = typeof nothing>(
  c: Write<P, B, A>,
): Contract<P, typeof nothing, B, A> => ({
  ...c,
  method: 'POST',
  params: c.params ?? (nothing as unknown as P),
  query: nothing,
  status: c.status ?? 200,
  command: true,
  problems: c.problems ?? [],
});

/** A POST that changes nothing, because what it asks does not fit into a query. */
export const asks = <B extends z.ZodMiniType, A extends z.ZodMiniType, P extends z.ZodMiniObject = typeof nothing>(
  c: Write<P, B, A>,
): Contract<P, typeof nothing, B, A> => ({ ...commands(c), command: false });
