/**
 * What a request says, parsed by its contract. Every refusal here happens before anything is read or written, and names all mistakes
 * at once, each by a JSON pointer and a Chinese sentence.
 */
import { type AnyContract, noBody } from '#contracts/contract.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { bodyText, type HttpEvent, headerOf } from './event.ts';
import { sentenceFor, withInput } from './sentences.ts';

/** An internal bound: the largest command (20 records with texts) is far below. */
export const maxBodyBytes = 256 * 1024;

type Place = 'path' | 'query' | 'body';
interface Mistake {
  readonly in: Place;
  readonly pointer: string;
  readonly message: string;
}

export interface Parsed {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Path, query and body together, so that all mistakes are told at once. */
export const parseRequest = (
  contract: AnyContract,
  event: HttpEvent,
  pathValues: Readonly<Record<string, string>>,
): Result<Parsed, Refusal> => {
  const raw = contract.rawBody === true ? ok(undefined) : readBody(contract, event);
  if (!raw.ok) return raw;
  const params = contract.params.safeParse(pathValues, withInput);
  const query = contract.query.safeParse(queryValues(event), withInput);
  const body = contract.rawBody === true ? undefined : contract.body.safeParse(raw.value, withInput);
  const mistakes = [
    ...told('path', params),
    ...told('query', query),
    ...(body === undefined ? [] : told('body', body)),
  ];
  if (mistakes.length > 0) return refuse({ code: 'validationFailed', params: { errors: mistakes } });
  return ok({ params: params.data, query: query.data, body: body?.data });
};

/** A repeated parameter stays a list, which no contract accepts: taking one of two silently would be a guess. */
const queryValues = (event: HttpEvent): Record<string, string | string[]> => {
  const given = new URLSearchParams(event.rawQueryString ?? '');
  return Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const values = given.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
};

const readBody = (contract: AnyContract, event: HttpEvent): Result<unknown, Refusal> => {
  if (contract.body === noBody) return ok(undefined);
  const text = bodyText(event);
  if (Buffer.byteLength(text) > maxBodyBytes)
    return refuse({ code: 'bodyTooLarge', params: { maxBytes: maxBodyBytes } });
  // A command that needs no more than its address may come without a body.
  if (text === '') return ok({});
  const type = (headerOf(event, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return refuse({ code: 'unsupportedMediaType' });
  try {
    return ok(JSON.parse(text, wellFormed));
  } catch {
    return refuse({ code: 'malformedJson' });
  }
};

/** Half a character (a lone surrogate) is valid JSON and no text: it can neither be hashed nor stored. Throws. */
const wellFormed = (name: string, value: unknown): unknown => {
  if (!name.isWellFormed() || (typeof value === 'string' && !value.isWellFormed()))
    throw new SyntaxError('lone surrogate');
  return value;
};

const told = (place: Place, result: z.core.util.SafeParseResult<unknown>): Mistake[] =>
  (result.error?.issues ?? []).flatMap((issue) => {
    const at = { in: place, message: sentenceFor(issue) };
    if (issue.code !== 'unrecognized_keys') return [{ ...at, pointer: pointerTo(issue.path) }];
    return issue.keys.map((key) => ({ ...at, pointer: pointerTo([...issue.path, key]) }));
  });

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Visible ASCII, as UUIDs and every usual id are. */
const keyPattern = /^[\x21-\x7e]{1,128}$/;

/** The key that makes a repeated command an answer instead of a second act. */
export const idempotencyKeyOf = (event: HttpEvent): Result<string, Refusal> => {
  const key = headerOf(event, 'idempotency-key')?.trim();
  return key !== undefined && keyPattern.test(key) ? ok(key) : refuse({ code: 'idempotencyKeyMissing' });
};
