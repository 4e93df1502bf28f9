/** The four conditions of a repair, each with its outcome, its basis, the first day it holds and what to do. */
import type { ResolvedParameter } from './resolve.ts';
import type { DatedRuleSetId } from './rule-set-ids.ts';
import { findParameter } from './rule-sets.ts';
import { cite } from './titles.ts';
import type { ParameterAddress, Status } from './types.ts';

export const conditionCodes = [
  'minPeriodNotReached',
  'notCorrected',
  'commitmentMissing',
  'otherConditionUnmet',
] as const;
export type ConditionCode = (typeof conditionCodes)[number];

/** What each condition asks, as people read it. */
export const conditionTitles: Readonly<Record<ConditionCode, string>> = {
  minPeriodNotReached: '最短公示期已届满',
  notCorrected: '已纠正失信行为并履行全部义务',
  commitmentMissing: '已公开作出信用承诺',
  otherConditionUnmet: '符合法律、行政法规和部门规章的其他条件',
};

export interface Condition {
  /** The glossary's code of the condition when it is unmet. */
  readonly code: ConditionCode;
  /** Null: it cannot be told, a person answers. */
  readonly met: boolean | null;
  readonly title: string;
  readonly ruleSetId: DatedRuleSetId;
  /** Address of the parameter the condition rests on; null where the research has none. */
  readonly clause: ParameterAddress | null;
  /** The rule as people cite it. */
  readonly basis: string;
  readonly status: Status;
  /** First day (Shanghai) on which it holds; null where no day can be named. */
  readonly holdsFrom: string | null;
  readonly advice: string;
}

export interface ConditionInput {
  readonly ruleSetId: DatedRuleSetId;
  /** The day of filing or of the look; null when none is given. */
  readonly day: string | null;
  readonly determinedOn: string;
  readonly correctedOn: string | null;
  readonly commitmentSigned: boolean;
  /** Set where the city's plan does not name this kind of subject or level: a person confirms, nothing is refused by machine. */
  readonly subjectNotNamed?: { readonly basis: string; readonly status: Status };
  /** `unknown`: no date can be computed. `none`: no minimum applies. */
  readonly minPeriod:
    | { readonly kind: 'unknown'; readonly reason: 'severity' | 'parameter'; readonly clause: ParameterAddress }
    | { readonly kind: 'none'; readonly parameter: ResolvedParameter }
    | {
        readonly kind: 'dated';
        readonly parameter: ResolvedParameter;
        readonly endsOn: string;
        readonly overFrom: string;
      };
}

/** The parameter that says what an applicant must show, where the research has one for the rule set. */
const clauseIds: Readonly<Record<DatedRuleSetId, string | null>> = {
  ndrc36: 'eligibility.conditionCount',
  ndrc58: 'materials.itemCount',
  ndrc527: null,
};

/** Clause, basis and status of the conditions that no period parameter carries. */
const generalClause = (ruleSetId: DatedRuleSetId): Pick<Condition, 'ruleSetId' | 'clause' | 'basis' | 'status'> => {
  const id = clauseIds[ruleSetId];
  const parameter = id === null ? undefined : findParameter(ruleSetId, id);
  return {
    ruleSetId,
    clause: parameter === undefined ? null : `${ruleSetId}/${parameter.id}`,
    basis: cite(ruleSetId, parameter?.basis ?? '条号待核实'),
    status: parameter?.status ?? 'assumed',
  };
};

const minPeriod = ({ ruleSetId, minPeriod: period, day, determinedOn }: ConditionInput): Condition => {
  const common = { code: 'minPeriodNotReached', title: conditionTitles.minPeriodNotReached, ruleSetId } as const;
  if (period.kind === 'unknown')
    return {
      ...common,
      met: null,
      clause: period.clause,
      basis: cite(ruleSetId, '条号待核实'),
      status: 'unknown',
      holdsFrom: null,
      advice:
        period.reason === 'severity'
          ? '失信等级未定，不能计算公示期，请认定单位先明确等级。'
          : '该项规则的数字或起算点未查明，不能计算公示期，请人工确认。',
    };
  const { parameter } = period;
  const { address: clause, status } = parameter;
  const basis = cite(parameter.ruleSetId, parameter.basis);
  if (period.kind === 'none')
    return { ...common, met: true, clause, basis, status, holdsFrom: determinedOn, advice: '没有最短公示期要求。' };
  const met = day === null ? null : day >= period.overFrom;
  const advice = `最短公示期的最后一日为${period.endsOn}，自${period.overFrom}起可以申请。`;
  return { ...common, met, clause, basis, status, holdsFrom: period.overFrom, advice };
};

const correctionAdvice = (correctedOn: string | null, met: boolean): string => {
  if (correctedOn === null) return '请先纠正并履行决定确定的全部义务，保存载明决定书文号的缴款凭证或整改证明。';
  return met ? `已于${correctedOn}纠正。` : `${correctedOn}才纠正，自该日起满足。`;
};

const corrected = ({ ruleSetId, day, correctedOn }: ConditionInput): Condition => {
  const met = correctedOn !== null && (day === null || correctedOn <= day);
  return {
    code: 'notCorrected',
    title: conditionTitles.notCorrected,
    met,
    ...generalClause(ruleSetId),
    holdsFrom: correctedOn,
    advice: correctionAdvice(correctedOn, met),
  };
};

const commitment = ({ ruleSetId, commitmentSigned }: ConditionInput): Condition => ({
  code: 'commitmentMissing',
  title: conditionTitles.commitmentMissing,
  met: commitmentSigned,
  ...generalClause(ruleSetId),
  holdsFrom: null,
  advice: commitmentSigned ? '承诺书已签署，将予以公示。' : '请在线阅读并签署信用修复承诺书，签署后公示。',
});

const other = ({ ruleSetId, determinedOn, subjectNotNamed }: ConditionInput): Condition => ({
  code: 'otherConditionUnmet',
  title: conditionTitles.otherConditionUnmet,
  met: subjectNotNamed === undefined ? true : null,
  ...generalClause(ruleSetId),
  status: 'assumed',
  holdsFrom: subjectNotNamed === undefined ? determinedOn : null,
  advice:
    subjectNotNamed === undefined
      ? '本领域未配置其他条件，由认定单位核查时确认。'
      : '该市的修复主体范围未列明此类主体或该等级，请认定单位确认是否受理。',
  ...(subjectNotNamed && { basis: subjectNotNamed.basis, status: subjectNotNamed.status }),
});

/** All four, in the order of the rules, whether met or not. */
export const repairConditions = (input: ConditionInput): readonly Condition[] => [
  minPeriod(input),
  corrected(input),
  commitment(input),
  other(input),
];
