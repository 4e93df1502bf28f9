/**
 * The API as its users reach it: real HTTP against the deployed system. Every answer is held against its contract on the way, so that
 * no test can overlook a field that leaks, a refusal without advice or a missing security header.
 */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { AnyContract } from '#contracts/contract.ts';
import { allContracts } from '#contracts/index.ts';
import { ProblemDocument } from '#contracts/problem-document.ts';
import { problemsOf, problemsOfAddress } from '#contracts/problems-of.ts';
import { allProblems } from '#domain/kernel/all-problems.ts';
import type { ProblemCode } from '#domain/kernel/problems.ts';
import { accessToken } from '../../scripts/lib/sign-in.ts';
import type { Engine } from './engine.ts';

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is checked against its contract here and is the test's knowledge
  readonly body: any;
  readonly headers: Headers;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string;
  /** Merged over the usual ones; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface User {
  readonly get: (path: string) => Promise<Reply>;
  /** `key` is the Idempotency-Key: a fresh one unless the request is to be repeated. */
  readonly post: (path: string, body: unknown, key?: string) => Promise<Reply>;
  readonly call: (call: Call) => Promise<Reply>;
  readonly token: () => Promise<string>;
  readonly principalId: () => Promise<string>;
}

export interface Api {
  readonly engine: Engine;
  /** As a sample user; the token is fetched once. */
  readonly as: (username: string) => User;
  /** As nobody. */
  readonly call: (call: Call) => Promise<Reply>;
}

export const connectApi = (engine: Engine): Api => {
  const users = new Map<string, User>();
  const send = (call: Call) => request(engine.info.apiUrl, call);
  const userOf = (username: string): User => {
    let token: Promise<string> | undefined;
    const tokenOf = () => {
      token ??= accessToken(engine.instance, engine.info, username);
      return token;
    };
    const call = async (given: Call) =>
      send({ ...given, headers: { authorization: `Bearer ${await tokenOf()}`, ...given.headers } });
    return {
      call,
      token: tokenOf,
      principalId: async () => String(claimsOf(await tokenOf())['sub']),
      get: (path) => call({ method: 'GET', path }),
      post: (path, body, key = randomUUID()) =>
        call({ method: 'POST', path, body, headers: { 'idempotency-key': key } }),
    };
  };
  return {
    engine,
    call: send,
    as: (username) => {
      const user = users.get(username) ?? userOf(username);
      users.set(username, user);
      return user;
    },
  };
};

/** What a token says, unverified. */
export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;

