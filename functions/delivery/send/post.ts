/** One signed POST to a platform. What comes back is an answer, not an exception: a platform being down is ordinary. */
import type { Answer } from '#domain/delivery/delivery.ts';
import type { Platform } from '#domain/delivery/platform.ts';
import { signedHeaders } from '#domain/delivery/signature.ts';
import { hmacSha256 } from '../../shared/hash.ts';

export interface Posting {
  readonly platform: Platform;
  readonly deliveryId: string;
  readonly body: string;
  readonly secret: string;
  /** Real time, a UTC instant. */
  readonly now: string;
}

export type Post = (posting: Posting) => Promise<Pick<Answer, 'outcome' | 'httpStatus' | 'detail'>>;

/** Statuses that say “later”, not “no”. */
const later = new Set([408, 425, 429]);

/** Posts without following redirects: a signed message goes to the configured address or nowhere. The answer's body is not read. */
export const post: Post = async ({ platform, deliveryId, body, secret, now }) => {
  const { url, timeoutSeconds } = platform.transport;
  const timestamp = String(Math.floor(Date.parse(now) / 1000));
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...signedHeaders({ timestamp, deliveryId, body }, secret, hmacSha256),
      },
      body,
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    });
    await response.body?.cancel();
    return { outcome: outcomeOf(response.status), httpStatus: response.status, detail: null };
  } catch (error) {
    return { outcome: 'unreachable', httpStatus: null, detail: reasonOf(error) };
  }
};

const outcomeOf = (status: number): Answer['outcome'] => {
  if (status >= 200 && status < 300) return 'accepted';
  return status >= 500 || later.has(status) ? 'unreachable' : 'refused';
};

/** `TimeoutError`, `ECONNREFUSED` …: a name, never a text that may hold an address. */
const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
  return cause?.code ?? (error instanceof Error ? error.name : 'Error');
};
