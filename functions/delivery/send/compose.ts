/** What a delivery says when it is sent: the item as it stands at that moment, or that nothing is left to say. */
import { collected, type Named, unitsNamed } from '#domain/credit-commitment/collection.ts';
import type { CreditCommitmentState } from '#domain/credit-commitment/credit-commitment.ts';
import type { Delivery } from '#domain/delivery/delivery.ts';
import { type DeliveryMessage, effectHolds, recordOnDelivery } from '#domain/delivery/message.ts';
import type { RecordState } from '#domain/record/state.ts';

export interface SubjectNames {
  readonly subjectCode: string | null;
  readonly subjectName: string | null;
}

export interface ComposeDeps {
  /** The record, read consistently; null if there is none. */
  readonly record: (recordId: string) => Promise<Found<RecordState> | null>;
  /** The commitment of the register, read consistently; null if there is none. */
  readonly creditCommitment: (commitmentId: string) => Promise<Found<CreditCommitmentState> | null>;
  /** Code and name for platforms: both null for natural persons. */
  readonly subject: (subjectId: string) => Promise<SubjectNames>;
  /** The unit as platforms know it. */
  readonly unit: (unitId: string) => Promise<Named>;
}

interface Found<S> {
  readonly version: number;
  readonly state: S;
}

type Item<K extends Delivery['item']['kind']> = Extract<Delivery['item'], { kind: K }>;

/** The message, or `superseded` where a later event undid what the delivery is about. Throws where the store lacks the item. */
export const compose = async (
  deps: ComposeDeps,
  entry: Delivery,
  sentAt: string,
): Promise<DeliveryMessage | 'superseded'> => {
  const { deliveryId, caseId, regionId, effects, item } = entry;
  const common = { deliveryId, caseId, regionId, effects, sentAt };
  switch (item.kind) {
    case 'commitment':
      return { kind: 'commitment', ...common, commitment: await letterOf(deps, entry, item) };
    case 'creditCommitment':
      return { kind: 'creditCommitment', ...common, creditCommitment: await registeredOf(deps, entry, item) };
    case 'record': {
      const record = await recordOf(deps, entry, item);
      return record === 'superseded' ? record : { kind: 'record', ...common, record };
    }
  }
};

const letterOf = async (deps: ComposeDeps, entry: Delivery, item: Item<'commitment'>) => {
  const { id: commitmentId, subjectId, textHash, signedOn } = item;
  return { commitmentId, version: entry.version, ...(await deps.subject(subjectId)), textHash, signedOn };
};

/** An index or a replica may lag, the store itself may not: what caused the delivery must be there. */
const atLeast = <S>(found: Found<S> | null, entry: Delivery): Found<S> => {
  if (found === null || found.version < entry.version)
    throw new Error(`${entry.item.kind} ${entry.item.id} is not yet at version ${entry.version}`);
  return found;
};

const recordOf = async (deps: ComposeDeps, entry: Delivery, item: Item<'record'>) => {
  const { version, state } = atLeast(await deps.record(item.id), entry);
  if (!entry.effects.every((effect) => effectHolds(effect, state))) return 'superseded';
  const { subjectId = '', unitId = '' } = state.report ?? {};
  const [names, unit] = await Promise.all([deps.subject(subjectId), deps.unit(unitId)]);
  const record = recordOnDelivery(item.id, version, state, names, unit.name);
  if (record === null) throw new Error(`record ${item.id} has no report`);
  return record;
};

const registeredOf = async (deps: ComposeDeps, entry: Delivery, item: Item<'creditCommitment'>) => {
  const { version, state } = atLeast(await deps.creditCommitment(item.id), entry);
  const ids = unitsNamed(state);
  const [names, ...units] = await Promise.all([deps.subject(state.entry?.subjectId ?? ''), ...ids.map(deps.unit)]);
  const committer = { name: names.subjectName, code: names.subjectCode };
  const unit = (unitId: string): Named => units[ids.indexOf(unitId)] ?? { name: unitId, code: '' };
  const fields = collected(state, committer, unit);
  if (fields === null || state.entry === null) throw new Error(`commitment ${item.id} is not registered`);
  return { commitmentId: item.id, version, ...fields, textHash: state.entry.textHash };
};
