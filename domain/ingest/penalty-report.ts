/** What a good row says, in the glossary's words. Money in integer 分, dates in Asia/Shanghai. */
import type { RecordReport } from '../record/report.ts';
import type { identityKinds, PenaltyKind, Sector } from './penalty-fields.ts';
import type { RowProblem } from './row-problems.ts';

/** Document of a natural person: personal data, kept apart so that the caller encrypts it and no event or log ever holds it. */
export interface ReportedIdentity {
  readonly kind: (typeof identityKinds)[keyof typeof identityKinds];
  readonly number: string;
}

export interface ReportedOrganization {
  readonly kind: 'legalPerson' | 'unincorporatedOrganization' | 'individualBusiness';
  readonly name: string;
  /** Normalised and checked. */
  readonly uscc: string;
  readonly legalRepresentative: string | null;
}

export interface ReportedPerson {
  readonly kind: 'naturalPerson';
  readonly name: string;
  readonly identity: ReportedIdentity;
}

export type ReportedSubject = ReportedOrganization | ReportedPerson;

/** The determining unit as registered here. */
export interface ReportingUnit {
  readonly unitId: string;
  readonly regionId: string;
  readonly name: string;
}

export interface PenaltyReport {
  readonly recordKind: 'administrativePenalty';
  readonly subject: ReportedSubject;
  readonly unit: ReportingUnit & { readonly code: string };
  readonly sourceUnit: { readonly name: string; readonly code: string };
  readonly decisionNumber: string;
  /** CF_JDRQ: starts every period. */
  readonly determinedOn: string;
  readonly validUntil: string | null;
  /** 公示截止期 as reported: kept as evidence, recomputed and never trusted. */
  readonly reportedPublicationEnd: string | null;
  readonly penaltyKinds: readonly PenaltyKind[];
  readonly procedure: RecordReport['procedure'];
  readonly fineCents: number;
  readonly confiscatedCents: number;
  /** 暂扣或吊销证照名称及编号. */
  readonly affectedLicense: string | null;
  readonly violation: string;
  readonly facts: string;
  readonly legalBasis: string;
  readonly content: string;
  readonly sector: Sector | null;
  readonly specialField: boolean;
  /** As the unit reported it; null where it did not: then the default mapping or the unit decides, not the import. */
  readonly severity: RecordReport['severity'];
  /** Why a minor record is published in spite of the principle; null: it is not. */
  readonly minorPublicationReason: string | null;
  readonly remarks: string | null;
  /** Findings that do not stop the row. */
  readonly warnings: readonly RowProblem[];
}
