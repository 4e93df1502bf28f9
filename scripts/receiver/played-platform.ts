/** One played platform: takes signed deliveries in the mode it is set to, and posts its receipts back until they are taken. */
import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { DeliveryMessage, type ReceiptMessage } from '#domain/delivery/message.ts';
import { checkSignature, type Hmac, replayWindowSeconds, signedHeaders } from '#domain/delivery/signature.ts';
import { openStore, type PlatformStore } from './store.ts';

/** `up` takes everything; `slow` after `delayMs`; `refuse` answers 422; `down` closes the connection and posts nothing. */
export const Mode = z.strictObject({
  mode: z.enum(['up', 'slow', 'refuse', 'down']),
  delayMs: z.number().int().min(0).max(120_000).default(0),
});
export type Mode = z.infer<typeof Mode>;

export interface Settings {
  readonly apiUrl: string;
  readonly dataDir: string;
  /** The secret shared with the system; asked for each time, so that a changed one is found. */
  readonly secretOf: (platformId: string) => Promise<string>;
  /** Between taking a delivery and posting its receipt: a platform needs a moment to do what it says it has done. */
  readonly receiptDelayMs: number;
  readonly say: (line: string) => void;
}

export interface Request {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** Status and body of an answer; null where the connection is closed without one. */
export type Reply = { readonly status: number; readonly body: object } | null;

const hmac: Hmac = (secret, text) => createHmac('sha256', secret).update(text, 'utf8').digest('hex');
const problem = (status: number, code: string): Reply => ({ status, body: { code } });
const longestPauseMs = 15_000;
/** Confirmed at the same time: a platform does not finish one matter before it takes up the next. */
const atOnce = 4;

export class PlayedPlatform {
  readonly id: string;
  readonly #settings: Settings;
  readonly #store: PlatformStore;
  #mode: Mode = { mode: 'up', delayMs: 0 };
  #posting = false;
  #closed = false;

  constructor(id: string, settings: Settings) {
    this.id = id;
    this.#settings = settings;
    this.#store = openStore(settings.dataDir, id);
    this.#postReceipts();
  }

  set mode(mode: Mode) {
    this.#mode = mode;
    this.#settings.say(`${this.id}: ${mode.mode}`);
    this.#postReceipts();
  }

  /** What the platform shows, and what it has not yet been able to confirm. */
  state(): object {
    const { shown, owing } = this.#store.held();
    return { platformId: this.id, ...this.#mode, ...shown, owing: Object.keys(owing) };
  }

  close(): void {
    this.#closed = true;
  }

  async take(request: Request): Promise<Reply> {
    if (this.#mode.mode === 'down') return null;
    if (this.#mode.mode === 'refuse') return problem(422, 'refusedByPlatform');
    if (this.#mode.mode === 'slow') await pause(this.#mode.delayMs);
    const { headers, body } = request;
    const secrets = [await this.#settings.secretOf(this.id)];
    const toleranceSeconds = replayWindowSeconds;
    const signed = checkSignature({ headers, body, secrets, hmac, now: Date.now() / 1000, toleranceSeconds });
    if (!signed.ok) return problem(401, signed.problem.code);
    const message = DeliveryMessage.safeParse(parsed(body));
    if (!message.success || message.data.deliveryId !== signed.value) return problem(400, 'deliveryMalformed');
    if (!this.#store.take(message.data, new Date().toISOString())) return problem(409, 'newerVersionShown');
    this.#settings.say(`${this.id}: took ${message.data.deliveryId}`);
    this.#postReceipts();
    return { status: 202, body: { deliveryId: message.data.deliveryId } };
  }

  /** One loop at a time posts what is owed; it ends when nothing is, and never while the platform plays dead. */
  #postReceipts(): void {
    if (this.#posting) return;
    this.#posting = true;
    const loop = async (): Promise<void> => {
      await pause(this.#settings.receiptDelayMs);
      for (let waited = 250; this.#owed().length > 0; ) {
        const settled = await Promise.all(this.#owed().map((receipt) => this.#settle(receipt)));
        waited = settled.includes(true) ? 250 : Math.min(waited * 2, longestPauseMs);
        if (waited > 250) await pause(waited);
      }
    };
    loop()
      .catch((error: unknown) => this.#settings.say(`${this.id}: ${String(error)}`))
      .finally(() => {
        this.#posting = false;
        if (this.#owed().length > 0) this.#postReceipts();
      });
  }

  /** The next to be posted. */
  #owed(): ReceiptMessage[] {
    if (this.#closed || this.#mode.mode === 'down') return [];
    return Object.values(this.#store.held().owing).slice(0, atOnce);
  }

  /** True if the receipt was settled: taken, or refused for good. */
  async #settle(receipt: ReceiptMessage): Promise<boolean> {
    const status = await this.#post(receipt);
    if (status === null || status >= 500 || status === 408 || status === 429) return false;
    if (status >= 300) this.#settings.say(`${this.id}: receipt of ${receipt.deliveryId} refused with ${status}`);
    this.#store.settle(receipt);
    return true;
  }

  async #post(receipt: ReceiptMessage): Promise<number | null> {
    const body = JSON.stringify(receipt);
    const { deliveryId } = receipt;
    const timestamp = String(Math.floor(Date.now() / 1000));
    try {
      const secret = await this.#settings.secretOf(this.id);
      const response = await fetch(`${this.#settings.apiUrl}/platform-receipts/${this.id}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...signedHeaders({ timestamp, deliveryId, body }, secret, hmac),
        },
        body,
        signal: AbortSignal.timeout(10_000),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      // The system does not run at the moment: the receipt stays owed.
      return null;
    }
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
