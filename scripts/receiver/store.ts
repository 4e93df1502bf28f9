/**
 * What one played platform holds, so that it shows after a restart what it showed before. Its file is a journal: a line per change,
 * because a platform that holds thousands of records cannot be written out at every message.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { DeliveryMessage, itemOf, ReceiptMessage } from '#domain/delivery/message.ts';
import { afterMessage, nothingShown, Shown } from '#domain/delivery/shown.ts';

const Held = z.strictObject({
  shown: Shown,
  /** Receipts not yet taken by the system, by delivery. */
  owing: z.record(z.string(), ReceiptMessage),
});
type Held = z.infer<typeof Held>;

/** One line: everything held when the file was opened, or one change since. */
const Line = z.union([
  z.strictObject({ held: Held }),
  z.strictObject({ took: DeliveryMessage, doneAt: z.string() }),
  z.strictObject({ settled: z.string() }),
]);
type Line = z.infer<typeof Line>;

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
  const file = join(folder, `${platformId}.jsonl`);
  let held = linesOf(file).reduce<Held>((before, line) => after(before, line) ?? before, nothingHeld);
  // Written beside and renamed: a killed program leaves the old file or the new one, never half of one.
  writeFileSync(`${file}.new`, written({ held }));
  renameSync(`${file}.new`, file);
  const change = (line: Line): boolean => {
    const next = after(held, line);
    if (next === null) return false;
    appendFileSync(file, written(line));
    held = next;
    return true;
  };
  return {
    held: () => held,
    take: (took, doneAt) => change({ took, doneAt }),
    settle: (receipt) => {
      if (held.owing[receipt.deliveryId] === receipt) change({ settled: receipt.deliveryId });
    },
  };
}

const nothingHeld: Held = { shown: nothingShown, owing: {} };

/** What is held after a change; null if something newer is shown already. */
const after = ({ shown, owing }: Held, line: Line): Held | null => {
  if ('held' in line) return line.held;
  if ('settled' in line) {
    const { [line.settled]: _, ...rest } = owing;
    return { shown, owing: rest };
  }
  const { took, doneAt } = line;
  const next = afterMessage(shown, took);
  return next && { shown: next, owing: { ...owing, [took.deliveryId]: receiptFor(took, doneAt) } };
};

const written = (line: Line): string => `${JSON.stringify(line)}\n`;

/** The last line of a killed program may be half of one; what it says was not yet answered, and comes again. */
const linesOf = (file: string): Line[] => {
  if (!existsSync(file)) return [];
  const texts = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return texts.map((text) => Line.parse(JSON.parse(text)));
};

const receiptFor = (message: DeliveryMessage, doneAt: string): ReceiptMessage => {
  const receipts = message.effects.map((effect) => ({ ...itemOf(message), effect, doneAt }));
  return { deliveryId: message.deliveryId, receipts };
};
