/** Everything whose history an auditor may ask for, with the region that says whether they may. */
import type { AuditedKind } from '#contracts/audit.ts';
import { storedApplication } from '#domain/application/application.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import { storedCreditCommitment } from '#domain/credit-commitment/credit-commitment.ts';
import type { AnyStoredKind, StoredKind } from '#domain/kernel/aggregate.ts';
import { storedRecord } from '#domain/record/state.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import { storedSubject } from '#domain/subject/credit-subject.ts';

export interface Audited {
  readonly kind: AnyStoredKind;
  readonly regionOf: (state: unknown) => string | undefined;
}

const audited = <S>(kind: StoredKind<S>, regionOf: (state: S) => string | undefined): Audited => ({
  kind,
  regionOf: (state) => regionOf(state as S),
});

export const auditedKinds: Readonly<Record<AuditedKind, Audited>> = {
  repairCase: audited(storedRepairCase, ({ regionId }) => regionId),
  commitmentCase: audited(storedCommitmentCase, ({ regionId }) => regionId),
  repairApplication: audited(storedApplication, ({ regionId }) => regionId),
  dishonestyRecord: audited(storedRecord, ({ report }) => report?.regionId),
  creditCommitment: audited(storedCreditCommitment, ({ entry }) => entry?.regionId),
  creditSubject: audited(storedSubject, ({ regionId }) => regionId),
};
