/**
 * What the browser keeps of a sign-in, out of reach of its scripts: a sign-in under way, and the refresh token of one that is done.
 * Both are sent to this function only. They end with the browser: offices share machines.
 */

import { apiMount } from '#contracts/session.ts';
import * as z from '#domain/kernel/schema.ts';
import { cookieOf, type HttpEvent } from '../../shared/http/event.ts';

const attributes = `Path=${apiMount}/session; Secure; HttpOnly; SameSite=Strict`;
const names = { begun: '__Secure-xinxiu-sign-in', refreshToken: '__Secure-xinxiu-session' } as const;

const begunSeconds = 600;

/** A sign-in between the two visits: what the answer of the sign-in page is checked against, and where to go then. */
const Begun = z.strictObject(() => ({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
}));
export type Begun = z.infer<typeof Begun>;

export const begunCookie = (begun: Begun): string =>
  `${names.begun}=${Buffer.from(JSON.stringify(begun)).toString('base64url')}; Max-Age=${begunSeconds}; ${attributes}`;

export const forgetBegun = `${names.begun}=; Max-Age=0; ${attributes}`;

/** The sign-in this browser began; undefined where it began none or sends something else. */
export const begunOf = (event: HttpEvent): Begun | undefined => {
  try {
    const text = Buffer.from(cookieOf(event, names.begun) ?? '', 'base64url').toString('utf8');
    return Begun.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

export const sessionCookie = (refreshToken: string): string => `${names.refreshToken}=${refreshToken}; ${attributes}`;
export const forgetSession = `${names.refreshToken}=; Max-Age=0; ${attributes}`;
export const refreshTokenOf = (event: HttpEvent): string | undefined =>
  cookieOf(event, names.refreshToken) || undefined;
