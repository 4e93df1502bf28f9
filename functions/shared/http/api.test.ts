/** Each class of bad input gets its own problem document, and nothing behind the bundle is ever called for it. */
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Contract } from '#contracts/contract.ts';
import { readHealth } from '#contracts/public.ts';
import { caseActions } from '#contracts/repair-actions.ts';
import { listOverdueWorkItems, listWorkItems, readWorkItem } from '#contracts/work-items.ts';
import type { Person } from '#domain/access/person.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { api } from './api.ts';
import type { HttpAnswer, HttpEvent } from './event.ts';
import { maxBodyBytes } from './parse.ts';
import { openRoute, route } from './route.ts';
import { makeAuthenticate } from './token.ts';

const settings = {
  ISSUER: 'https://issuer.example/pool',
  JWKS_URI: 'https://issuer.example/pool/jwks.json',
  CLIENT_ID: 'portal',
};

const acceptor: Person = {
  principalId: 'acceptor-1',
  name: '周受理',
  roles: ['acceptor'],
  unitId: 'unit-market',
  regionId: 'huainan',
  represents: [],
};

const accept = caseActions.find(({ operationId }) => operationId === 'accept') as Contract;
const about = async () => ok({ loaded: 'case', unitIds: ['unit-market'], regionId: 'huainan' });
const handle = vi.fn();
const log = vi.fn();
const findPerson = vi.fn();

let sign: (claims?: Record<string, unknown>, expiresIn?: string) => Promise<string>;
let forge: () => Promise<string>;
let handler: (event: HttpEvent) => Promise<HttpAnswer>;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const foreign = await generateKeyPair('RS256');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }] });
  const token = (key: Parameters<SignJWT['sign']>[0], claims: Record<string, unknown>, expiresIn: string) =>
    new SignJWT({ token_use: 'access', client_id: 'portal', iss: settings.ISSUER, sub: 'acceptor-1', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setExpirationTime(expiresIn)
      .sign(key);
  sign = (claims = {}, expiresIn = '5m') => token(privateKey, claims, expiresIn);
  forge = () => token(foreign.privateKey, {}, '5m');
  const people = {
    authenticate: makeAuthenticate(settings, keys),
    now: async () => '2026-10-12T01:00:00.000Z',
    findPerson,
  };
  const bundle = api(
    [
      route(accept, { about, handle }),
      route(readWorkItem as Contract, { about, handle }),
      route(listWorkItems as Contract, { about, handle }),
      // Says nothing about its resource, so nobody may.
      route(listOverdueWorkItems as Contract, { handle }),
      openRoute(readHealth, async () => ok({ status: 'ok' as const, now: '2026-10-12T01:30:00.000Z' })),
    ],
    { log, people, unitName: async () => '淮南市市场监督管理局' },
  );
  handler = (event) => bundle(event, {} as never) as Promise<HttpAnswer>;
});

beforeEach(() => {
  vi.clearAllMocks();
  findPerson.mockResolvedValue(acceptor);
  handle.mockResolvedValue(ok(answered));
});

const answered = {
  caseId: 'case-1',
  version: 3,
  stage: 'verifying',
  stageLabel: '核查中',
  records: [],
  availableActions: [],
};

interface Call {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Record<string, string | undefined>;
}

const said = { itemId: 'item-1', itemVersion: 1, opinion: '材料齐全。' };

const call = async ({
  method = 'POST',
  path = '/repair-cases/case-1/accept',
  query,
  body,
  raw,
  headers,
}: Call = {}) => {
  const answer = await handler({
    rawPath: path,
    ...(query !== undefined && { rawQueryString: query }),
    ...((raw ?? body ?? (method === 'POST' ? said : undefined)) !== undefined && {
      body: raw ?? JSON.stringify(body ?? said),
    }),
    headers: {
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
      authorization: `Bearer ${await sign()}`,
      ...headers,
    },
    requestContext: { requestId: 'request-1', http: { method } },
  });
  return { ...answer, json: JSON.parse(answer.body) as Record<string, unknown> };
};

/** The refusal a call meets; nothing behind the bundle was called. */
const refused = async (given: Call, status: number, code: string) => {
  const answer = await call(given);
  expect(answer).toMatchObject({ statusCode: status, json: { code, status, type: `urn:xinxiu:problem:${code}` } });
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(String(answer.json['detail'])).toMatch(/[。]$/);
  expect(String(answer.json['detail'])).not.toContain('{');
  expect(handle).not.toHaveBeenCalled();
  return answer;
};

