/**
 * Penalties of the sample: a plan (who, what, when, how far corrected) becomes a row of the penalty file and the facts other
 * offices know about it. Why plans first: the file is written in the order of dates and numbered in that order, as offices do.
 */
import { addDays, addMonths, weekdayOf } from '#domain/calendar/dates.ts';
import type { DepartmentFact } from '#domain/ingest/department-facts.ts';
import { tenThousandYuanOfCents } from '#domain/ingest/money.ts';
import type { PenaltyFieldCode, Sector } from '#domain/ingest/penalty-fields.ts';
import type { Random } from './random.ts';
import type { SampleSubject } from './subjects.ts';
import { type SectorSample, sectorSamples } from './violations.ts';
import { type SampleUnit, units } from './world.ts';

export type PenaltyRow = Readonly<Record<PenaltyFieldCode, string>>;

/** The last day the sample knows: the day before the business clock starts. */
const lastKnownDay = '2026-10-11';

/** What the offices' systems know of the correction. */
export type Correction =
  | { readonly kind: 'confirmed'; readonly paidOn: string; readonly rectifiedOn: string; readonly training?: Training }
  /** Nothing happened: the offices know of no payment and no rectification. */
  | { readonly kind: 'none' }
  /** Paid, but the rectification was never reported: a person must look. */
  | { readonly kind: 'partial'; readonly paidOn: string }
  /** The office says that the rectification did not pass: contradicts whoever claims it. */
  | { readonly kind: 'denied'; readonly paidOn: string; readonly deniedOn: string };

interface Training {
  readonly certificateNumber: string;
  readonly on: string;
}

export type Level = 'minor' | 'general' | 'serious' | 'undetermined';

export interface PlannedPenalty {
  readonly subject: SampleSubject;
  readonly sector: Sector;
  readonly level: Level;
  readonly determinedOn: string;
  readonly correction: Correction;
  /** Where another office than the field's usual one decides: the neighbouring city. */
  readonly office?: { readonly unitId: string; readonly prefix: string };
  /** Fixed where the demo or a test speaks of the decision; otherwise numbered in the order of dates. */
  readonly decisionNumber?: string;
}

export interface WrittenPenalties {
  readonly rows: readonly PenaltyRow[];
  readonly facts: readonly DepartmentFact[];
}

/** Rows and facts of the plans, by date of decision. */
export const writePenalties = (plans: readonly PlannedPenalty[], random: Random): WrittenPenalties => {
  const sorted = plans.toSorted((a, b) =>
    a.determinedOn < b.determinedOn ? -1 : a.determinedOn > b.determinedOn ? 1 : 0,
  );
  const next = new Map<string, number>();
  const written = sorted.map((plan) => {
    const { prefix } = officeOf(plan);
    const series = `${prefix}〔${plan.determinedOn.slice(0, 4)}〕`;
    // Fixed numbers lie below 100.
    const serial = next.get(series) ?? 101;
    if (plan.decisionNumber === undefined) next.set(series, serial + 1);
    const row = rowOf(plan, plan.decisionNumber ?? `${series}${serial}号`, random);
    return { row, facts: factsOf(plan, row) };
  });
  return { rows: written.map(({ row }) => row), facts: written.flatMap(({ facts }) => facts) };
};

const officeOf = (plan: PlannedPenalty): { readonly unit: SampleUnit; readonly prefix: string } => {
  const { unitId, prefix } = plan.office ?? sectorSamples[plan.sector];
  const unit = units.find(({ id }) => id === unitId);
  if (unit === undefined) throw new Error(`The sample world has no unit ${unitId}.`);
  return { unit, prefix };
};

/** The part of a row that follows from the level. Amounts in whole yuan. */
interface Measure {
  readonly kinds: readonly string[];
  readonly fineYuan: number;
  readonly confiscatedYuan: number;
  readonly license: string;
  readonly severity: '轻微' | '一般' | '严重' | '';
  readonly procedure: '简易程序' | '普通程序';
  readonly publicationReason: string;
}

const measure = (kinds: readonly string[], rest: Partial<Measure> = {}): Measure => ({
  kinds,
  fineYuan: 0,
  confiscatedYuan: 0,
  license: '',
  severity: '',
  procedure: '普通程序',
  publicationReason: '',
  ...rest,
});

