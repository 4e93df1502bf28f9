/**
 * A platform says what it has done. It is believed because it signed, not because it knows an address; what it says is checked
 * against the delivery that was sent to it, stored once, and then counted for the case.
 */
import { type Receipt, withReceipts } from '#domain/delivery/delivery.ts';
import { ReceiptMessage } from '#domain/delivery/message.ts';
import type { Platform } from '#domain/delivery/platform.ts';
import { checkSignature, type Hmac, replayWindowSeconds } from '#domain/delivery/signature.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type { StoredDelivery } from '../../shared/ledger/items.ts';
import { markedOf, type TallyDeps, tallyReceipts } from '../../shared/ledger/tally-receipts.ts';
import * as logEntries from '../../shared/log-entries.ts';
import type { PlatformSecrets } from '../../shared/platform-secrets.ts';

export interface ReceiveDeps extends TallyDeps {
  readonly platform: (platformId: string) => Promise<Platform | null>;
  readonly secrets: PlatformSecrets;
  readonly hmac: Hmac;
}

export interface ReceiptRequest {
  readonly platformId: string;
  /** The body as received: the signature covers these very bytes. */
  readonly rawBody: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface ReceiptAnswer {
  readonly deliveryId: string;
  readonly stored: number;
  /** Receipts that had been received before. */
  readonly repeated: number;
}

/** Takes a platform's receipts; may be called twice with the same. Nothing is stored unless everything in the message is right. */
export const receiveReceipts =
  (deps: ReceiveDeps) =>
  async (request: ReceiptRequest): Promise<Result<ReceiptAnswer, Refusal>> => {
    const checked = await check(deps, request);
    if (checked.ok) return ok(await keep(deps, checked.value));
    deps.log(logEntries.receiptRefused, { platformId: request.platformId, problem: checked.problem.code });
    return checked;
  };

/** The receipts of a message, and the delivery they are for as it was read. */
interface Checked {
  readonly delivery: StoredDelivery;
  readonly receipts: readonly Receipt[];
}

const check = async (deps: ReceiveDeps, request: ReceiptRequest): Promise<Result<Checked, Refusal>> => {
  const signed = await signedDelivery(deps, request);
  if (!signed.ok) return signed;
  const message = ReceiptMessage.safeParse(json(request.rawBody));
  if (!message.success || message.data.deliveryId !== signed.value) return refuse({ code: 'receiptMalformed' });
  return matching(deps, request.platformId, message.data);
};

/** The delivery the sender vouches for. An unknown platform is told the same as a wrong signature. */
const signedDelivery = async (deps: ReceiveDeps, request: ReceiptRequest): Promise<Result<string, Refusal>> => {
  const platform = await deps.platform(request.platformId);
  if (platform === null) return refuse({ code: 'signatureInvalid' });
  return checkSignature({
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: request.rawBody,
    secrets: await deps.secrets(platform.transport.secretId),
    hmac: deps.hmac,
    now: Date.parse(deps.now()) / 1000,
    toleranceSeconds: replayWindowSeconds,
  });
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The receipts, each of which the delivery asked this platform for. */
const matching = async (
  deps: ReceiveDeps,
  platformId: string,
  message: ReceiptMessage,
): Promise<Result<Checked, Refusal>> => {
  const delivery = await deps.ledger.read(message.deliveryId);
  if (delivery === null || delivery.entry.platformId !== platformId) return refuse({ code: 'deliveryNotFound' });
  const { entry } = delivery;
  const { deliveryId, effects, version } = entry;
  if (message.receipts.some((r) => r.itemId !== entry.item.id || !effects.includes(r.effect)))
    return refuse({ code: 'receiptNotOwed', params: { effects } });
  if (message.receipts.some((r) => r.version < version))
    return refuse({ code: 'receiptVersionTooLow', params: { version } });
  // What was never sent cannot have been carried out.
  const sent = Math.max(version, entry.lastAnswer?.version ?? 0);
  if (message.receipts.some((r) => r.version > sent)) return refuse({ code: 'receiptNotSent', params: { sent } });
  const receivedAt = deps.now();
  const receipts = message.receipts.map((receipt) => ({ deliveryId, platformId, ...receipt, receivedAt }));
  return ok({ delivery, receipts });
};

/**
 * Stores first, counts then. Counting that fails is no reason to refuse what is safely stored: the mark stays, the sweep counts
 * again and raises the alarm if it cannot.
 */
const keep = async (deps: ReceiveDeps, { delivery, receipts }: Checked): Promise<ReceiptAnswer> => {
  const { deliveryId, platformId } = delivery.entry;
  const { stored, marked } = await store(deps, delivery, receipts);
  if (marked !== null)
    await tallyReceipts(deps, delivery.entry, receipts, marked).catch((error: unknown) =>
      deps.log(logEntries.receiptNotCounted, { deliveryId, platformId }, error),
    );
  const repeated = receipts.length - stored;
  deps.log(logEntries.receiptsStored, { deliveryId, platformId, stored, repeated });
  return { deliveryId, stored, repeated };
};

interface Kept {
  readonly stored: number;
  /** Null where there is nothing to count: nobody waits for them, or they were stored and marked before. */
  readonly marked: Receipt | null;
}

/** Stores those that are not there yet. What is read again only where somebody was faster: the sender, or the same message. */
const store = async (deps: ReceiveDeps, read: StoredDelivery, receipts: readonly Receipt[]): Promise<Kept> => {
  const { deliveryId, effects } = read.entry;
  const confirmsAll = effects.every((effect) => receipts.some((r) => r.effect === effect));
  // Most platforms confirm all they owe at once; only parts have to be put together from the store.
  let known: readonly Receipt[] = confirmsAll ? [] : await deps.ledger.receiptsOf(deliveryId);
  for (let delivery: StoredDelivery | null = read; delivery !== null; ) {
    const fresh = receipts.filter(({ effect }) => !known.some((r) => r.effect === effect));
    const { entry } = delivery;
    const next = withReceipts(entry, [...known, ...fresh], deps.now());
    if (fresh.length > 0) {
      const marked = markedOf(entry, fresh);
      if (await deps.ledger.storeReceipts(delivery, next, fresh, marked)) return { stored: fresh.length, marked };
      // One that was sent again is acknowledged again, by receipts that are there already.
    } else if (next === entry || (await deps.ledger.change(delivery, next))) return { stored: 0, marked: null };
    [delivery, known] = await Promise.all([deps.ledger.read(deliveryId), deps.ledger.receiptsOf(deliveryId)]);
  }
  throw new Error(`delivery ${deliveryId} vanished from the ledger`);
};