test('a right request reaches its handler with everything parsed, and the answer holds only what the contract names', async () => {
  handle.mockResolvedValue(ok({ ...answered, secret: 'not in the contract' }));
  const answer = await call();
  expect(answer).toMatchObject({ statusCode: 200, json: answered });
  expect(answer.json).not.toHaveProperty('secret');
  expect(handle).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({
      params: { caseId: 'case-1' },
      body: said,
      today: '2026-10-12',
      acting: {
        actor: { principalId: 'acceptor-1', role: 'acceptor', unitId: 'unit-market' },
        represents: [],
        now: '2026-10-12T01:00:00.000Z',
      },
      idempotency: expect.objectContaining({ principalId: 'acceptor-1', operation: 'accept', key: 'key-1' }),
    }),
    'case',
  );
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
});

describe('where', () => {
  test('an unknown address', () => refused({ path: '/nowhere' }, 404, 'notFound'));
  test('a path that is no percent-encoding', () => refused({ path: '/repair-cases/%E0%A4%A/accept' }, 404, 'notFound'));
  test('a wrong method names those that work', async () => {
    const answer = await refused({ method: 'DELETE' }, 405, 'methodNotAllowed');
    expect(answer.headers['allow']).toBe('POST');
  });
  test('a fixed address goes before one with a parameter', async () => {
    handle.mockResolvedValue(refuse({ code: 'itemNotFound' }));
    expect((await call({ method: 'GET', path: '/work-items/case-1/item%2D1' })).json['code']).toBe('itemNotFound');
    expect(handle.mock.calls[0]?.[0]).toMatchObject({ params: { caseId: 'case-1', itemId: 'item-1' } });
  });
  test('a public address asks for no token', async () => {
    const answer = await call({ method: 'GET', path: '/public/health', headers: { authorization: undefined } });
    expect(answer).toMatchObject({ statusCode: 200, json: { status: 'ok' } });
    expect(findPerson).not.toHaveBeenCalled();
  });
});

describe('who', () => {
  test.each([
    ['no token', undefined],
    ['another scheme', 'Basic YTpi'],
    ['no value', 'Bearer '],
  ])('%s', async (_, authorization) => {
    const answer = await refused({ headers: { authorization } }, 401, 'tokenMissing');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });
  test('a token that is none', () => refused({ headers: { authorization: 'Bearer a.b.c' } }, 401, 'tokenInvalid'));
  test('a token signed by somebody else', async () =>
    refused({ headers: { authorization: `Bearer ${await forge()}` } }, 401, 'tokenInvalid'));
  test('an expired token', async () =>
    refused({ headers: { authorization: `Bearer ${await sign({}, '-1m')}` } }, 401, 'tokenExpired'));
  test.each([
    ['of another issuer', { iss: 'https://other.example' }],
    ['for another client', { client_id: 'other' }],
    ['that only proves a sign-in', { token_use: 'id' }],
    ['without a subject', { sub: undefined }],
  ])('a token %s', async (_, claims) => {
    await refused({ headers: { authorization: `Bearer ${await sign(claims)}` } }, 401, 'tokenInvalid');
  });
  test('an issuer that names the client as audience is as good', async () => {
    const authorization = `Bearer ${await sign({ client_id: undefined, token_use: undefined, aud: ['portal'] })}`;
    expect((await call({ headers: { authorization } })).statusCode).toBe(200);
  });
  test('somebody the directory does not know', async () => {
    findPerson.mockResolvedValue(null);
    await refused({}, 403, 'personUnknown');
  });
  test('somebody who is suspended, whatever roles there may be', async () => {
    findPerson.mockResolvedValue({ ...acceptor, suspended: true });
    await refused({}, 403, 'personSuspended');
  });
});

describe('may they', () => {
  test('without the role nothing is said about the rest of the request', async () => {
    findPerson.mockResolvedValue({ ...acceptor, roles: ['verifier'] });
    const answer = await refused({ raw: 'no json' }, 403, 'wrongRole');
    expect(answer.json['detail']).toContain('受理人');
  });
  test('of another unit, which is named as people know it', async () => {
    findPerson.mockResolvedValue({ ...acceptor, unitId: 'unit-tax' });
    const answer = await refused({}, 403, 'wrongUnit');
    expect(answer.json).toMatchObject({
      unitId: 'unit-market',
      detail: expect.stringContaining('淮南市市场监督管理局'),
    });
  });
  test('an operation that does not say what it is about is refused to everybody', async () => {
    findPerson.mockResolvedValue({ ...acceptor, roles: ['supervisor'] });
    await refused({ method: 'GET', path: '/work-items/overdue' }, 403, 'wrongUnit');
  });
});

