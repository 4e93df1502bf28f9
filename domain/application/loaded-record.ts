/** A stored record as an application or a report of a repair looks at it: what a case keeps of it, and whose it is. */
import type { Stored } from '../kernel/aggregate.ts';
import type { RecordState } from '../record/state.ts';
import { caseRecordOf } from '../repair/case-record.ts';
import type { LoadedRecord } from './application.ts';

/** Undefined where no such record is registered. `claimedOn` is the applicant's word, used where no department has reported. */
export const loadedRecord = (
  { id, state }: Stored<RecordState>,
  claimedOn: string | null,
): LoadedRecord | undefined => {
  const { report } = state;
  if (report === null) return undefined;
  const { subjectId, unitId, regionId } = report;
  const record = caseRecordOf(id, { ...state, report }, claimedOn);
  return { subjectId, unitId, regionId, repaired: state.repairedBy !== null, record };
};
