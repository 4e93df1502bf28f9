/**
 * Sends one delivery once. Everything is read at this moment, the attempt is stored before the next one is queued, and a lost race
 * with another sender of the same delivery is folded in: what matters is what the platform holds, and it keeps the highest version.
 */
import { type Answer, afterAttempt, type Delivery, isDue, superseded } from '#domain/delivery/delivery.ts';
import { type DeliveryMessage, itemOf } from '#domain/delivery/message.ts';
import type { Platform, Retry } from '#domain/delivery/platform.ts';
import type { StoredDelivery } from '../../shared/ledger/items.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { Log } from '../../shared/log.ts';
import * as logEntries from '../../shared/log-entries.ts';
import type { PlatformSecrets } from '../../shared/platform-secrets.ts';
import { type Enqueue, maxDelaySeconds } from '../../shared/send-queue.ts';
import { type ComposeDeps, compose } from './compose.ts';
import type { Post } from './post.ts';

export interface SendDeps extends ComposeDeps {
  readonly ledger: Ledger;
  readonly platform: (platformId: string) => Promise<Platform | null>;
  readonly secrets: PlatformSecrets;
  readonly post: Post;
  readonly enqueue: Enqueue;
  readonly count: (metric: 'DeliverySent' | 'DeliveryFailed' | 'DeliveryDead') => void;
  readonly log: Log;
  /** Real time, a UTC instant. */
  readonly now: () => string;
}

/** A delivery to a platform that is no longer configured is dead at once: a person puts it right and replays it. */
const noRetry: Retry = { baseSeconds: 1, factor: 1, maxSeconds: 1, maxAttempts: 1, resendSeconds: 1 };

/** Sends what the delivery has to say now, if it is due. Throws only for broken infrastructure. */
export const sendDelivery = async (deps: SendDeps, deliveryId: string): Promise<void> => {
  const stored = await deps.ledger.read(deliveryId);
  if (stored === null) throw new Error(`delivery ${deliveryId} is not in the ledger`);
  const { status, platformId } = stored.entry;
  if (!isDue(stored.entry, deps.now())) return deps.log(logEntries.deliverySkipped, { deliveryId, status });
  const message = await compose(deps, stored.entry, deps.now());
  if (message === 'superseded') return supersede(deps, stored);
  const platform = await deps.platform(platformId);
  const answer = await attempt(deps, platform, message);
  const next = await store(deps, stored, answer, platform?.retry ?? noRetry);
  await report(deps, next, answer);
};

const attempt = async (deps: SendDeps, platform: Platform | null, message: DeliveryMessage): Promise<Answer> => {
  const nothingSent = (detail: string): Answer => ({
    at: deps.now(),
    outcome: 'refused',
    httpStatus: null,
    detail,
    version: null,
  });
  if (platform === null) return nothingSent('platformNotConfigured');
  const [secret] = await deps.secrets(platform.transport.secretId);
  if (secret === undefined) return nothingSent('secretMissing');
  const { version } = itemOf(message);
  const { deliveryId } = message;
  const answered = await deps.post({ platform, deliveryId, body: JSON.stringify(message), secret, now: deps.now() });
  return { at: deps.now(), ...answered, version };
};

/** Stores the attempt on the entry as it is by now; the receipt, or another sender, may have been faster. */
const store = async (deps: SendDeps, read: StoredDelivery, answer: Answer, retry: Retry): Promise<Delivery> => {
  for (let stored: StoredDelivery | null = read; stored !== null; ) {
    const next = afterAttempt(stored.entry, answer, retry);
    if (await deps.ledger.change(stored, next, answer)) return next;
    stored = await deps.ledger.read(read.entry.deliveryId);
  }
  throw new Error(`delivery ${read.entry.deliveryId} vanished from the ledger`);
};

const supersede = async (deps: SendDeps, stored: StoredDelivery): Promise<void> => {
  const { deliveryId, platformId, version } = stored.entry;
  // A lost race means somebody else changed the entry: if it is still due, the sweep brings it back here.
  await deps.ledger.change(stored, superseded(stored.entry, deps.now()));
  deps.log(logEntries.deliverySuperseded, { deliveryId, platformId, version });
};

const report = async (deps: SendDeps, entry: Delivery, answer: Answer): Promise<void> => {
  const { deliveryId, platformId, attempts: attempt, nextAttemptAt } = entry;
  const { httpStatus, detail, version } = answer;
  if (answer.outcome === 'accepted') {
    deps.count('DeliverySent');
    return deps.log(logEntries.deliverySent, { deliveryId, platformId, version, attempt, httpStatus });
  }
  deps.count('DeliveryFailed');
  if (entry.status === 'dead') {
    deps.count('DeliveryDead');
    return deps.log(logEntries.deliveryDead, { deliveryId, platformId, attempt, httpStatus, detail });
  }
  deps.log(logEntries.deliveryFailed, { deliveryId, platformId, attempt, httpStatus, detail, nextAttemptAt });
  if (nextAttemptAt === null) return;
  const delay = Math.ceil((Date.parse(nextAttemptAt) - Date.parse(deps.now())) / 1000);
  // A longer wait than the queue can hold is left to the sweep.
  if (delay <= maxDelaySeconds) await deps.enqueue([deliveryId], Math.max(0, delay));
};