describe('what', () => {
  test('another content type', () =>
    refused({ headers: { 'content-type': 'text/plain' } }, 415, 'unsupportedMediaType'));
  test('no content type', () => refused({ headers: { 'content-type': undefined } }, 415, 'unsupportedMediaType'));
  test('malformed JSON', () => refused({ raw: '{"itemId":' }, 400, 'malformedJson'));
  test('half a character', () => refused({ raw: '{"opinion":"\\ud83d"}' }, 400, 'malformedJson'));
  test('a giant body', () => refused({ raw: `"${'长'.repeat(maxBodyBytes / 3)}"` }, 413, 'bodyTooLarge'));
  test.each([
    ['an unknown field', { ...said, isAdministrator: true }, '/isAdministrator', '不认识'],
    ['a missing field', { itemId: 'item-1', itemVersion: 1 }, '/opinion', '必填'],
    ['an over-long text', { ...said, opinion: '长'.repeat(1001) }, '/opinion', '最多1000个字'],
    ['a control character', { ...said, opinion: '好\u0000' }, '/opinion', '控制字符'],
    ['a character that turns the reading direction', { ...said, opinion: '好\u202e' }, '/opinion', '控制字符'],
    ['a blank text', { ...said, opinion: '   ' }, '/opinion', '空白'],
    ['a wrong type', { ...said, itemVersion: '1' }, '/itemVersion', '数字'],
    ['an array', [said], '', '对象'],
    [
      'a polluted prototype',
      JSON.parse('{"__proto__":{"a":1},"itemId":"i","itemVersion":1,"opinion":"好"}'),
      '/__proto__',
      '不认识',
    ],
  ])('%s', async (_, body, pointer, words) => {
    const answer = await refused({ body }, 422, 'validationFailed');
    expect(answer.json['errors']).toContainEqual({ in: 'body', pointer, message: expect.stringContaining(words) });
  });
  test('all mistakes at once, in path, query and body', async () => {
    const answer = await refused(
      { path: '/repair-cases/a%20b/accept', query: 'debug=1', body: { itemId: '', itemVersion: 0 } },
      422,
      'validationFailed',
    );
    const places = (answer.json['errors'] as { in: string; pointer: string }[]).map((e) => `${e.in}${e.pointer}`);
    expect(places.sort()).toEqual(['body/itemId', 'body/itemVersion', 'body/opinion', 'path/caseId', 'query/debug']);
  });
  test.each(['limit=0', 'limit=51', 'limit=ten', 'scope=all', 'stage=gone', 'dueBefore=2026-02-30', 'limit=1&limit=2'])(
    'a query with %s',
    async (query) => {
      await refused({ method: 'GET', path: '/work-items', query }, 422, 'validationFailed');
    },
  );
  test.each([undefined, '', 'two words', 'x'.repeat(129), '编号'])('Idempotency-Key %j', async (key) => {
    await refused({ headers: { 'idempotency-key': key } }, 400, 'idempotencyKeyMissing');
  });
});

describe('what comes back', () => {
  test('the same request has the same digest however its members are ordered; another body has another', async () => {
    await call();
    await call({ raw: `{ "opinion": "材料齐全。", "itemVersion": 1, "itemId": "item-1" }` });
    await call({ body: { ...said, opinion: '另一意见。' } });
    await call({ path: '/repair-cases/case-2/accept' });
    const digests = handle.mock.calls.map(([request]) => request.idempotency.bodyHash);
    expect(digests[1]).toBe(digests[0]);
    expect(new Set(digests).size).toBe(3);
  });
  test('a refusal of the domain keeps its parameters', async () => {
    handle.mockResolvedValue(refuse({ code: 'staleVersion', params: { current: 4 } }));
    const answer = await call();
    expect(answer).toMatchObject({ statusCode: 409, json: { code: 'staleVersion', current: 4 } });
    expect(answer.json['detail']).toContain('第4版');
  });
  test('a busy system says when to come again', async () => {
    handle.mockResolvedValue(refuse({ code: 'tooBusy', params: { retryAfterSeconds: 2 } }));
    expect((await call()).headers['retry-after']).toBe('2');
  });
  test('what is thrown goes into the log and no further', async () => {
    handle.mockRejectedValue(new Error('table xinxiu-case: 张三 91340400'));
    const answer = await call();
    expect(answer).toMatchObject({ statusCode: 500, json: { code: 'internalError', requestId: 'request-1' } });
    expect(answer.body).not.toContain('张三');
    const line = log.mock.calls.find(([entry]) => entry.code === 'REQUEST_FAILED');
    expect(line?.[1]).toEqual({ requestId: 'request-1', operation: 'accept' });
  });
  test('an answer that breaks its contract is a bug, not an answer', async () => {
    handle.mockResolvedValue(ok({ caseId: 1 }));
    expect((await call()).statusCode).toBe(500);
  });
  test('one line per request, without path, person or content', async () => {
    await call();
    expect(log).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'REQUEST_HANDLED' }), {
      requestId: 'request-1',
      operation: 'accept',
      status: 200,
      problem: null,
      milliseconds: expect.any(Number),
    });
  });
});

describe('a bundle does not start', () => {
  test('where a route is open and the policy says otherwise', () => {
    expect(() => api([openRoute(accept, async () => ok({}))], { log })).toThrow('accept');
  });
  test('where a route is personal and nobody can be identified', () => {
    expect(() => api([route(accept, { about, handle })], { log })).toThrow('accept');
  });
});
