/** A case as the policy looks at it: whose it is, who handles it, where. */
import type { Stored } from '#domain/kernel/aggregate.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { itemOf } from '#domain/kernel/work-items.ts';
import { handlingUnits } from '#domain/repair/decide/common.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import type { Reader } from '../case-store/reader.ts';
import type { About } from '../http/route.ts';

/** What the policy is asked about a case. */
export const relationsOf = (state: RepairCaseState) => ({
  subjectId: state.subjectId,
  unitIds: handlingUnits(state),
  regionId: state.regionId,
});

/** The case, read consistently, with its relations. `itemId` names the work item whose role decides as what the person acts. */
export const aboutCase = async (
  reader: Reader,
  caseId: string,
  itemId?: string,
): Promise<Result<About<Stored<RepairCaseState>>, Refusal>> => {
  const stored: Stored<RepairCaseState> = await reader.load(repairCase, caseId);
  if (stored.version === 0) return refuse({ code: 'caseNotFound' });
  const { state } = stored;
  const role = itemId === undefined ? undefined : itemOf(state.items, itemId)?.role;
  return ok({
    loaded: stored,
    ...relationsOf(state),
    ...(role !== undefined && { role }),
  });
};
