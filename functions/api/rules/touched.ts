/** What a change of a rule does to one case or record: both ways computed by the rules themselves and compared. */

import { commitmentStages } from '#domain/commitment/stages.ts';
import type { CommitmentCaseState } from '#domain/commitment/state.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import { storedRecord } from '#domain/record/state.ts';
import { explainCaseRecord } from '#domain/repair/rules.ts';
import { repairStages } from '#domain/repair/stages.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import type { RuleConfiguration } from '#domain/rules/configuration.ts';
import { type Difference, explanationDifferences, limitDifferences, type RuleChange } from '#domain/rules/preview.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import type { Row } from '../../shared/lists/merged-page.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { explainedNow } from '../../shared/views/record.ts';

export interface Changing {
  readonly change: RuleChange;
  /** With the change in it. */
  readonly configuration: RuleConfiguration;
  readonly context: ViewContext;
}

export interface Touched {
  readonly kind: 'repairCase' | 'commitmentCase' | 'dishonestyRecord';
  readonly id: string;
  readonly unitId: string;
  readonly regionId: string;
  readonly differences: readonly (Difference & { readonly recordId: string | null })[];
}

const about = (recordId: string | null, differences: readonly Difference[]) =>
  differences.map((difference) => ({ ...difference, recordId }));

/** Undefined where the row is of no open case. */
export const touchedCase = (row: Row, changing: Changing): Touched | undefined => {
  switch (row['kind']) {
    case storedRepairCase.name: {
      const { id, state } = parseSnapshot(storedRepairCase, row);
      return repairStages[state.stage].final ? undefined : touchedRepair(id, state, changing);
    }
    case storedCommitmentCase.name: {
      const { id, state } = parseSnapshot(storedCommitmentCase, row);
      return commitmentStages[state.stage].final ? undefined : touchedCommitment(id, state, changing);
    }
    default:
      return undefined;
  }
};

const touchedRepair = (id: string, state: RepairCaseState, changing: Changing): Touched => {
  const { change, configuration, context } = changing;
  const pending = state.records.filter(({ outcome }) => outcome === 'pending');
  return {
    ...{ kind: 'repairCase', id, unitId: state.unitId, regionId: state.regionId },
    differences: [
      ...about(null, limitDifferences(state.limits, change, context.calendar)),
      ...pending.flatMap((record) => {
        const before = explainCaseRecord(record, state, context);
        const after = explainCaseRecord(record, state, { ...context, configuration });
        return about(record.recordId, explanationDifferences(before, after));
      }),
    ],
  };
};

const touchedCommitment = (id: string, state: CommitmentCaseState, { change, context }: Changing): Touched => ({
  ...{ kind: 'commitmentCase', id, unitId: state.unitId, regionId: state.regionId },
  differences: about(null, limitDifferences(state.limits, change, context.calendar)),
});

/** Undefined where the row is of no record, or of one that is repaired. */
export const touchedRecord = (row: Row, { configuration, context }: Changing): Touched | undefined => {
  if (row['kind'] !== storedRecord.name) return undefined;
  const stored = parseSnapshot(storedRecord, row);
  const { report } = stored.state;
  const before = explainedNow(stored, context);
  const after = explainedNow(stored, { ...context, configuration });
  if (report === null || before === null || after === null) return undefined;
  return {
    ...{ kind: 'dishonestyRecord', id: stored.id, unitId: report.unitId, regionId: report.regionId },
    differences: about(stored.id, explanationDifferences(before, after)),
  };
};
