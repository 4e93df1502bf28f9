/** A commitment as the policy looks at it: whose it is, which units have to do with it, where. */
import { unitsNamed } from '#domain/credit-commitment/collection.ts';
import {
  type CreditCommitmentState,
  creditCommitment,
  type RegisteredEntry,
} from '#domain/credit-commitment/credit-commitment.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type { Reader } from '../../shared/case-store/reader.ts';
import type { About } from '../../shared/http/route.ts';

/** What a commitment is once it is registered. */
export type Registered = Stored<
  CreditCommitmentState & { readonly entry: RegisteredEntry; readonly registeredAt: string }
>;

/** The stored commitment where it is registered; null where there is none under the id. */
export const registeredIn = (stored: Stored<CreditCommitmentState>): Registered | null => {
  const { entry, registeredAt } = stored.state;
  return entry === null || registeredAt === null
    ? null
    : { ...stored, state: { ...stored.state, entry, registeredAt } };
};

export const relationsOf = ({ state }: Registered) => ({
  subjectId: state.entry.subjectId,
  unitIds: unitsNamed(state),
  regionId: state.entry.regionId,
});

/** The commitment, read consistently, with its relations. */
export const aboutCommitment = async (
  reader: Reader,
  commitmentId: string,
): Promise<Result<About<Registered>, Refusal>> => {
  const found = registeredIn(await reader.load(creditCommitment, commitmentId));
  return found === null ? refuse({ code: 'commitmentNotFound' }) : ok({ loaded: found, ...relationsOf(found) });
};
