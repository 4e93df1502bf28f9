/** A small client of the running system's API, as a sample user: for the sample data, the demo, the tests and the measurements. */
import { randomUUID } from 'node:crypto';
import type { Info } from './info.ts';
import type { Instance } from './instance.ts';
import { accessToken } from './sign-in.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is the caller's knowledge; the contracts check it at the server
  readonly body: any;
  readonly headers: Headers;
}

export interface ApiUser {
  /** Who the token says they are. */
  readonly principalId: () => Promise<string>;
  readonly get: (path: string) => Promise<Answer>;
  /** `key` is the Idempotency-Key; a fresh one unless the same request is to be repeated. */
  readonly post: (path: string, body: unknown, key?: string) => Promise<Answer>;
}

/** The API as the sample user `username` sees it. */
export const apiUser = (instance: Instance, info: Info, username: string): ApiUser =>
  apiClient(info.apiUrl, () => accessToken(instance, info, username));

/** The API at this address as whoever signs in. The token is fetched once; sample tokens live for an hour. */
export const apiClient = (apiUrl: string, signIn: () => Promise<string>): ApiUser => {
  let token: Promise<string> | undefined;
  const send = async (method: string, path: string, body?: unknown, key = randomUUID() as string): Promise<Answer> => {
    token ??= signIn();
    const response = await fetch(`${apiUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await token}`,
        ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
  };
  const principalId = async () => {
    token ??= signIn();
    const [, claims = ''] = (await token).split('.');
    return String(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')).sub);
  };
  return { principalId, get: (path) => send('GET', path), post: (path, body, key) => send('POST', path, body, key) };
};
