/** Everything whose history an auditor may ask for: how it is read, and what says whose it is and where. */
import type { AuditedKind, ListedKind } from '#contracts/audit.ts';
import { storedApplication } from '#domain/application/application.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import { commitmentStages } from '#domain/commitment/stages.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import { storedCreditCommitment } from '#domain/credit-commitment/credit-commitment.ts';
import type { AnyStoredKind, StoredKind } from '#domain/kernel/aggregate.ts';
import { storedOffice } from '#domain/office/state.ts';
import { storedRecord } from '#domain/record/state.ts';
import { repairStages } from '#domain/repair/stages.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import { storedSubject } from '#domain/subject/state.ts';

/** What a list of whatever kinds shows of one; null where a kind has no such thing. */
export interface Facts {
  readonly regionId: string;
  readonly subjectId: string;
  readonly unitId: string | null;
  readonly number: string | null;
  readonly stageLabel: string | null;
  readonly on: string;
}

export interface Audited {
  readonly kind: AnyStoredKind;
  /** Null of one that is not there. */
  readonly factsOf: (state: unknown) => Pick<Facts, 'regionId'> | null;
}

/** One that a search can show. */
interface Listed extends Audited {
  readonly factsOf: (state: unknown) => Facts | null;
}

const listed = <S>(kind: StoredKind<S>, factsOf: (state: S) => Facts | null): Listed => ({
  kind,
  factsOf: (state) => factsOf(state as S),
});

const nothing = { unitId: null, number: null, stageLabel: null };

export const listedKinds: Readonly<Record<ListedKind, Listed>> = {
  repairCase: listed(storedRepairCase, ({ regionId, subjectId, unitId, stage, receivedAt }) => ({
    ...{ ...nothing, regionId, subjectId, unitId },
    stageLabel: repairStages[stage].label,
    on: shanghaiDate(receivedAt),
  })),
  commitmentCase: listed(storedCommitmentCase, ({ regionId, subjectId, unitId, stage, openedAt, decision }) => ({
    ...{ regionId, subjectId, unitId },
    number: decision?.decisionNumber ?? null,
    stageLabel: commitmentStages[stage].label,
    on: shanghaiDate(openedAt),
  })),
  repairApplication: listed(storedApplication, ({ regionId, subjectId, receivedAt }) =>
    receivedAt === null ? null : { ...nothing, regionId, subjectId, on: shanghaiDate(receivedAt) },
  ),
  dishonestyRecord: listed(
    storedRecord,
    ({ report }) =>
      report && {
        ...{ ...nothing, regionId: report.regionId, subjectId: report.subjectId, unitId: report.unitId },
        ...{ number: report.decisionNumber, on: report.determinedOn },
      },
  ),
  creditCommitment: listed(
    storedCreditCommitment,
    ({ entry }) =>
      entry && {
        ...{ ...nothing, regionId: entry.regionId, subjectId: entry.subjectId, unitId: entry.receivingUnitId },
        ...{ number: entry.code, on: entry.committedOn },
      },
  ),
};

export const auditedKinds: Readonly<Record<AuditedKind, Audited>> = {
  ...listedKinds,
  creditSubject: {
    kind: storedSubject,
    factsOf: (state) => ({ regionId: storedSubject.state.parse(state).regionId }),
  },
  officeHistory: {
    kind: storedOffice,
    factsOf: (state) => ({ regionId: storedOffice.state.parse(state).regionId }),
  },
};
