/** Whatever is wrong with a request is said in a problem document, and nothing has happened. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Call, claimsOf, connectApi, type Reply } from '../support/api.ts';
import {
  act,
  clerk,
  enterpriseNumber,
  fileCase,
  freshRecord,
  freshRecords,
  type OnItem,
  offered,
  pathOf,
} from '../support/api-cases.ts';
import {
  forged,
  identityToken,
  manipulated,
  signedWithPublicKey,
  tokenOfOtherClient,
  tokenOfStranger,
  unsigned,
} from '../support/api-tokens.ts';
import { isKept, leavesNothing } from '../support/api-traces.ts';
import { connect, until } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
const acceptor = api.as('market-acceptor');
let enterprise: Enterprise;
/** A case that waits for its acceptance. */
let caseId: string;
let item: OnItem;
let path: string;
let good: Record<string, unknown>;

beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 10);
  caseId = await fileCase(api, enterprise, { recordIds: [await freshRecord(api, enterprise)] });
  item = await offered(acceptor, caseId, 'accept');
  path = pathOf(caseId, 'accept');
  good = { ...item, opinion: '材料齐全，予以受理。' };
});

/** Sends an acceptance that is wrong in one way: refused with this status and code, and nothing is left of it. */
const refused = async (call: Partial<Call>, status: number, code: string, user = acceptor): Promise<Reply> => {
  const key = randomUUID();
  const { headers, ...rest } = call;
  const body = 'raw' in rest || 'body' in rest ? {} : { body: good };
  let reply: Reply | undefined;
  await leavesNothing(engine, enterprise.subjectId, async () => {
    reply = await user.call({
      method: 'POST',
      path,
      ...body,
      ...rest,
      headers: { 'idempotency-key': key, ...headers },
    });
  });
  expect(reply).toMatchObject({ status, body: { code } });
  expect(await isKept(engine, user, 'accept', key)).toBe(false);
  return reply as Reply;
};

describe('who asks', () => {
  const withToken = async (token: string | undefined, status: number, code: string) => {
    const reply = await refused({ headers: { authorization: token } }, status, code);
    if (status === 401) expect(reply.headers.get('www-authenticate')).toBe('Bearer');
  };
  const bearer = (token: string) => `Bearer ${token}`;

  test('nobody', () => withToken(undefined, 401, 'tokenMissing'));
  test('somebody by name and password', () => withToken('Basic bWFya2V0OnNlY3JldA==', 401, 'tokenMissing'));
  test('a token that is none', () => withToken(bearer('a.b.c'), 401, 'tokenInvalid'));
  test('a token signed with a key of one’s own', async () =>
    withToken(bearer(await forged(await acceptor.token())), 401, 'tokenInvalid'));
  test('one that is too old besides', async () =>
    withToken(bearer(await forged(await acceptor.token(), { exp: 1 })), 401, 'tokenInvalid'));
  test('a token of the pool with another person in it', async () => {
    const sub = await api.as('market-approver').principalId();
    await withToken(bearer(manipulated(await acceptor.token(), { sub })), 401, 'tokenInvalid');
  });
  test('a token of the pool that was made to live longer', async () =>
    withToken(bearer(manipulated(await acceptor.token(), { exp: 4_000_000_000 })), 401, 'tokenInvalid'));
  test('an unsigned token', async () => withToken(bearer(unsigned(await acceptor.token())), 401, 'tokenInvalid'));
  test('a token that takes the public key for a shared secret', async () =>
    withToken(bearer(await signedWithPublicKey(engine, await acceptor.token())), 401, 'tokenInvalid'));
  test('a token of another issuer', async () =>
    withToken(
      bearer(await forged(await acceptor.token(), { iss: 'https://issuer.example/pool' })),
      401,
      'tokenInvalid',
    ));
  test('a token that only proves a sign-in', async () =>
    withToken(bearer(await identityToken(engine, 'market-acceptor')), 401, 'tokenInvalid'));
  test('a token for another program', async () =>
    withToken(bearer(await tokenOfOtherClient(engine, 'market-acceptor')), 401, 'tokenInvalid'));
  test('a token whose time is over', async () => {
    const token = await tokenOfOtherClient(engine, 'market-acceptor', 1);
    await until('the token to expire', async () =>
      Date.now() > Number(claimsOf(token)['exp']) * 1000 ? true : undefined,
    );
    await withToken(bearer(token), 401, 'tokenExpired');
  });
  test('somebody the directory does not know', async () => {
    const authorization = bearer(await tokenOfStranger(engine));
    await withToken(authorization, 403, 'personUnknown');
    const open = await api.call({ method: 'GET', path: '/public/health', headers: { authorization } });
    expect(open.status).toBe(200);
  });
});

