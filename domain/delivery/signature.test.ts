import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSignature, type Hmac, replayWindowSeconds, signatureHeaders, signedHeaders } from './signature.ts';

const hmac: Hmac = (secret, text) => createHmac('sha256', secret).update(text, 'utf8').digest('hex');
const now = 1_780_000_000;
const message = { timestamp: String(now), deliveryId: 'record-1-v5-city', body: '{"名称":"甲"}' };
const headers = signedHeaders(message, 'secret', hmac);
const good = {
  headers,
  body: message.body,
  secrets: ['secret'],
  hmac,
  now,
  toleranceSeconds: replayWindowSeconds,
};

describe('a signed message', () => {
  it('is believed, whatever it says, and names its delivery', () =>
    fc.assert(
      fc.property(fc.string(), fc.uuid(), fc.string({ minLength: 1 }), (body, deliveryId, secret) => {
        const signed = signedHeaders({ timestamp: String(now), deliveryId, body }, secret, hmac);
        expect(checkSignature({ ...good, headers: signed, body, secrets: [secret] })).toEqual({
          ok: true,
          value: deliveryId,
        });
      }),
    ));

  it('is believed with the old key while the key is being changed', () => {
    expect(checkSignature({ ...good, secrets: ['the new one', 'secret'] })).toMatchObject({ ok: true });
  });

  it.each([
    ['another body', { body: '{"名称":"乙"}' }],
    ['another key', { secrets: ['other'] }],
    ['no key at all', { secrets: [] }],
    ['another delivery', { headers: { ...headers, [signatureHeaders.delivery]: 'record-1-v6-city' } }],
    ['another time', { headers: { ...headers, [signatureHeaders.timestamp]: String(now + 1) } }],
    ['a time that is no number', { headers: { ...headers, [signatureHeaders.timestamp]: 'now' } }],
    ['no signature', { headers: { ...headers, [signatureHeaders.signature]: undefined } }],
    ['another scheme', { headers: { ...headers, [signatureHeaders.signature]: 'v2=00' } }],
    ['no headers', { headers: {} }],
  ])('is not believed with %s', (_, change) => {
    expect(checkSignature({ ...good, ...change })).toEqual({ ok: false, problem: { code: 'signatureInvalid' } });
  });

  it.each([
    [0, true],
    [replayWindowSeconds, true],
    [replayWindowSeconds + 1, false],
    [-replayWindowSeconds, true],
    [-replayWindowSeconds - 1, false],
  ])('that is %i s old is taken: %s', (age, taken) => {
    const answer = checkSignature({ ...good, now: now + age });
    expect(answer).toMatchObject(taken ? { ok: true } : { ok: false, problem: { code: 'signatureExpired' } });
  });

  it('with a wrong signature is told so, however old it is', () => {
    expect(checkSignature({ ...good, secrets: ['other'], now: now + 9999 })).toMatchObject({
      problem: { code: 'signatureInvalid' },
    });
  });
});
