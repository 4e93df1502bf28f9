/**
 * Signing in to the portal: code with PKCE, carried out here so that the browser's script never holds more than an access token. The
 * refresh token lies in a cookie that no script can read. Served by `functions/api/session`.
 */

import { session } from '#domain/access/policy.ts';
import { roles } from '#domain/kernel/actor.ts';
import { sessionEnded, signInFailed } from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { Named } from './shared.ts';

const { asks, reads } = under(session);

/** Where the API is mounted below the portal's address, so that its cookies stay with it. */
export const apiMount = '/api';

const Access = z.object(() => ({
  accessToken: described(z.string(), { description: '访问令牌，只放在内存中' }),
  expiresInSeconds: z.int(),
}));

/** A page of the portal: never an address elsewhere. */
const Page = described(z.string().check(z.maxLength(500), z.regex(/^\/(?!\/)[\w\-./?=&%~:]*$/, '应为本站内的地址。')), {
  description: '登录后回到的页面，以 / 开头',
  example: '/desk/',
});

export const startSession = asks({
  operationId: 'startSession',
  path: '/session/start',
  summary: '开始登录',
  body: z.strictObject({ returnTo: Page }),
  answer: z.object(() => ({ signInUrl: described(z.string(), { description: '登录页地址' }) })),
  example: { body: { returnTo: '/desk/' } },
});

export const openSession = asks({
  operationId: 'openSession',
  path: '/session/open',
  summary: '完成登录',
  description: '以登录页带回的 code 和 state 换取访问令牌；须在开始登录的同一浏览器中。',
  body: z.strictObject(() => ({
    code: z.string().check(z.minLength(1), z.maxLength(2000)),
    state: z.string().check(z.minLength(1), z.maxLength(200)),
  })),
  answer: z.object(() => ({ ...Access.shape, returnTo: z.string() })),
  problems: { signInFailed },
  example: { body: { code: 'code', state: 'state' } },
});

const empty = z.strictObject({});

export const refreshSession = asks({
  operationId: 'refreshSession',
  path: '/session/refresh',
  summary: '续期访问令牌',
  description: '凭浏览器的登录 Cookie。',
  body: empty,
  answer: Access,
  problems: { sessionEnded },
  example: { body: {} },
});

export const endSession = asks({
  operationId: 'endSession',
  path: '/session/end',
  summary: '退出登录',
  body: empty,
  answer: z.object(() => ({ signOutUrl: described(z.string(), { description: '登录方的退出页' }) })),
  example: { body: {} },
});

export const readMe = reads({
  operationId: 'readMe',
  path: '/me',
  summary: '我是谁：姓名、岗位和单位',
  answer: z.object(() => ({
    principalId: z.string(),
    name: described(z.string(), { description: '没有岗位的申请人为空' }),
    roles: z.array(z.enum(roles)),
    unit: z.nullable(Named),
    regionId: z.nullable(z.string()),
  })),
});
