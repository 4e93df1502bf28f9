/** Keys change while functions run: a new one is found without a restart, and nobody can make us ask the issuer for each token. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose';
import { beforeEach, expect, it } from 'vitest';
import { issuerKeys } from './issuer-keys.ts';

const uri = 'https://issuer.example/jwks.json';
const keyOf = async (kid: string) => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid })
    .setExpirationTime('5m')
    .sign(privateKey);
  return { jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256' }, token };
};
const first = await keyOf('k1');
const second = await keyOf('k2');

let published: JSONWebKeySet;
let asked: number;
let now: number;
let keys: ReturnType<typeof issuerKeys>;

beforeEach(() => {
  published = { keys: [first.jwk] };
  asked = 0;
  now = 0;
  const read = async () => {
    asked += 1;
    return published;
  };
  keys = issuerKeys(uri, read, () => now);
});

it('asks the issuer once for many tokens, also when they come at once', async () => {
  await Promise.all([jwtVerify(first.token, keys), jwtVerify(first.token, keys)]);
  await jwtVerify(first.token, keys);
  expect(asked).toBe(1);
});

it('finds a key that was published later', async () => {
  await jwtVerify(first.token, keys);
  published = { keys: [first.jwk, second.jwk] };
  now = 31_000;
  await jwtVerify(second.token, keys);
  expect(asked).toBe(2);
});

it('does not ask again for every unknown key', async () => {
  await jwtVerify(first.token, keys);
  now = 1000;
  await expect(jwtVerify(second.token, keys)).rejects.toThrow('no applicable key');
  await expect(jwtVerify(second.token, keys)).rejects.toThrow('no applicable key');
  expect(asked).toBe(1);
});

it('no longer trusts a key that was taken back ten minutes ago', async () => {
  await jwtVerify(first.token, keys);
  published = { keys: [second.jwk] };
  now = 600_001;
  await expect(jwtVerify(first.token, keys)).rejects.toThrow('no applicable key');
});

it('asks again after the issuer could not be reached', async () => {
  let down = true;
  const flaky = issuerKeys(uri, async () => {
    if (down) throw new Error('unreachable');
    return published;
  });
  await expect(jwtVerify(first.token, flaky)).rejects.toThrow('unreachable');
  down = false;
  await jwtVerify(first.token, flaky);
});

it('reads the keys over HTTP and says so where the issuer answers with something else', async () => {
  let status = 200;
  const issuer = createServer((_, response) => response.writeHead(status).end(JSON.stringify(published)));
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks.json`;
  try {
    await jwtVerify(first.token, issuerKeys(address));
    status = 503;
    await expect(jwtVerify(first.token, issuerKeys(address))).rejects.toThrow('503');
  } finally {
    issuer.close();
  }
});
