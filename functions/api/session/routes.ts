import { endSession, openSession, readMe, refreshSession, startSession } from '#contracts/session.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { UnitName } from '../../shared/directory/unit-names.ts';
import { openRoute, type Route, route } from '../../shared/http/route.ts';
import { begunCookie, begunOf, forgetBegun, forgetSession, refreshTokenOf, sessionCookie } from './cookies.ts';
import type { Issuer, Tokens } from './issuer.ts';

export const sessionRoutes = (issuer: Issuer): readonly Route[] => [
  openRoute(startSession, async ({ body, setCookie }) => {
    const { begun, signInUrl } = await issuer.begin(body.returnTo);
    setCookie(begunCookie(begun));
    return ok({ signInUrl });
  }),
  openRoute(openSession, async ({ body, event, setCookie }) => {
    const begun = begunOf(event);
    setCookie(forgetBegun);
    const tokens = begun && (await issuer.exchange(begun, new URLSearchParams(body)));
    if (!begun || !tokens) return refuse({ code: 'signInFailed' });
    keep(tokens, setCookie);
    return ok({ ...accessOf(tokens), returnTo: begun.returnTo });
  }),
  openRoute(refreshSession, async ({ event, setCookie }) => {
    const refreshToken = refreshTokenOf(event);
    const tokens = refreshToken === undefined ? null : await issuer.refresh(refreshToken);
    if (tokens === null) {
      setCookie(forgetSession);
      return refuse({ code: 'sessionEnded' });
    }
    keep(tokens, setCookie);
    return ok(accessOf(tokens));
  }),
  openRoute(endSession, async ({ event, setCookie }) => {
    const refreshToken = refreshTokenOf(event);
    setCookie(forgetSession);
    if (refreshToken !== undefined) await issuer.revoke(refreshToken);
    return ok({ signOutUrl: await issuer.signOutUrl() });
  }),
];

const accessOf = ({ accessToken, expiresInSeconds }: Tokens) => ({ accessToken, expiresInSeconds });

const keep = ({ refreshToken }: Tokens, setCookie: (cookie: string) => void): void => {
  if (refreshToken !== undefined) setCookie(sessionCookie(refreshToken));
};

export const readMeRoute = (unitName: UnitName) =>
  route(readMe, {
    handle: async ({ person }) => {
      const { principalId, name, roles, unitId, regionId } = person;
      const unit = unitId === undefined ? null : { id: unitId, name: (await unitName(unitId)) ?? unitId };
      return ok({ principalId, name, roles: [...roles], unit, regionId: regionId ?? null });
    },
  });
