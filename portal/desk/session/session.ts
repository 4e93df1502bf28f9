/**
 * Who is signed in. The access token lives in this module's memory and nowhere else; a reload gets a new one by the cookie that no
 * script can read. Tabs tell each other when somebody signs in or out.
 */
import { makeCall } from '../../api/call.ts';
import { Problem } from '../../api/problem.ts';

/** Asked for anew so long before it runs out, so that no call sets off with a token that ends on the way. */
const marginMs = 60_000;

interface Access {
  readonly token: string;
  readonly until: number;
}

const anonymous = makeCall(async () => null);
const tabs = new BroadcastChannel('xinxiu-session');

let access: Access | null = null;
let refreshing: Promise<string> | null = null;
/** Whose page this is. */
let holder: string | null = null;
const listeners = new Set<(ended: boolean) => void>();

const keep = ({ accessToken, expiresInSeconds }: { accessToken: string; expiresInSeconds: number }): string => {
  const person = personOf(accessToken);
  if (holder !== null && holder !== person) leave();
  holder = person;
  access = { token: accessToken, until: Date.now() + expiresInSeconds * 1000 };
  tell(false);
  return accessToken;
};

/** Somebody else has signed in beside: nothing that stands here may go out under their name. */
const leave = (): never => {
  location.replace('/desk/');
  throw new DOMException('the page is another person’s', 'AbortError');
};

/** Whom the token speaks of; only the API decides what that is worth. */
const personOf = (token: string): string => {
  const claims: { sub: string } = JSON.parse(atob((token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')));
  return claims.sub;
};

const tell = (ended: boolean): void => {
  for (const listener of listeners) listener(ended);
};

tabs.addEventListener('message', ({ data }) => {
  if (data === 'opened') void refresh().catch(() => undefined);
  if (data === 'ended') location.replace('/');
});

const refresh = (): Promise<string> => {
  refreshing ??= anonymous
    .call('refreshSession', { body: {} })
    .then(keep, (error: unknown) => {
      if (error instanceof Problem && error.status === 401) {
        access = null;
        tell(true);
      }
      throw error;
    })
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
};

/** The access token of whoever is signed in. Throws a `Problem` where nobody is (any more). */
export const accessToken = async (): Promise<string> =>
  access !== null && Date.now() < access.until - marginMs ? access.token : await refresh();

/** Goes to the sign-in page and comes back to `returnTo`. */
export const signIn = async (returnTo: string): Promise<void> => {
  const { signInUrl } = await anonymous.call('startSession', { body: { returnTo } });
  location.assign(signInUrl);
};

/** What the sign-in page sent back, exchanged; answers the page to go on to. */
export const completeSignIn = async (answer: URLSearchParams): Promise<string> => {
  const body = { code: answer.get('code') ?? '-', state: answer.get('state') ?? '-' };
  const opened = await anonymous.call('openSession', { body });
  keep(opened);
  tabs.postMessage('opened');
  return opened.returnTo;
};

export const signOut = async (): Promise<void> => {
  const { signOutUrl } = await anonymous.call('endSession', { body: {} });
  access = null;
  tabs.postMessage('ended');
  location.assign(signOutUrl);
};

/** Tells when the session has ended and when it goes on again. */
export const onSession = (listener: (ended: boolean) => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