const hundreds = (random: Random, min: number, max: number): number => random.between(min, max) * 100;

const measureOf = (plan: PlannedPenalty, random: Random): Measure => {
  if (plan.decisionNumber !== undefined) return plainMeasureOf(plan, random);
  const person = plan.subject.category === '自然人';
  switch (plan.level) {
    case 'minor':
      return minorMeasure(person, random);
    case 'general':
      return generalMeasure(person, random);
    case 'serious':
      return seriousMeasure(person, sectorSamples[plan.sector], random);
    case 'undetermined':
      return random.chance(75)
        ? measure(['罚款'], { fineYuan: hundreds(random, 50, 500) })
        : measure(['其他'], { procedure: '普通程序' });
  }
};

/** Decisions the demo and the tests speak of get the plainest measure of their level: chance must not change their story. */
const plainMeasureOf = (plan: PlannedPenalty, random: Random): Measure => {
  const { name, license }: SectorSample = sectorSamples[plan.sector];
  if (plan.level === 'serious')
    return measure(['吊销许可证件'], {
      severity: '严重',
      license: `${license ?? name} 样例${random.between(100_000, 999_999)}`,
    });
  const severity = ({ minor: '轻微', general: '一般', undetermined: '' } as const)[plan.level];
  return measure(['罚款'], { severity, fineYuan: hundreds(random, 50, 1000) });
};

/** Simple procedure: within the ceilings of 行政处罚法 art. 51, or a warning. */
const minorMeasure = (person: boolean, random: Random): Measure => {
  const severity = random.chance(60) ? '轻微' : '';
  const publicationReason = random.chance(20) ? '涉及公共安全，经本机关负责人批准予以公示' : '';
  if (random.chance(40)) return measure(['警告'], { severity, publicationReason });
  const fineYuan = person ? random.between(1, 4) * 50 : hundreds(random, 5, 30);
  return measure(['罚款'], { severity, publicationReason, fineYuan, procedure: '简易程序' });
};

const generalMeasure = (person: boolean, random: Random): Measure => {
  const fineYuan = person ? hundreds(random, 10, 80) : hundreds(random, 50, 1000);
  if (random.chance(15)) return measure(['没收非法财物']);
  if (random.chance(25))
    return measure(['没收违法所得', '罚款'], {
      severity: '一般',
      fineYuan,
      confiscatedYuan: random.between(300, 60_000),
    });
  return measure(['罚款'], { severity: '一般', fineYuan });
};

const seriousMeasure = (person: boolean, sample: SectorSample, random: Random): Measure => {
  if (person) return measure(['限制从业', '罚款'], { severity: '严重', fineYuan: hundreds(random, 100, 300) });
  const fineYuan = hundreds(random, 2000, 20_000);
  if (sample.license !== null && random.chance(60)) {
    const license = `${sample.license} 样例${random.between(100_000, 999_999)}`;
    return measure(['吊销许可证件', '罚款'], { severity: '严重', fineYuan, license });
  }
  return random.chance(50)
    ? measure(['责令停产停业', '罚款'], { severity: '严重', fineYuan })
    : measure(['罚款'], { severity: '严重', fineYuan });
};

const contentOf = ({ kinds, fineYuan, confiscatedYuan, license }: Measure): string => {
  const text = (kind: string): string => {
    if (kind === '罚款') return `罚款人民币${fineYuan}元`;
    if (kind === '没收违法所得') return `没收违法所得人民币${confiscatedYuan}元`;
    if (kind === '没收非法财物') return '没收违法经营的物品一批';
    if (kind === '吊销许可证件') return `吊销${license}`;
    return kind === '其他' ? '责令限期改正并作出其他处理' : kind;
  };
  return `依法作出如下处罚：${kinds.map(text).join('；')}。`;
};

const amount = (yuan: number): string => (yuan === 0 ? '' : tenThousandYuanOfCents(yuan * 100));

