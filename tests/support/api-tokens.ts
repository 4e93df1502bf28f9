/** Tokens as they should not be: of other makers, of other clients, changed on the way, or too old. */
import { randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type exportJWK, generateKeyPair, SignJWT } from 'jose';
import { clientOf } from '../../scripts/lib/aws.ts';
import { samplePassword } from '../../scripts/sample/world.ts';
import { claimsOf } from './api.ts';
import type { Engine } from './engine.ts';

const cognito = ({ instance }: Engine) => new CognitoIdentityProviderClient(clientOf(instance));

const signIn = async (engine: Engine, username: string, ClientId: string) => {
  const { AuthenticationResult } = await cognito(engine).send(
    new AdminInitiateAuthCommand({
      UserPoolId: engine.info.userPoolId,
      ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: samplePassword },
    }),
  );
  return { access: AuthenticationResult?.AccessToken ?? '', identity: AuthenticationResult?.IdToken ?? '' };
};

/** Proves the sign-in of a sample user, and no right to call. */
export const identityToken = async (engine: Engine, username: string): Promise<string> =>
  (await signIn(engine, username, engine.info.userPoolClientId)).identity;

/** Of the right pool and user, for another program than this system's. */
export const tokenOfOtherClient = async (engine: Engine, username: string, validSeconds = 3600): Promise<string> => {
  const { UserPoolClient } = await cognito(engine).send(
    new CreateUserPoolClientCommand({
      UserPoolId: engine.info.userPoolId,
      ClientName: `test-${randomUUID()}`,
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      AccessTokenValidity: validSeconds,
      TokenValidityUnits: { AccessToken: 'seconds' },
    }),
  );
  return (await signIn(engine, username, UserPoolClient?.ClientId ?? '')).access;
};

/** Somebody who can sign in and whom the directory does not know. */
export const tokenOfStranger = async (engine: Engine): Promise<string> => {
  const user = { UserPoolId: engine.info.userPoolId, Username: `stranger-${randomUUID()}` };
  await cognito(engine).send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' }));
  await cognito(engine).send(new AdminSetUserPasswordCommand({ ...user, Password: samplePassword, Permanent: true }));
  return (await signIn(engine, user.Username, engine.info.userPoolClientId)).access;
};

/** The claims of a real token under a signature of one's own; `kid` says it was the pool's key. */
export const forged = async (token: string, change: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const { privateKey } = await generateKeyPair('RS256');
  const { kid } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8')) as { kid: string };
  return new SignJWT({ ...claimsOf(token), ...change }).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
};

/** A real token whose claims were changed after it was signed. */
export const manipulated = (token: string, change: Readonly<Record<string, unknown>>): string => {
  const [header, , signature] = token.split('.');
  return `${header}.${base64url({ ...claimsOf(token), ...change })}.${signature}`;
};

/** As a careless verifier would take it: no signature at all, or the public key used as a shared secret. */
export const unsigned = (token: string): string =>
  `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(claimsOf(token))}.`;

export const signedWithPublicKey = async ({ info }: Engine, token: string): Promise<string> => {
  const { keys } = (await (await fetch(info.jwksUri)).json()) as { keys: Awaited<ReturnType<typeof exportJWK>>[] };
  const secret = new TextEncoder().encode(JSON.stringify(keys[0]));
  return new SignJWT(claimsOf(token)).setProtectedHeader({ alg: 'HS256', kid: String(keys[0]?.kid) }).sign(secret);
};

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