describe('what is sent', () => {
  const body = (change: Readonly<Record<string, unknown>>) => ({ body: { ...good, ...change } });
  const invalid = async (call: Partial<Call>, at: string, words: string) => {
    const reply = await refused(call, 422, 'validationFailed');
    const places = reply.body.errors.map((e: { in: string; pointer: string }) => `${e.in}${e.pointer}`);
    expect(places).toContain(at);
    const error = reply.body.errors[places.indexOf(at)];
    expect(error.message).toContain(words);
  };

  test.each([
    ['no JSON', '{"itemId":'],
    ['something after the JSON', '{} {}'],
    ['a form', 'itemId=1&opinion=2'],
    ['half a character', '{"itemId":"1","itemVersion":1,"opinion":"同意\\ud83d"}'],
    ['half a character in a name', '{"\\udc00":1}'],
  ])('%s', async (_, raw) => {
    await refused({ raw }, 400, 'malformedJson');
  });

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'content type %s',
    async (type) => {
      await refused({ headers: { 'content-type': type } }, 415, 'unsupportedMediaType');
    },
  );
  test('no content type', () => refused({ headers: { 'content-type': undefined } }, 415, 'unsupportedMediaType'));
  test('a body beyond every command', () => refused(body({ opinion: '长'.repeat(100_000) }), 413, 'bodyTooLarge'));

  test.each([
    ['an unknown field', { isAdministrator: true }, 'body/isAdministrator', '不认识'],
    ['the action by another name', { type: 'refuseAcceptance' }, 'body/type', '不认识'],
    ['an over-long text', { opinion: '长'.repeat(1001) }, 'body/opinion', '1000'],
    ['a null character', { opinion: '同意\u0000' }, 'body/opinion', '控制字符'],
    ['an escape character', { opinion: '\u001b[2J同意' }, 'body/opinion', '控制字符'],
    ['a character that turns the reading direction', { opinion: '同\u202e意' }, 'body/opinion', '控制字符'],
    ['an invisible character', { opinion: '同\u200b意' }, 'body/opinion', '控制字符'],
    ['nothing but white space', { opinion: ' \u3000\n' }, 'body/opinion', '空白'],
    ['a number for a text', { opinion: 1 }, 'body/opinion', ''],
    ['a text for a number', { itemVersion: '1' }, 'body/itemVersion', '数字'],
    ['a version that is no whole number', { itemVersion: 1.5 }, 'body/itemVersion', ''],
    ['a missing field', { opinion: undefined }, 'body/opinion', '必填'],
    ['an over-long id', { itemId: 'x'.repeat(121) }, 'body/itemId', '120'],
  ])('%s', (_, change, at, words) => invalid(body(change), at, words));

  test.each(['[]', '"text"', '1', 'null'])('%s for an object', (raw) => invalid({ raw }, 'body', ''));
  test('a polluted prototype', () =>
    invalid({ raw: JSON.stringify(good).replace('{', '{"__proto__":{"admin":true},') }, 'body/__proto__', '不认识'));
  test('a parameter nobody asked for', () => invalid({ path: `${path}?debug=1` }, 'query/debug', '不认识'));
  test('an id with characters no id has', async () => {
    const reply = await refused({ path: '/repair-cases/%3Cscript%3E/accept' }, 422, 'validationFailed');
    expect(reply.body.errors[0]).toMatchObject({ in: 'path', pointer: '/caseId' });
  });

  test.each([undefined, '', 'two words', 'x'.repeat(129)])('Idempotency-Key %j', async (key) => {
    await refused({ headers: { 'idempotency-key': key } }, 400, 'idempotencyKeyMissing');
  });
});

describe('where', () => {
  test.each(['/nowhere', '/repair-cases/x/y/z', '/administration', '/public', '/applications/a/b', '/'])(
    'nobody serves %s',
    async (unknown) => {
      const reply = await acceptor.call({ method: 'GET', path: unknown });
      expect(reply).toMatchObject({ status: 404, body: { code: 'notFound' } });
    },
  );
  test.each([
    ['DELETE', '/repair-cases', 'GET, POST'],
    ['PUT', '/documents', 'POST'],
    ['PATCH', '/administration/clock', 'GET, POST'],
    ['POST', '/public/records', 'GET'],
    ['GET', '/applications/letter-x/extra', null],
    ['GET', '/work-items/case-1/item-1/claim', 'POST'],
    ['DELETE', '/platform-receipts/creditChina', 'POST'],
  ])('%s %s', async (method, at, allow) => {
    const reply = await acceptor.call({ method, path: at });
    if (allow === null) return expect(reply).toMatchObject({ status: 404, body: { code: 'notFound' } });
    expect(reply).toMatchObject({ status: 405, body: { code: 'methodNotAllowed' } });
    expect(reply.headers.get('allow')?.split(', ').toSorted()).toEqual(allow.split(', '));
  });
  test('a case nobody has opened', () => refused({ path: '/repair-cases/case-unknown/accept' }, 404, 'caseNotFound'));
});

