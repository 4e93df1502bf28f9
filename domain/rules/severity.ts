/**
 * 失信等级: which level a record has where nobody determined it.
 * Why so many gaps: Order 36 has no money thresholds, each sector regulator issues its own. A plain fine therefore has no level
 * without a sector standard, and an unknown level is a question for the determining unit, never a guess.
 */
import * as z from '../kernel/schema.ts';
import type { RecordFacts, RecordKind, Severity } from './facts.ts';
import type { Confidence, Status } from './types.ts';

export interface SeverityRule {
  /** A kind of penalty, a record kind or a circumstance. */
  readonly trigger: string;
  readonly label: string;
  readonly severity: Severity | null;
  readonly status: Status;
  readonly confidence: Confidence | null;
  readonly note: string;
}

const rule = (
  trigger: string,
  label: string,
  severity: Severity | null,
  confidence: Confidence | null,
  note = '',
): SeverityRule => ({
  trigger,
  label,
  severity,
  confidence,
  status: confidence === null ? 'unknown' : confidence.startsWith('A') ? 'confirmed' : 'assumed',
  note,
});

const draft = '征求意见稿为高可信度';

/** The default mapping, used where no sector standard is loaded. Penalty kinds as the field standard names them. */
export const severityRules: readonly SeverityRule[] = [
  rule('simpleProcedure', '适用简易程序的行政处罚', 'minor', 'A', '罚款上限见行政处罚法第51条'),
  rule('warning', '警告', 'minor', 'B', draft),
  rule('publicCriticism', '通报批评', 'minor', 'B', draft),
  rule('smallFine', '低于行业标准数额的罚款', 'minor', 'B', `${draft}；需行业标准`),
  rule('annualReport', '未按期公示年报或已补报', 'minor', 'B'),
  rule('abnormalList', '列入异常名录', 'minor', 'C', draft),
  rule('largeFine', '较大数额罚款', 'general', 'A', '数额由行业标准规定'),
  rule('confiscationOfProperty', '没收非法财物', 'general', 'A'),
  rule('confiscationOfGains', '没收违法所得', 'general', 'C', '见于征求意见稿'),
  rule('hugeFine', '巨额罚款', 'serious', 'A', '数额由行业标准规定'),
  rule('licenseForfeiture', '吊销许可证件', 'serious', 'A'),
  rule('employmentRestriction', '限制从业', 'serious', 'A'),
  rule('seriousDishonestyList', '列入严重失信主体名单', 'serious', 'A-w'),
  rule('repeatedViolation', '屡禁不止、屡罚不改', 'serious', 'B', '次数未规定'),
  rule('licenseSuspension', '暂扣许可证件', 'serious', 'B', '征求意见稿为一般，不得据以确定'),
  rule('qualificationDowngrade', '降低资质等级', 'serious', 'B', '征求意见稿为一般，不得据以确定'),
  rule('suspensionOfBusiness', '责令停产停业', 'serious', 'C', draft),
  rule('closure', '责令关闭', 'serious', 'C', draft),
  rule('businessRestriction', '限制开展生产经营活动', 'serious', 'C', draft),
  rule('sectorResidual', '行业主管部门规定的其他严重情形', 'serious', 'A-w'),
  rule('administrativeDetention', '行政拘留', null, null),
];

/** A sector regulator's own table for the fines of its field; amounts in 分. */
export const SectorSeverityStandard = z.strictObject(() => ({
  id: z.string().check(z.minLength(1)),
  sector: z.string().check(z.minLength(1)),
  title: z.string().check(z.minLength(1)),
  issuer: z.string().check(z.minLength(1)),
  effectiveFrom: z.iso.date(),
  /** From these amounts on a fine is 较大数额 (general) or 巨额 (serious). */
  largeFineFromCents: z.int().check(z.positive()),
  hugeFineFromCents: z.int().check(z.positive()),
}));
export type SectorSeverityStandard = z.infer<typeof SectorSeverityStandard>;

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
