/**
 * Bearer tokens of any OIDC issuer. Checked here and not by the gateway, so that every 401 is a problem document too. A token says who
 * somebody is and nothing else: roles, unit and representations are read from the directory.
 */
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { issuerKeys } from './issuer-keys.ts';

export interface TokenSettings {
  readonly ISSUER: string;
  readonly JWKS_URI: string;
  readonly CLIENT_ID: string;
}

/** The principal id a header proves, or why it does not. Throws where the issuer's keys cannot be fetched. */
export type Authenticate = (authorization: string | undefined) => Promise<Result<string, Refusal>>;

/** Asymmetric only: a public key must never be usable as a shared secret. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];

/** Real time decides about expiry. */
export const makeAuthenticate =
  (settings: TokenSettings, keys: JWTVerifyGetKey = issuerKeys(settings.JWKS_URI)): Authenticate =>
  async (authorization) => {
    const token = /^Bearer ([^ ]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return refuse({ code: 'tokenMissing' });
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: settings.ISSUER,
        algorithms,
        requiredClaims: ['sub', 'exp'],
      });
      const subject = payload.sub;
      return subject !== undefined && isForUs(payload, settings.CLIENT_ID)
        ? ok(subject)
        : refuse({ code: 'tokenInvalid' });
    } catch (error) {
      if (error instanceof errors.JWTExpired) return refuse({ code: 'tokenExpired' });
      if (isTokensFault(error)) return refuse({ code: 'tokenInvalid' });
      throw error;
    }
  };

/** An access token for this client: an identity token proves a sign-in, not a permission to call. */
const isForUs = (payload: JWTPayload, clientId: string): boolean => {
  const audience = [payload.aud ?? []].flat();
  const forClient = payload['client_id'] === clientId || audience.includes(clientId);
  const use = payload['token_use'];
  return forClient && (use === undefined || use === 'access');
};

const isTokensFault = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSInvalid);
