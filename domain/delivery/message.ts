/**
 * What goes over the wire. A record is always sent as it stands now, with its version, never as the event that caused the
 * sending: so a message that is late or doubled can be told from a newer one, and a platform that keeps the highest version
 * ends in the right state whatever the order.
 */
import * as z from '../kernel/schema.ts';
import { PublicationState, type RecordState, SanctionState, SharingState } from '../record/state.ts';
import { DeliveryEffect } from './effects.ts';

const effectState = <T extends z.ZodMiniType>(state: T) => z.strictObject({ state, since: z.iso.datetime() });

const common = {
  deliveryId: z.string().check(z.minLength(1)),
  caseId: z.nullable(z.string()),
  regionId: z.string(),
  /** The effects of which a receipt is expected. */
  effects: z.array(DeliveryEffect).check(z.minLength(1)),
  sentAt: z.iso.datetime(),
};

/** Neither a number nor a name for natural persons: the decision number is what both sides know them by. */
const Subject = { subjectCode: z.nullable(z.string()), subjectName: z.nullable(z.string()) };

export const RecordOnDelivery = z.strictObject({
  recordId: z.string(),
  version: z.int().check(z.positive()),
  ...Subject,
  decisionNumber: z.string(),
  publication: effectState(PublicationState),
  sharing: effectState(SharingState),
  sanctions: effectState(SanctionState),
});
export type RecordOnDelivery = z.infer<typeof RecordOnDelivery>;

export const CommitmentOnDelivery = z.strictObject({
  commitmentId: z.string(),
  version: z.int().check(z.positive()),
  ...Subject,
  /** Digest of the exact text that was shown and signed. */
  textHash: z.string(),
  signedOn: z.iso.date(),
});
export type CommitmentOnDelivery = z.infer<typeof CommitmentOnDelivery>;

export const DeliveryMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('record'), ...common, record: RecordOnDelivery }),
  z.strictObject({ kind: z.literal('commitment'), ...common, commitment: CommitmentOnDelivery }),
]);
export type DeliveryMessage = z.infer<typeof DeliveryMessage>;

/** What a platform posts back: what it has done, on which item, at which version. */
export const ReceiptMessage = z.strictObject({
  deliveryId: z.string().check(z.minLength(1), z.maxLength(300)),
  receipts: z
    .array(
      z.strictObject({
        itemId: z.string().check(z.minLength(1), z.maxLength(200)),
        version: z.int().check(z.positive()),
        effect: DeliveryEffect,
        doneAt: z.iso.datetime({ offset: true }),
      }),
    )
    .check(z.minLength(1), z.maxLength(10)),
});
export type ReceiptMessage = z.infer<typeof ReceiptMessage>;

/** The record's part of a message; null while the record is not registered, which a delivery never meets. */
export const recordOnDelivery = (
  recordId: string,
  version: number,
  state: RecordState,
  subject: { readonly subjectCode: string | null; readonly subjectName: string | null },
): RecordOnDelivery | null => {
  const { report, publication, sharing, sanctions } = state;
  if (report === null || publication === null || sharing === null || sanctions === null) return null;
  return {
    recordId,
    version,
    subjectCode: subject.subjectCode,
    subjectName: subject.subjectName,
    decisionNumber: report.decisionNumber,
    publication: { state: publication.state, since: publication.since },
    sharing: { state: sharing.state, since: sharing.since },
    sanctions: { state: sanctions.state, since: sanctions.since },
  };
};

/**
 * Whether the record, as it stands, still asks for the effect. One that does not (the repair was revoked meanwhile, or the
 * record was repaired again after a revocation) makes the delivery superseded: the event that changed it has its own.
 */
export const effectHolds = (effect: DeliveryEffect, state: RecordState): boolean => {
  switch (effect) {
    case 'publicationEnd':
      return ['ended', 'withdrawn', 'notPublished'].includes(state.publication?.state ?? '');
    case 'sharingStop':
      return state.sharing?.state === 'stopped';
    case 'sanctionLift':
      return state.sanctions?.state === 'lifted';
    case 'restore':
      return state.repairedBy === null;
    case 'commitmentPublication':
      return true;
  }
};
