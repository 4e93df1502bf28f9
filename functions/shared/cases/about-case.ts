/** A case as the policy looks at it: whose it is, who handles it, where. */
import type { AnyAggregateKind, AnyToldKind, Stored, StoredKind } from '#domain/kernel/aggregate.ts';
import type { CaseDesk, CaseInGeneral } from '#domain/kernel/case-actions.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { itemOf } from '#domain/kernel/work-items.ts';
import type { Reader } from '../case-store/reader.ts';
import type { About } from '../http/route.ts';

/** What the policy is asked about a case. */
export const relationsOf = <S extends CaseInGeneral>({ kind, desk }: Reading<S>, state: S) => ({
  subjectId: state.subjectId,
  caseKind: kind.name,
  unitIds: desk.handlingUnits(state),
  regionId: state.regionId,
});

/** How one kind of case is read: the kind, and its desk. */
export interface Reading<S extends CaseInGeneral> {
  readonly kind: StoredKind<S>;
  readonly desk: CaseDesk<S>;
}

/** The same where commands are given. */
export interface Handling<S extends CaseInGeneral> extends Reading<S> {
  readonly kind: AnyAggregateKind & StoredKind<S>;
}

/** The same where its history is told. */
export interface Telling<S extends CaseInGeneral> extends Reading<S> {
  readonly kind: AnyToldKind & StoredKind<S>;
}

/** The case, read consistently, with its relations. `itemId` names the work item whose role decides as what the person acts. */
export const aboutCase = async <S extends CaseInGeneral>(
  reader: Reader,
  reading: Reading<S>,
  caseId: string,
  itemId?: string,
): Promise<Result<About<Stored<S>>, Refusal>> => {
  const stored = (await reader.load(reading.kind, caseId)) as Stored<S>;
  if (stored.version === 0) return refuse({ code: 'caseNotFound' });
  const { state } = stored;
  const role = itemId === undefined ? undefined : itemOf(state.items, itemId)?.role;
  return ok({
    loaded: stored,
    ...relationsOf(reading, state),
    ...(role !== undefined && { role }),
  });
};
