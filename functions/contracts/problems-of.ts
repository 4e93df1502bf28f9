/** Every problem an operation can be answered with: those of its kind, then its own. No other leaves the system. */
import type { Relation } from '#domain/access/policy.ts';
import {
  authorityMissing,
  bodyTooLarge,
  cursorInvalid,
  idempotencyKeyMissing,
  idempotencyKeyReused,
  internalError,
  malformedJson,
  methodNotAllowed,
  notFound,
  notRepresenting,
  type Problems,
  personSuspended,
  personUnknown,
  tokenExpired,
  tokenInvalid,
  tokenMissing,
  tooBusy,
  transactionTooLarge,
  unsupportedMediaType,
  validationFailed,
  wrongRegion,
  wrongRole,
  wrongUnit,
} from '#domain/kernel/problems.ts';
import { type AnyContract, noBody } from './contract.ts';

const relations: Readonly<Record<Relation, Problems>> = {
  own: { notRepresenting },
  ownRepair: { notRepresenting, authorityMissing },
  ownCommitment: { notRepresenting, authorityMissing },
  ownKind: { notRepresenting, authorityMissing },
  unit: { wrongUnit },
  region: { wrongRegion },
  any: {},
};

const personal = ({ access }: AnyContract): Problems => {
  if (typeof access === 'string') return {};
  const signedIn = { tokenMissing, tokenInvalid, tokenExpired, personUnknown, personSuspended, wrongRole };
  return Object.assign(signedIn, ...Object.values(access).map((relation) => relations[relation]));
};

const spoken = (contract: AnyContract): Problems => {
  const none = contract.body === noBody || contract.rawBody === true;
  return {
    // Even an address without parameters refuses one it does not know.
    validationFailed,
    ...(!none && { malformedJson, bodyTooLarge, unsupportedMediaType }),
    ...('cursor' in contract.query.shape && { cursorInvalid }),
  };
};

const commanding = ({ command }: AnyContract): Problems =>
  command ? { idempotencyKeyMissing, idempotencyKeyReused, tooBusy, transactionTooLarge } : {};

/** Where no operation is. */
export const problemsOfAddress: Problems = { notFound, methodNotAllowed };

export const problemsOf = (contract: AnyContract): Problems => ({
  ...personal(contract),
  ...spoken(contract),
  ...commanding(contract),
  ...contract.problems,
  internalError,
});
