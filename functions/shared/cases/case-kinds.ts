/** Every kind of case with its desk, for what serves all of them alike: queues, claims, one item by its case. */
import { commitmentDesk } from '#domain/commitment/desk.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import type { AnyStoredKind, Stored } from '#domain/kernel/aggregate.ts';
import type { CaseDesk, CaseInGeneral } from '#domain/kernel/case-actions.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { itemOf } from '#domain/kernel/work-items.ts';
import { repairDesk } from '#domain/repair/desk.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import type { Reader } from '../case-store/reader.ts';
import type { About } from '../http/route.ts';
import { relationsOf } from './about-case.ts';

export interface CaseKind {
  readonly kind: AnyStoredKind;
  readonly desk: CaseDesk;
}

const all: readonly CaseKind[] = [
  { kind: storedRepairCase, desk: repairDesk as unknown as CaseDesk },
  { kind: storedCommitmentCase, desk: commitmentDesk as unknown as CaseDesk },
];

/** By the kind's name, as work items carry it. */
export const caseKinds: ReadonlyMap<string, CaseKind> = new Map(all.map((one) => [one.kind.name, one]));

/** A case of whichever kind, with what its kind's buttons need. */
export interface AnyCase extends CaseKind {
  readonly stored: Stored<CaseInGeneral>;
}

/** The case under the id, read consistently, with its relations and the role of the item named. */
export const aboutAnyCase = async (
  reader: Reader,
  caseId: string,
  itemId?: string,
): Promise<Result<About<AnyCase>, Refusal>> => {
  const found = await reader.loadAnyOf(
    all.map(({ kind }) => kind),
    caseId,
  );
  const known = found && caseKinds.get(found.kind.name);
  if (found === undefined || known === undefined) return refuse({ code: 'caseNotFound' });
  const stored = found.stored as Stored<CaseInGeneral>;
  const role = itemId === undefined ? undefined : itemOf(stored.state.items, itemId)?.role;
  return ok({
    loaded: { ...known, stored },
    ...relationsOf(known, stored.state),
    ...(role !== undefined && { role }),
  });
};
