/**
 * The platform's side of the contract: keep the highest version, refuse lower ones. Platforms are other people's programs; this
 * is what we ask of them, used by the program that plays them and by the tests that prove the order of messages does not matter.
 */
import * as z from '../kernel/schema.ts';
import { CommitmentOnDelivery, type DeliveryMessage, RecordOnDelivery } from './message.ts';

/** What a platform shows, by item id. */
export const Shown = z.strictObject({
  records: z.record(z.string(), RecordOnDelivery),
  commitments: z.record(z.string(), CommitmentOnDelivery),
});
export type Shown = z.infer<typeof Shown>;

export const nothingShown: Shown = { records: {}, commitments: {} };

/** What the platform shows after a message; null if it already holds a newer version. The same version again is a repeat. */
export const afterMessage = (shown: Shown, message: DeliveryMessage): Shown | null => {
  if (message.kind === 'record') {
    const { record } = message;
    if ((shown.records[record.recordId]?.version ?? 0) > record.version) return null;
    return { ...shown, records: { ...shown.records, [record.recordId]: record } };
  }
  const { commitment } = message;
  if ((shown.commitments[commitment.commitmentId]?.version ?? 0) > commitment.version) return null;
  return { ...shown, commitments: { ...shown.commitments, [commitment.commitmentId]: commitment } };
};
