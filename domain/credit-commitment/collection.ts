/**
 * A commitment in the fields of the collection standard (归集; rules.md section 16.2, confidence B), as platforms get it and as it is
 * exported. Names and codes come from the directory at that moment; of a natural person the caller gives no more than may be shown.
 */
import { shanghaiDate } from '../calendar/dates.ts';
import * as z from '../kernel/schema.ts';
import type { SubjectKind } from '../subject/subject-kind.ts';
import type { CreditCommitmentState } from './credit-commitment.ts';
import { CommitmentType, DisclosureScope, maxLengths } from './entry.ts';
import { overallPerformance, PerformanceStatus } from './performance.ts';

/** 承诺人类别: the standard knows three. */
export const committerKindLabels = {
  organization: '法人及非法人组织',
  individualBusiness: '个体工商户',
  naturalPerson: '自然人',
} as const;
export type CommitterKind = keyof typeof committerKindLabels;

const text = (maxLength: number) => z.string().check(z.maxLength(maxLength));
const name = text(200);
/** 统一社会信用代码. */
const code = text(18);

export const CollectedCommitment = z.strictObject(() => ({
  commitmentCode: z.string().check(z.length(20)),
  /** Null where name and code must not leave. */
  committerName: z.nullable(name),
  committerKind: z.enum(['organization', 'individualBusiness', 'naturalPerson']),
  committerCode: z.nullable(code),
  commitmentType: CommitmentType,
  commitmentReason: text(maxLengths.reason),
  commitmentContent: text(maxLengths.content),
  breachLiability: text(maxLengths.breachLiability),
  committedOn: z.iso.date(),
  expiresOn: z.nullable(z.iso.date()),
  receivingUnitName: name,
  receivingUnitCode: code,
  disclosureScope: DisclosureScope,
  remarks: z.nullable(text(maxLengths.remarks)),
  /** Null until a unit has found how far the commitment was kept; of several findings the worst. */
  performance: z.nullable(
    z.strictObject({
      status: PerformanceStatus,
      unkept: z.nullable(z.string()),
      accountability: z.nullable(z.string()),
      determinedOn: z.iso.date(),
      determiningUnitName: name,
      determiningUnitCode: code,
    }),
  ),
  withdrawnOn: z.nullable(z.iso.date()),
}));
export type CollectedCommitment = z.infer<typeof CollectedCommitment>;

/** How somebody is named to others. */
export interface Named {
  readonly name: string;
  readonly code: string;
}

/** Units whose names the collected form needs. */
export const unitsNamed = ({ entry, performances }: CreditCommitmentState): string[] => [
  ...new Set([
    ...(entry === null ? [] : [entry.receivingUnitId]),
    ...performances.map(({ determiningUnitId }) => determiningUnitId),
  ]),
];

/** The commitment in the standard's fields; null while it is not registered. `unit` knows every unit of `unitsNamed`. */
export const collected = (
  { entry, performances, withdrawn }: CreditCommitmentState,
  committer: { readonly name: string | null; readonly code: string | null },
  unit: (unitId: string) => Named,
): CollectedCommitment | null => {
  if (entry === null) return null;
  const found = overallPerformance(performances);
  const receivedBy = unit(entry.receivingUnitId);
  return {
    commitmentCode: entry.code,
    committerName: committer.name,
    committerKind: committerKindOf(entry.subjectKind),
    committerCode: committer.code,
    commitmentType: entry.type,
    commitmentReason: entry.reason,
    commitmentContent: entry.content,
    breachLiability: entry.breachLiability,
    committedOn: entry.committedOn,
    expiresOn: entry.expiresOn,
    receivingUnitName: receivedBy.name,
    receivingUnitCode: receivedBy.code,
    disclosureScope: entry.disclosureScope,
    remarks: entry.remarks,
    performance: found && performanceIn(found, unit(found.determiningUnitId)),
    withdrawnOn: withdrawn && shanghaiDate(withdrawn.at),
  };
};

const committerKindOf = (kind: SubjectKind): CommitterKind =>
  kind === 'legalPerson' || kind === 'unincorporatedOrganization' ? 'organization' : kind;

const performanceIn = (
  { determiningUnitId: _, ...found }: NonNullable<ReturnType<typeof overallPerformance>>,
  { name, code }: Named,
): CollectedCommitment['performance'] => ({ ...found, determiningUnitName: name, determiningUnitCode: code });
