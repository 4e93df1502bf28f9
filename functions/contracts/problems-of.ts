/** Every problem an operation can be answered with: those of its kind, then its own. For the API's document and for the tests. */
import { policy, type Relation } from '#domain/access/policy.ts';
import type { ProblemCode } from '#domain/kernel/problems.ts';
import { type AnyContract, noBody } from './contract.ts';

const relations: Readonly<Record<Relation, readonly ProblemCode[]>> = {
  own: ['notRepresenting'],
  ownRepair: ['notRepresenting', 'authorityMissing'],
  ownCommitment: ['notRepresenting', 'authorityMissing'],
  ownKind: ['notRepresenting', 'authorityMissing'],
  unit: ['wrongUnit'],
  region: ['wrongRegion'],
  any: [],
};

const personal = (contract: AnyContract): ProblemCode[] => {
  const rule = policy[contract.operationId];
  if (typeof rule === 'string') return [];
  const reached = Object.values(rule).flatMap((relation) => relations[relation]);
  return ['tokenMissing', 'tokenInvalid', 'tokenExpired', 'personUnknown', 'personSuspended', 'wrongRole', ...reached];
};

const spoken = (contract: AnyContract): ProblemCode[] => {
  const none = contract.body === noBody || contract.rawBody === true;
  const body: ProblemCode[] = none ? [] : ['malformedJson', 'bodyTooLarge', 'unsupportedMediaType'];
  const cursor: ProblemCode[] = 'cursor' in contract.query.shape ? ['cursorInvalid'] : [];
  // Even an address without parameters refuses one it does not know.
  return ['validationFailed', ...body, ...cursor];
};

const commanding = (contract: AnyContract): ProblemCode[] =>
  contract.command ? ['idempotencyKeyMissing', 'idempotencyKeyReused', 'tooBusy'] : [];

export const problemsOf = (contract: AnyContract): ProblemCode[] => [
  ...new Set<ProblemCode>([
    ...personal(contract),
    ...spoken(contract),
    ...commanding(contract),
    ...contract.problems,
    'internalError',
  ]),
];