describe('may they, and on which item', () => {
  test('another role', async () => {
    const reply = await refused({}, 403, 'wrongRole', api.as('market-verifier'));
    expect(reply.body.detail).toContain('受理人');
  });
  test('another unit', async () => {
    const reply = await refused({}, 403, 'wrongUnit', api.as('transport-acceptor'));
    expect(reply.body.detail).toContain('淮南市市场监督管理局');
  });
  test('the applicant', () => refused({}, 403, 'wrongRole', api.as(clerk)));
  test('somebody else’s enterprise', () =>
    refused(
      { path: pathOf(caseId, 'withdraw'), body: { reason: '撤回。' } },
      403,
      'notRepresenting',
      api.as('clerk-zhang'),
    ));
  test.each(['item-unknown', '__proto__', 'constructor'])('an item that does not exist: %s', async (itemId) => {
    await refused({ body: { ...good, itemId } }, 404, 'itemNotFound');
  });
  test('a version that is not the present one', async () => {
    const reply = await refused({ body: { ...good, itemVersion: item.itemVersion + 7 } }, 409, 'staleVersion');
    expect(reply.body).toMatchObject({
      current: item.itemVersion,
      detail: expect.stringContaining(`第${item.itemVersion}版`),
    });
  });

  test('an item somebody else has claimed, and one that is closed', async () => {
    const recordIds = await freshRecords(api, enterprise, 1, { confirmed: false });
    const claimed = await fileCase(api, enterprise, { recordIds });
    await act(acceptor, claimed, 'accept', { opinion: '予以受理。' });
    const [mine, other] = [api.as('market-verifier'), api.as('market-both')];
    const open = await offered(mine, claimed, 'verify');
    const claim = await mine.post(`/work-items/${claimed}/${open.itemId}/claim`, { itemVersion: open.itemVersion });
    expect(claim).toMatchObject({
      status: 200,
      body: { assignee: await mine.principalId(), version: open.itemVersion + 1 },
    });
    const finding = {
      itemId: open.itemId,
      itemVersion: claim.body.version,
      opinion: '属实。',
      records: recordIds.map((recordId) => ({ recordId, supported: true, remark: '属实。' })),
    };
    const at = pathOf(claimed, 'verify');
    await refused({ path: at, body: finding }, 409, 'itemClaimedByOther', other);
    await refused({ path: at, body: { ...finding, itemVersion: open.itemVersion } }, 409, 'staleVersion', mine);
    await refused(
      { path: at, body: { ...finding, records: [{ recordId: 'rec-other', supported: true, remark: '属实。' }] } },
      422,
      'outcomesIncomplete',
      mine,
    );
    expect((await mine.post(at, finding)).status).toBe(200);
    // Decided is not entered: only when its item is open does the case wait for people again.
    await offered(api.as('market-approver'), claimed, 'decide');
    await refused({ path: at, body: finding }, 409, 'itemClosed', mine);
    await refused({ path: at, body: finding }, 409, 'itemClosed', other);
  });
});

describe('the same key', () => {
  test('the same body is answered alike without a second effect; another is refused; another operation is another key', async () => {
    const opened = await fileCase(api, enterprise, { recordIds: [await freshRecord(api, enterprise)] });
    const on = await offered(acceptor, opened, 'requestSupplement');
    const body = { ...on, items: [{ what: '请补充罚款缴纳凭证。' }] };
    const key = randomUUID();
    const first = await acceptor.post(pathOf(opened, 'requestSupplement'), body, key);
    expect(first).toMatchObject({ status: 200, body: { stage: 'supplementing' } });
    await offered(api.as(clerk), opened, 'submitSupplement');
    await leavesNothing(engine, enterprise.subjectId, async () => {
      // Members in another order are the same request.
      const turned = Object.fromEntries(Object.entries(body).toReversed());
      expect(await acceptor.post(pathOf(opened, 'requestSupplement'), turned, key)).toMatchObject({
        status: 200,
        body: first.body,
      });
      const changed = await acceptor.post(
        pathOf(opened, 'requestSupplement'),
        { ...body, items: [{ what: '另一份。' }] },
        key,
      );
      expect(changed).toMatchObject({ status: 409, body: { code: 'idempotencyKeyReused' } });
      const elsewhere = await acceptor.post(path.replace('accept', 'request-supplement'), body, key);
      expect(elsewhere).toMatchObject({ status: 409, body: { code: 'idempotencyKeyReused' } });
      const other = await acceptor.post(pathOf(opened, 'accept'), { ...on, opinion: '予以受理。' }, key);
      expect(other).toMatchObject({ status: 409, body: { code: 'itemClosed' } });
    });
  });

  test('a refusal is not kept: the same request succeeds once nothing stands against it any more', async () => {
    const opened = await fileCase(api, enterprise, { recordIds: [await freshRecord(api, enterprise)] });
    const on = await offered(acceptor, opened, 'accept');
    const key = randomUUID();
    const accept = () =>
      acceptor.post(pathOf(opened, 'accept'), { ...on, itemVersion: on.itemVersion + 2, opinion: '受理。' }, key);
    expect(await accept()).toMatchObject({ status: 409, body: { code: 'staleVersion' } });
    const handle = (what: string, itemVersion: number) =>
      acceptor.post(`/work-items/${opened}/${on.itemId}/${what}`, { itemVersion });
    await handle('claim', on.itemVersion);
    await handle('release', on.itemVersion + 1);
    expect(await accept()).toMatchObject({ status: 200, body: { stage: 'verifying' } });
  });
});
