/**
 * The issuer's public keys, kept for a while and fetched again for a key id they do not know.
 * Why not the library's own remote set: it brings in the platform's `fetch`, which alone takes a third of a bare function's start.
 */
import { type IncomingMessage, get as overHttp } from 'node:http';
import { get as overHttps } from 'node:https';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

const timeoutMs = 5000;
/** A key that was taken back is trusted no longer than this. */
const keptMs = 10 * 60 * 1000;
/** Tokens with invented key ids must not make us ask the issuer each time. */
const cooldownMs = 30 * 1000;

/** The key set at this address. Throws where it cannot be had; the address is the issuer's, never a token's. */
const readKeySet = async (uri: string): Promise<JSONWebKeySet> => {
  const get = uri.startsWith('https:') ? overHttps : overHttp;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(uri, { signal: AbortSignal.timeout(timeoutMs) }, resolve).on('error', reject);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  if (response.statusCode !== 200) throw new Error(`the issuer's keys were answered with ${response.statusCode}`);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as JSONWebKeySet;
};

/** How a token's key is found. `read` and `now` (milliseconds) are given by tests. */
export const issuerKeys = (uri: string, read = readKeySet, now: () => number = Date.now): JWTVerifyGetKey => {
  let known: { readonly find: JWTVerifyGetKey; readonly at: number } | undefined;
  let reading: Promise<JWTVerifyGetKey> | undefined;

  const again = async (): Promise<JWTVerifyGetKey> => {
    const find = createLocalJWKSet(await read(uri));
    known = { find, at: now() };
    return find;
  };
  const fresh = (): Promise<JWTVerifyGetKey> => {
    reading ??= again().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  const youngerThan = (milliseconds: number): boolean => known !== undefined && now() < known.at + milliseconds;

  return async (header, token) => {
    const find = known !== undefined && youngerThan(keptMs) ? known.find : await fresh();
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || youngerThan(cooldownMs)) throw error;
      return (await fresh())(header, token);
    }
  };
};
