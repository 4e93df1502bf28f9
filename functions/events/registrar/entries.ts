/** What cases and applications tell the register, read from their events. Only what is needed is looked at, so that they may grow. */
import type { ApplicationState } from '#domain/application/application.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import { RegisteredCommitment } from '#domain/commitment/register-entry.ts';
import { type CommitmentEntry, type CommitmentSource, maxLengths } from '#domain/credit-commitment/entry.ts';
import { CommitmentPerformance } from '#domain/credit-commitment/performance.ts';
import type { EventBody } from '#domain/kernel/event.ts';
import * as z from '#domain/kernel/schema.ts';
import { letterParts, truthPromise } from '#domain/repair/letter.ts';
import { SubjectKind } from '#domain/subject/subject-kind.ts';
import type { CloudEvent } from '../../shared/cloud-event.ts';

/** A commitment about to be registered, under the id its source gave it. */
export interface Registration {
  readonly commitmentId: string;
  readonly entry: CommitmentEntry;
}

/** The repair commitment of an application; the unit of its first case receives it (谁认定谁修复). Null for one without a letter. */
export const fromApplication = (applicationId: string, filed: ApplicationState): Registration | null => {
  const { subjectId, commitment, cases } = filed;
  const [first] = cases;
  const [record] = first?.records ?? [];
  if (commitment === null || first === undefined || record === undefined) return null;
  const parts = letterParts(cases.flatMap(({ records }) => records.map(({ decisionNumber }) => decisionNumber)));
  const entry: CommitmentEntry = {
    subjectId,
    subjectKind: record.subjectKind,
    regionId: first.regionId,
    type: 'creditRepair',
    ...parts,
    reason: parts.reason.slice(0, maxLengths.reason),
    remarks: null,
    committedOn: shanghaiDate(commitment.signedAt),
    expiresOn: null,
    receivingUnitId: first.unitId,
    disclosureScope: 'public',
    source: { kind: 'repairApplication', id: applicationId },
    textHash: commitment.textHash,
    signature: null,
  };
  return { commitmentId: commitment.commitmentId, entry };
};

const Opened = z.object(() => ({
  type: z.literal('CommitmentCaseOpened'),
  data: z.object({ subjectId: z.string(), subjectKind: SubjectKind, regionId: z.string() }),
}));
const Granted = z.object(() => ({
  type: z.literal('CommitmentCaseGranted'),
  data: z.object({ commitment: z.nullable(RegisteredCommitment) }),
}));

/** The promise of a granted commitment case; null while it is not granted, and in the ordinary procedure, where nothing is promised. */
export const fromCommitmentCase = (caseId: string, history: readonly unknown[]): Registration | null => {
  const opened = history.find((event) => Opened.safeParse(event).success);
  const granted = history.find((event) => Granted.safeParse(event).success);
  const commitment = granted === undefined ? null : Granted.parse(granted).data.commitment;
  if (opened === undefined || commitment === null) return null;
  const { commitmentId, ...promised } = commitment;
  const source = { kind: 'commitmentCase', id: caseId } as const;
  return { commitmentId, entry: { ...Opened.parse(opened).data, ...promised, remarks: null, source, signature: null } };
};

/** A finding as cases record it. */
const Found = z.object(() => ({
  performance: z.object({
    status: z.string(),
    unkept: z.nullable(z.string()),
    accountability: z.nullable(z.string()),
    determinedOn: z.string(),
    determiningUnitId: z.string(),
  }),
}));

/** The finding that a case's event brings, in the register's words; null for one that brings none, throws where it says too little. */
export const performanceOf = (data: CloudEvent['data'], source: CommitmentSource): CommitmentPerformance | null =>
  data['performance'] === undefined ? null : CommitmentPerformance.parse({ ...Found.parse(data).performance, source });

const Revoked = z.object({ reason: z.string() });

/**
 * What a revoked repair says of its commitment. A breach that was followed up has been found on by the same decision; what was revoked for
 * false material broke the promise that all of it was true, so the commitment was kept in part at most.
 */
export const ofRevocation = (
  history: readonly EventBody[],
  { eventtype, sequence, time }: CloudEvent,
  by: Pick<CommitmentPerformance, 'determiningUnitId' | 'source'>,
): CommitmentPerformance | null => {
  if (eventtype !== 'RepairCaseRevoked') return null;
  const revocation = history[sequence - 1];
  if (revocation === undefined) throw new Error(`no event ${sequence} of case ${by.source.id} in the store`);
  const followedUp = ({ type, command }: EventBody): boolean =>
    type === 'RepairCommitmentFollowedUp' && command.id === revocation.command.id;
  if (history.some(followedUp)) return null;
  const { reason } = Revoked.parse(revocation.data);
  return {
    status: 'partial',
    unkept: truthPromise,
    accountability: `撤销信用修复：${reason}`,
    determinedOn: shanghaiDate(time),
    ...by,
  };
};