const rowOf = (plan: PlannedPenalty, decisionNumber: string, random: Random): PenaltyRow => {
  const { unit } = officeOf(plan);
  const sample: SectorSample = sectorSamples[plan.sector];
  const violation = random.pick(sample.violations);
  const m = measureOf(plan, random);
  const person = plan.subject.category === '自然人';
  const date = random.chance(10) ? plan.determinedOn.replaceAll('-', '/') : plan.determinedOn;
  return {
    CF_XDR_MC: plan.subject.name,
    CF_XDR_LB: plan.subject.category,
    // Some senders write codes in lower case; the import normalises them.
    CF_XDR_SHXYM: random.chance(3) ? plan.subject.uscc.toLowerCase() : plan.subject.uscc,
    CF_XDR_GSZC: '',
    CF_XDR_ZZJG: '',
    CF_XDR_SWDJ: '',
    CF_XDR_SYDW: '',
    CF_XDR_SHZZ: '',
    CF_FRDB: plan.subject.legalRepresentative,
    CF_XDR_ZJLX: person ? '身份证' : '',
    CF_XDR_ZJHM: plan.subject.identityNumber,
    CF_WSH: decisionNumber,
    CF_WFXW: violation.violation,
    CF_SY: `经查，${person ? '当事人' : '该单位'}${violation.fact}`,
    CF_YJ: violation.basis,
    CF_CFLB: m.kinds.join(';'),
    CF_NR: contentOf(m),
    CF_NR_FK: amount(m.fineYuan),
    CF_NR_WFFF: amount(m.confiscatedYuan),
    CF_NR_ZKDX: m.license,
    CF_JDRQ: date,
    CF_YXQ: '',
    CF_GSJZQ: random.chance(80) ? addMonths(plan.determinedOn, plan.level === 'serious' ? 36 : 12) : '',
    CF_CFJG: unit.name,
    CF_CFJGDM: unit.code,
    CF_SJLY: unit.name,
    CF_SJLYDM: unit.code,
    BZ: '',
    KZ_YZCD: m.severity,
    KZ_CFCX: m.procedure,
    KZ_LY: sample.name,
    KZ_GSLY: m.publicationReason,
  };
};

/** Natural persons have no facts in the sample: a file of facts must not carry identity numbers. */
const factsOf = (plan: PlannedPenalty, row: PenaltyRow): readonly DepartmentFact[] => {
  if (plan.subject.category === '自然人' || plan.correction.kind === 'none') return [];
  const { unit } = officeOf(plan);
  const fact = (
    kind: DepartmentFact['kind'],
    on: string,
    holds = true,
    certificateNumber: string | null = null,
  ): DepartmentFact => ({
    unitCode: unit.code,
    decisionNumber: row.CF_WSH,
    subjectCode: plan.subject.uscc,
    kind,
    holds,
    on,
    certificateNumber,
    sourceUnitId: unit.id,
  });
  const { correction } = plan;
  const paid = row.CF_NR_FK + row.CF_NR_WFFF === '' ? [] : [fact('paymentCompleted', correction.paidOn)];
  if (correction.kind === 'partial') return paid;
  if (correction.kind === 'denied') return [...paid, fact('rectificationAccepted', correction.deniedOn, false)];
  const { training } = correction;
  return [
    ...paid,
    fact('rectificationAccepted', correction.rectifiedOn),
    ...(training ? [fact('trainingAttended', training.on, true, training.certificateNumber)] : []),
  ];
};

/** A weekday between two days, both included. */
export const officeDay = (random: Random, from: string, to: string, spanDays: number): string => {
  const day = addDays(from, random.between(0, spanDays));
  const weekday = weekdayOf(day);
  const shifted = weekday > 5 ? addDays(day, 5 - weekday) : day;
  return shifted < from ? from : shifted > to ? to : shifted;
};

/** A correction some weeks after the decision; `none` where that would lie beyond what the sample knows. */
export const correctionAfter = (random: Random, determinedOn: string, kind: Correction['kind']): Correction => {
  const paidOn = addDays(determinedOn, random.between(3, 20));
  const rectifiedOn = addDays(paidOn, random.between(1, 40));
  if (rectifiedOn > lastKnownDay) return { kind: 'none' };
  switch (kind) {
    case 'confirmed':
      return { kind, paidOn, rectifiedOn };
    case 'partial':
      return { kind, paidOn };
    case 'denied':
      return { kind, paidOn, deniedOn: rectifiedOn };
    case 'none':
      return { kind };
  }
};
