/**
 * 失信等级: which level a record has where nobody determined it.
 * Why so many gaps: Order 36 has no money thresholds, each sector regulator issues its own. A plain fine therefore has no level
 * without a sector standard, and an unknown level is a question for the determining unit, never a guess.
 */
import type { RecordFacts, RecordKind, Severity } from './facts.ts';
import type { Status } from './types.ts';

export interface SeverityRule {
  /** A kind of penalty, a record kind or a circumstance. */
  readonly trigger: string;
  readonly severity: Severity | null;
  readonly status: Status;
}

const rule = (trigger: string, severity: Severity | null, status: Status): SeverityRule => ({
  trigger,
  severity,
  status,
});

/**
 * The default mapping, used where no sector standard is loaded. Penalty kinds as the field standard names them; what they are called and
 * how well each row is established stands in `severity-notes.ts`.
 */
export const severityRules: readonly SeverityRule[] = [
  rule('simpleProcedure', 'minor', 'confirmed'),
  rule('warning', 'minor', 'assumed'),
  rule('publicCriticism', 'minor', 'assumed'),
  rule('smallFine', 'minor', 'assumed'),
  rule('annualReport', 'minor', 'assumed'),
  rule('abnormalList', 'minor', 'assumed'),
  rule('largeFine', 'general', 'confirmed'),
  rule('confiscationOfProperty', 'general', 'confirmed'),
  rule('confiscationOfGains', 'general', 'assumed'),
  rule('hugeFine', 'serious', 'confirmed'),
  rule('licenseForfeiture', 'serious', 'confirmed'),
  rule('employmentRestriction', 'serious', 'confirmed'),
  rule('seriousDishonestyList', 'serious', 'confirmed'),
  rule('repeatedViolation', 'serious', 'assumed'),
  rule('licenseSuspension', 'serious', 'assumed'),
  rule('qualificationDowngrade', 'serious', 'assumed'),
  rule('suspensionOfBusiness', 'serious', 'assumed'),
  rule('closure', 'serious', 'assumed'),
  rule('businessRestriction', 'serious', 'assumed'),
  rule('sectorResidual', 'serious', 'confirmed'),
  rule('administrativeDetention', null, 'unknown'),
];

/** A sector regulator's own table for the fines of its field; amounts in 分. */
export interface SectorSeverityStandard {
  readonly id: string;
  readonly sector: string;
  readonly title: string;
  readonly issuer: string;
  /** Asia/Shanghai date. */
  readonly effectiveFrom: string;
  /** From these amounts on a fine is 较大数额 (general) or 巨额 (serious). */
  readonly largeFineFromCents: number;
  readonly hugeFineFromCents: number;
}

export interface SeverityFacts {
  readonly recordKind: RecordKind;
  readonly penaltyKinds: readonly string[];
  readonly procedure: 'simple' | 'ordinary' | null;
  readonly fineCents?: number;
  readonly standard?: SectorSeverityStandard;
}

export type DerivedSeverity =
  | {
      readonly severity: Severity;
      readonly status: 'confirmed' | 'assumed';
      /** Who says so: shown next to the level. */
      readonly standard: string;
      readonly trigger: string;
      readonly severalKinds: boolean;
    }
  | { readonly severity: null; readonly flag: 'severityUndetermined'; readonly undetermined: readonly string[] };

const rank: Readonly<Record<Severity, number>> = { minor: 0, general: 1, serious: 2 };
const defaultStandard = '国家规则默认对照表（信用修复管理办法）';
const byTrigger = new Map(severityRules.map((row) => [row.trigger, row]));
const simplePenalties: ReadonlySet<string> = new Set(['fine', 'warning']);

const fineTrigger = ({ standard, fineCents }: SeverityFacts): string => {
  if (standard === undefined || fineCents === undefined) return 'fine';
  if (fineCents >= standard.hugeFineFromCents) return 'hugeFine';
  return fineCents >= standard.largeFineFromCents ? 'largeFine' : 'smallFine';
};

const triggersOf = (facts: SeverityFacts): readonly string[] => {
  if (facts.recordKind !== 'administrativePenalty') return [facts.recordKind];
  const kinds = [...new Set(facts.penaltyKinds)];
  if (facts.procedure === 'simple' && kinds.every((kind) => simplePenalties.has(kind))) return ['simpleProcedure'];
  return kinds.map((kind) => (kind === 'fine' ? fineTrigger(facts) : kind));
};

/**
 * The level by sector standard or default mapping. Of several penalties in one decision the highest governs (ASM-10); a penalty of
 * unknown level leaves the whole undetermined unless another is already at the highest level.
 */
export const deriveSeverity = (facts: SeverityFacts): DerivedSeverity => {
  const triggers = triggersOf(facts);
  const rows = triggers.map((trigger) => ({ trigger, row: byTrigger.get(trigger) }));
  const undetermined = rows.filter(({ row }) => row?.severity == null).map(({ trigger }) => trigger);
  const [highest] = rows
    .flatMap(({ row }) => (row === undefined || row.severity === null ? [] : [{ row, severity: row.severity }]))
    .sort(
      (a, b) =>
        rank[b.severity] - rank[a.severity] ||
        Number(b.row.status === 'confirmed') - Number(a.row.status === 'confirmed'),
    );
  if (highest === undefined || (undetermined.length > 0 && highest.severity !== 'serious'))
    return { severity: null, flag: 'severityUndetermined', undetermined };
  const severalKinds = rows.length > 1;
  return {
    severity: highest.severity,
    status: highest.row.status === 'confirmed' && !severalKinds ? 'confirmed' : 'assumed',
    standard:
      facts.standard !== undefined && highest.row.trigger.endsWith('Fine') ? facts.standard.title : defaultStandard,
    trigger: highest.row.trigger,
    severalKinds,
  };
};

/** The level of a record as rules use it: what was determined, else what can be derived. */
export const severityOf = (facts: RecordFacts): DerivedSeverity => {
  const penaltyKinds = facts.penaltyKinds ?? [];
  if (facts.severity === null)
    return deriveSeverity({ recordKind: facts.recordKind, penaltyKinds, procedure: facts.procedure ?? null });
  return {
    severity: facts.severity,
    status: 'confirmed',
    standard: facts.severityStandard ?? '认定单位',
    trigger: 'reported',
    severalKinds: penaltyKinds.length > 1,
  };
};
