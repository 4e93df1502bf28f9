/**
 * The platform's side of the contract: keep the highest version, refuse lower ones. Platforms are other people's programs; this
 * is what we ask of them, used by the program that plays them and by the tests that prove the order of messages does not matter.
 */
import * as z from '../kernel/schema.ts';
import { CommitmentOnDelivery, CreditCommitmentOnDelivery, type DeliveryMessage, RecordOnDelivery } from './message.ts';

/** What a platform shows, by item id. */
export const Shown = z.strictObject(() => ({
  records: z.record(z.string(), RecordOnDelivery),
  commitments: z.record(z.string(), CommitmentOnDelivery),
  creditCommitments: z._default(z.record(z.string(), CreditCommitmentOnDelivery), {}),
}));
export type Shown = z.infer<typeof Shown>;

export const nothingShown: Shown = { records: {}, commitments: {}, creditCommitments: {} };

/** What the platform shows after a message; null if it already holds a newer version. The same version again is a repeat. */
export const afterMessage = (shown: Shown, message: DeliveryMessage): Shown | null => {
  switch (message.kind) {
    case 'record': {
      const records = kept(shown.records, message.record.recordId, message.record);
      return records && { ...shown, records };
    }
    case 'commitment': {
      const commitments = kept(shown.commitments, message.commitment.commitmentId, message.commitment);
      return commitments && { ...shown, commitments };
    }
    case 'creditCommitment': {
      const { creditCommitment } = message;
      const creditCommitments = kept(shown.creditCommitments, creditCommitment.commitmentId, creditCommitment);
      return creditCommitments && { ...shown, creditCommitments };
    }
  }
};

/** The items with this one in its place; null if a newer version of it is there. */
const kept = <T extends { readonly version: number }>(
  items: Readonly<Record<string, T>>,
  id: string,
  item: T,
): Record<string, T> | null => ((items[id]?.version ?? 0) > item.version ? null : { ...items, [id]: item });
