/**
 * The issuer's side of a sign-in: authorization code with PKCE (RFC 7636), refresh and revocation, by a certified client library.
 * Any OpenID Connect issuer will do; what it offers is read from its own description once per process.
 */
import * as oauth from 'oauth4webapi';
import type { Begun } from './cookies.ts';

export interface IssuerSettings {
  readonly ISSUER: string;
  readonly DISCOVERY_URI: string;
  readonly CLIENT_ID: string;
  readonly PORTAL_URL: string;
}

export interface Tokens {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  /** Absent where the old one goes on. */
  readonly refreshToken: string | undefined;
}

/** Where the answer of the issuer says that this sign-in cannot go on; anything else it throws is broken infrastructure. */
const refused = (error: unknown): boolean =>
  error instanceof oauth.ResponseBodyError ||
  error instanceof oauth.AuthorizationResponseError ||
  error instanceof oauth.OperationProcessingError;

const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work;
  } catch (error) {
    if (refused(error)) return null;
    throw error;
  }
};

export const makeIssuer = (settings: IssuerSettings) => {
  const redirectUri = `${settings.PORTAL_URL}/callback`;
  const client: oauth.Client = { client_id: settings.CLIENT_ID };
  // The address of the description says whether the issuer is reached over TLS; the library refuses anything else unless told.
  const options = { [oauth.allowInsecureRequests]: settings.DISCOVERY_URI.startsWith('http:') };

  let described: Promise<oauth.AuthorizationServer> | undefined;
  const server = (): Promise<oauth.AuthorizationServer> => {
    described ??= fetch(settings.DISCOVERY_URI)
      .then((response) => oauth.processDiscoveryResponse(new URL(settings.ISSUER), response))
      .catch((error: unknown) => {
        described = undefined;
        throw error;
      });
    return described;
  };

  const tokensOf = (answer: oauth.TokenEndpointResponse): Tokens => ({
    accessToken: answer.access_token,
    expiresInSeconds: answer.expires_in ?? 0,
    refreshToken: answer.refresh_token,
  });

  const exchanged = async (begun: Begun, answer: URLSearchParams): Promise<Tokens> => {
    const as = await server();
    const params = oauth.validateAuthResponse(as, client, answer, begun.state);
    const response = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      oauth.None(),
      params,
      redirectUri,
      begun.codeVerifier,
      options,
    );
    const checks = { expectedNonce: begun.nonce, requireIdToken: true };
    return tokensOf(await oauth.processAuthorizationCodeResponse(as, client, response, checks));
  };

  const refreshed = async (refreshToken: string): Promise<Tokens> => {
    const as = await server();
    const response = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), refreshToken, options);
    return tokensOf(await oauth.processRefreshTokenResponse(as, client, response));
  };

  return {
    /** A new sign-in, and the address of the page where the person signs in. */
    async begin(returnTo: string): Promise<{ readonly begun: Begun; readonly signInUrl: string }> {
      const codeVerifier = oauth.generateRandomCodeVerifier();
      const begun = { state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce(), codeVerifier, returnTo };
      const url = new URL((await server()).authorization_endpoint ?? settings.ISSUER);
      const query = {
        response_type: 'code',
        client_id: settings.CLIENT_ID,
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      };
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return { begun, signInUrl: url.href };
    },
    /** Tokens for the sign-in page's answer; null where it is not the answer to this sign-in. */
    exchange: (begun: Begun, answer: URLSearchParams): Promise<Tokens | null> => orNull(exchanged(begun, answer)),
    /** A fresh access token; null where the sign-in has ended. */
    refresh: (refreshToken: string): Promise<Tokens | null> => orNull(refreshed(refreshToken)),
    /** Makes the refresh token worthless, where the issuer offers that. */
    async revoke(refreshToken: string): Promise<void> {
      const as = await server();
      if (as.revocation_endpoint === undefined) return;
      const response = await oauth.revocationRequest(as, client, oauth.None(), refreshToken, options);
      await orNull(oauth.processRevocationResponse(response));
    },
    /** The issuer's own sign-out, which leads back to the portal. */
    async signOutUrl(): Promise<string> {
      const url = new URL((await server()).end_session_endpoint ?? settings.PORTAL_URL);
      url.searchParams.set('client_id', settings.CLIENT_ID);
      // The first is Cognito's name for it, the second the standard's (OpenID Connect RP-Initiated Logout 1.0).
      url.searchParams.set('logout_uri', settings.PORTAL_URL);
      url.searchParams.set('post_logout_redirect_uri', settings.PORTAL_URL);
      return url.href;
    },
  };
};

export type Issuer = ReturnType<typeof makeIssuer>;