const request = async (apiUrl: string, call: Call): Promise<Reply> => {
  const body = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const headers = Object.entries({
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...call.headers,
  });
  const response = await fetch(`${apiUrl}${call.path}`, {
    method: call.method,
    headers: headers.filter((header): header is [string, string] => header[1] !== undefined),
    // As bytes: fetch would give text a content type of its own.
    ...(body !== undefined && { body: new TextEncoder().encode(body) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString('utf8');
  const { status, headers: received } = response;
  const reply = { status, body: bodyOf(bytes, received), headers: received };
  const faults = faultsOf(call, reply);
  if (faults.length > 0)
    throw new Error(
      `${call.method} ${call.path} answered ${reply.status}: ${faults.join('; ')}; ${text.slice(0, 500)}`,
    );
  return reply;
};

/** Nearly every answer is JSON; a table is its text, a document its bytes. */
const bodyOf = (bytes: Buffer, received: Headers): unknown => {
  const kind = received.get('content-type') ?? '';
  if (bytes.length === 0 || kind === 'application/pdf') return bytes.length === 0 ? null : bytes;
  const text = bytes.toString('utf8');
  return kind.startsWith('text/csv') ? text : JSON.parse(text);
};

const pathOf = (call: Call): string => call.path.split('?')[0] ?? '';

/** The contract an address belongs to; undefined for addresses nobody serves. A literal segment goes before a parameter. */
export const contractOf = (method: string, path: string): AnyContract | undefined => {
  const given = path.split('/');
  const fits = (contract: AnyContract): boolean => {
    const wanted = contract.path.split('/');
    return wanted.length === given.length && wanted.every((part, i) => part.startsWith('{') || part === given[i]);
  };
  const literal = (contract: AnyContract): number => contract.path.split('/').filter((p) => !p.startsWith('{')).length;
  const found = allContracts.filter((contract) => contract.method === method && fits(contract));
  return found.toSorted((a, b) => literal(b) - literal(a))[0];
};

/** What is wrong with an answer whatever was asked; empty where nothing is. */
const faultsOf = (call: Call, reply: Reply): string[] => {
  const contract = contractOf(call.method, pathOf(call));
  return [
    ...headerFaults(reply),
    ...(reply.status < 400 ? answerFaults(contract, reply) : problemFaults(call, contract, reply)),
  ];
};

const securityHeaders = {
  'cache-control': /^no-store$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
  'strict-transport-security': /^max-age=\d+/,
  'content-security-policy': /default-src/,
};

const headerFaults = ({ headers }: Reply): string[] => [
  ...Object.entries(securityHeaders)
    .filter(([name, wanted]) => !wanted.test(headers.get(name) ?? ''))
    .map(([name]) => `header ${name} is ${headers.get(name)}`),
  ...(headers.has('x-powered-by') ? ['header x-powered-by'] : []),
];

/** Parsed by its contract an answer must stay exactly what it was: a schema leaves out what it does not name. */
const answerFaults = (contract: AnyContract | undefined, { status, body, headers }: Reply): string[] => {
  if (contract === undefined) return ['no contract names this address'];
  if (contract.file !== undefined)
    return headers.get('content-type')?.startsWith(contract.file) ? [] : [`not ${contract.file}`];
  const parsed = contract.answer.safeParse(body);
  return [
    ...(status === contract.status ? [] : [`the contract says ${contract.status}`]),
    ...(headers.get('content-type')?.startsWith('application/json') ? [] : ['not application/json']),
    ...(parsed.success ? [] : [`breaks its contract: ${parsed.error.message.slice(0, 500)}`]),
    ...(!parsed.success || isDeepStrictEqual(parsed.data, body) ? [] : ['holds more than its contract names']),
  ];
};

const chinese = /[\u4e00-\u9fff]/;

const problemFaults = (call: Call, contract: AnyContract | undefined, { status, body, headers }: Reply): string[] => {
  const parsed = ProblemDocument.safeParse(body);
  if (!parsed.success) return [`no problem document: ${parsed.error.message}`];
  const { code, title, detail, type, instance } = parsed.data;
  const known = allProblems[code as ProblemCode];
  const named = contract === undefined ? problemsOfAddress : problemsOf(contract);
  const wrong = (what: string, holds: boolean): string[] => (holds ? [] : [what]);
  return [
    ...wrong(
      'not application/problem+json',
      headers.get('content-type')?.startsWith('application/problem+json') ?? false,
    ),
    ...wrong('code not in the catalogue', known !== undefined),
    ...wrong('status disagrees with the catalogue', known?.status === status && parsed.data.status === status),
    ...wrong('title disagrees with the catalogue', known?.title === title && chinese.test(title)),
    // A parameter that is missing shows as a dash, an empty one as nothing between two words.
    ...wrong(
      'advice is no whole sentence',
      chinese.test(detail) && /。$/.test(detail) && !/[{}—]|由的|“”/.test(detail),
    ),
    ...wrong('type disagrees with the code', type === `urn:xinxiu:problem:${code}`),
    ...wrong('instance is not the path', instance === decodeURIComponent(pathOf(call))),
    ...wrong(`the contract does not name ${code}`, code in named),
    ...wrong(
      'shows its insides',
      !/\bat .+:\d+:\d+|node:internal|\.ts:\d|Exception\b|xinxiu-local/.test(JSON.stringify(body)),
    ),
  ];
};
