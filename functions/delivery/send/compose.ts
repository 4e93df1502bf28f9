/** What a delivery says when it is sent: the item as it stands at that moment, or that nothing is left to say. */
import type { Delivery } from '#domain/delivery/delivery.ts';
import { type DeliveryMessage, effectHolds, recordOnDelivery } from '#domain/delivery/message.ts';
import type { RecordState } from '#domain/record/state.ts';

export interface SubjectNames {
  readonly subjectCode: string | null;
  readonly subjectName: string | null;
}

export interface ComposeDeps {
  /** The record, read consistently; null if there is none. */
  readonly record: (recordId: string) => Promise<{ readonly version: number; readonly state: RecordState } | null>;
  /** Code and name for platforms: both null for natural persons. */
  readonly subject: (subjectId: string) => Promise<SubjectNames>;
}

/** The message, or `superseded` where a later event undid what the delivery is about. Throws where the store lacks the item. */
export const compose = async (
  deps: ComposeDeps,
  entry: Delivery,
  sentAt: string,
): Promise<DeliveryMessage | 'superseded'> => {
  const { deliveryId, caseId, regionId, effects, item } = entry;
  const common = { deliveryId, caseId, regionId, effects, sentAt };
  if (item.kind === 'commitment') {
    const names = await deps.subject(item.subjectId);
    const { id: commitmentId, textHash, signedOn } = item;
    const commitment = { commitmentId, version: entry.version, ...names, textHash, signedOn };
    return { kind: 'commitment', ...common, commitment };
  }
  const found = await deps.record(item.id);
  if (found === null || found.version < entry.version)
    throw new Error(`record ${item.id} is not yet at version ${entry.version}`);
  if (!effects.every((effect) => effectHolds(effect, found.state))) return 'superseded';
  const names = await deps.subject(found.state.report?.subjectId ?? '');
  const record = recordOnDelivery(item.id, found.version, found.state, names);
  if (record === null) throw new Error(`record ${item.id} has no report`);
  return { kind: 'record', ...common, record };
};
