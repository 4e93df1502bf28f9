/**
 * What goes over the wire. A record or a commitment of the register is always sent as it stands now, with its version, never as the
 * event that caused the sending: so a message that is late or doubled can be told from a newer one, and a platform that keeps the highest version
 * ends in the right state whatever the order.
 */
import { CollectedCommitment } from '../credit-commitment/collection.ts';
import * as z from '../kernel/schema.ts';
import { Severity } from '../record/report.ts';
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

/** What a platform shows of a record that it did not have before. */
const Particulars = z.strictObject(() => ({
  unitName: z.string(),
  determinedOn: z.iso.date(),
  severity: z.nullable(Severity),
  violation: z.string(),
  content: z.string(),
  legalBasis: z.string(),
}));

export const RecordOnDelivery = z.strictObject(() => ({
  recordId: z.string(),
  version: z.int().check(z.positive()),
  ...Subject,
  decisionNumber: z.string(),
  publication: effectState(PublicationState),
  sharing: effectState(SharingState),
  sanctions: effectState(SanctionState),
  /** Null where the public never sees the record; absent from what platforms were told before there was this field. */
  particulars: z._default(z.nullable(Particulars), null),
}));
export type RecordOnDelivery = z.infer<typeof RecordOnDelivery>;

export const CommitmentOnDelivery = z.strictObject(() => ({
  commitmentId: z.string(),
  version: z.int().check(z.positive()),
  ...Subject,
  /** Digest of the exact text that was shown and signed. */
  textHash: z.string(),
  signedOn: z.iso.date(),
}));
export type CommitmentOnDelivery = z.infer<typeof CommitmentOnDelivery>;

/** A commitment of the register in the standard's fields; of a natural person without name and code. */
export const CreditCommitmentOnDelivery = z.strictObject(() => ({
  commitmentId: z.string(),
  version: z.int().check(z.positive()),
  ...CollectedCommitment.shape,
  textHash: z.string(),
}));
export type CreditCommitmentOnDelivery = z.infer<typeof CreditCommitmentOnDelivery>;

export const DeliveryMessage = z.discriminatedUnion('kind', [
  z.strictObject(() => ({ kind: z.literal('record'), ...common, record: RecordOnDelivery })),
  z.strictObject(() => ({ kind: z.literal('commitment'), ...common, commitment: CommitmentOnDelivery })),
  z.strictObject(() => ({
    kind: z.literal('creditCommitment'),
    ...common,
    creditCommitment: CreditCommitmentOnDelivery,
  })),
]);
export type DeliveryMessage = z.infer<typeof DeliveryMessage>;

/** The item a message is about, as receipts name it. */
export const itemOf = (message: DeliveryMessage): { readonly itemId: string; readonly version: number } => {
  switch (message.kind) {
    case 'record':
      return { itemId: message.record.recordId, version: message.record.version };
    case 'commitment':
      return { itemId: message.commitment.commitmentId, version: message.commitment.version };
    case 'creditCommitment':
      return { itemId: message.creditCommitment.commitmentId, version: message.creditCommitment.version };
  }
};

/** What a platform posts back: what it has done, on which item, at which version. */
export const ReceiptMessage = z.strictObject(() => ({
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
}));
export type ReceiptMessage = z.infer<typeof ReceiptMessage>;

/** The record's part of a message; null while the record is not registered, which a delivery never meets. */
export const recordOnDelivery = (
  recordId: string,
  version: number,
  state: RecordState,
  subject: { readonly subjectCode: string | null; readonly subjectName: string | null },
  unitName: string,
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
    particulars: report.publishable ? particularsOf(report, unitName) : null,
  };
};

const particularsOf = (
  { determinedOn, severity, violation, content, legalBasis }: NonNullable<RecordState['report']>,
  unitName: string,
) => ({ unitName, determinedOn, severity, violation, content, legalBasis });

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
    case 'recordPublication':
      return state.publication?.state === 'published';
    case 'commitmentPublication':
    case 'commitmentCollection':
      return true;
  }
};
