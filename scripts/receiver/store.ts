/** What one played platform holds, in a file, so that it shows after a restart what it showed before. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type DeliveryMessage, itemOf, ReceiptMessage } from '#domain/delivery/message.ts';
import { afterMessage, nothingShown, Shown } from '#domain/delivery/shown.ts';

const Held = z.strictObject({
  shown: Shown,
  /** Receipts not yet taken by the system, by delivery. */
  owing: z.record(z.string(), ReceiptMessage),
});
type Held = z.infer<typeof Held>;

export interface PlatformStore {
  readonly held: () => Held;
  /** Shows what the message says and owes its receipts. False if something newer is shown already. */
  readonly take: (message: DeliveryMessage, doneAt: string) => boolean;
  /** The receipts of this delivery are settled; unless newer ones took their place meanwhile. */
  readonly settle: (receipt: ReceiptMessage) => void;
}

/** Opens the file of a platform in `folder`, which is made if it is not there. */
export function openStore(folder: string, platformId: string): PlatformStore {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${platformId}.json`);
  let held: Held = existsSync(file)
    ? Held.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { shown: nothingShown, owing: {} };
  const keep = (next: Held): void => {
    held = next;
    // Written beside and renamed: a killed program leaves the old file or the new one, never half of one.
    writeFileSync(`${file}.new`, JSON.stringify(held, null, 2));
    renameSync(`${file}.new`, file);
  };
  return {
    held: () => held,
    take: (message, doneAt) => {
      const shown = afterMessage(held.shown, message);
      if (shown === null) return false;
      keep({ shown, owing: { ...held.owing, [message.deliveryId]: receiptFor(message, doneAt) } });
      return true;
    },
    settle: (receipt) => {
      if (held.owing[receipt.deliveryId] !== receipt) return;
      const { [receipt.deliveryId]: _, ...owing } = held.owing;
      keep({ ...held, owing });
    },
  };
}

const receiptFor = (message: DeliveryMessage, doneAt: string): ReceiptMessage => {
  const receipts = message.effects.map((effect) => ({ ...itemOf(message), effect, doneAt }));
  return { deliveryId: message.deliveryId, receipts };
};
