/** What one rule set says about one record on one day. `explain` puts several of these together where the law leaves the choice open. */
import { addDays, addMonths, weekdayOf } from '../calendar/dates.ts';
import type { AssumptionId } from './assumptions.ts';
import { type Condition, type ConditionCode, type ConditionInput, repairConditions } from './conditions.ts';
import type { RuleConfiguration } from './configuration.ts';
import type { RecordFacts, Severity } from './facts.ts';
import { autoStopOn, earliestFilingOn, firstDayAfter, maxPeriodEndsOn, minPeriodEndsOn } from './periods.ts';
import type { CityProfile } from './profiles/profile.ts';
import { lookupNumber, lookupParameter, type ResolvedParameter, type RuleScope } from './resolve.ts';
import type { DatedRuleSetId, RuleSetId } from './rule-set-ids.ts';
import { ruleSets } from './rule-sets.ts';
import { type DerivedSeverity, severityOf } from './severity.ts';
import type { ParameterAddress } from './types.ts';

export const flagCodes = [
  'excludedByLaw',
  'ruleSetUndetermined',
  'severityUndetermined',
  'reapplicationBarred',
  'banLengthUnconfigured',
  'sectorRuleRequired',
  'sharingEffectUndetermined',
  'calendarMissing',
] as const;
export type FlagCode = (typeof flagCodes)[number];

export interface Dates {
  readonly minPeriodEndsOn: string | null;
  readonly earliestFilingOn: string | null;
  readonly maxPeriodEndsOn: string | null;
  readonly autoStopOn: string | null;
}

export interface Outcome extends Dates {
  readonly ruleSetId: DatedRuleSetId;
  /** Null: no machine may accept or refuse. */
  readonly eligible: boolean | null;
  readonly unmet: readonly ConditionCode[];
  readonly flags: readonly FlagCode[];
  readonly severity: DerivedSeverity;
  readonly publicationState: 'notPublished' | 'published' | 'shielded' | 'ended' | null;
  readonly endReason: 'maxPeriodReached' | null;
  readonly banEndsOn: string | null;
  readonly conditions: readonly Condition[];
  /** ASM-nn, and addresses of assumed parameters, the outcome rests on. */
  readonly assumptions: readonly string[];
  /** OQ-nn, and addresses of parameters a person must answer. */
  readonly openQuestions: readonly string[];
}

export interface OutcomeInput {
  readonly facts: RecordFacts;
  readonly ruleSetId: DatedRuleSetId;
  readonly day: string | null;
  readonly configuration: RuleConfiguration;
  readonly overlay: RuleSetId | null;
  /** Who may apply, as the city's profile says. */
  readonly eligibleSubjects: CityProfile['eligibleSubjects'];
}

interface PeriodParameters {
  readonly min: ResolvedParameter | ParameterAddress;
  readonly max: ResolvedParameter | null;
  readonly start: ResolvedParameter | null;
}

const noDates: Dates = { minPeriodEndsOn: null, earliestFilingOn: null, maxPeriodEndsOn: null, autoStopOn: null };

const scopeOf = ({ facts, ruleSetId, day, configuration }: OutcomeInput): RuleScope => ({
  ruleSetId,
  sector: facts.sector,
  onDate: day ?? facts.determinedOn,
  configuration,
});

/** Which parameters hold the periods of a record; null where the rule set has none for its kind. */
const periodIds = (
  ruleSetId: DatedRuleSetId,
  facts: RecordFacts,
  severity: Severity | null,
): { readonly min: string; readonly max: string } | null => {
  if (ruleSetId !== 'ndrc58')
    return severity === null
      ? null
      : { min: `${severity}.minPublicationMonths`, max: `${severity}.maxPublicationMonths` };
  if (facts.recordKind !== 'administrativePenalty') return null;
  const table = facts.specialField === true ? 'penaltySpecialField' : 'penalty';
  return { min: `${table}.minPublicationMonths`, max: `${table}.maxPublicationMonths` };
};

const periodParameters = (input: OutcomeInput, severity: Severity | null): PeriodParameters => {
  const scope = scopeOf(input);
  const none = (id: string): PeriodParameters => ({ min: `${input.ruleSetId}/${id}`, max: null, start: null });
  const withoutPeriods = input.ruleSetId === 'ndrc58' ? 'repair.forms' : 'severity.sectorStandardFirst';
  const start = lookupParameter('publication.startEvent', scope);
  if (!start.ok) return none('publication.startEvent');
  const ids = periodIds(input.ruleSetId, input.facts, severity);
  if (ids === null) return none(withoutPeriods);
  const min = lookupNumber(ids.min, scope);
  const max = lookupNumber(ids.max, scope);
  return {
    min: min.ok ? min.value : min.problem.parameter,
    max: max.ok ? max.value : null,
    start: start.value,
  };
};

/** A stop that falls after the rule set went out of force is not promised: the transition is open. */
const promisedStop = (ruleSetId: DatedRuleSetId, stop: string | null): string | null => {
  const { effectiveTo } = ruleSets[ruleSetId];
  return stop !== null && effectiveTo !== null && stop > effectiveTo ? null : stop;
};

const datesOf = (input: OutcomeInput, { min, max }: PeriodParameters): Dates => {
  const { facts, ruleSetId, configuration } = input;
  const { determinedOn, correctedOn } = facts;
  const mode = configuration.expiryMode;
  if (typeof min === 'string') return noDates;
  const minEnds = minPeriodEndsOn(determinedOn, Number(min.value));
  const maxEnds = max === null ? null : maxPeriodEndsOn(determinedOn, Number(max.value));
  return {
    minPeriodEndsOn: minEnds,
    earliestFilingOn: earliestFilingOn(minEnds, correctedOn, mode),
    maxPeriodEndsOn: maxEnds,
    autoStopOn: maxEnds === null ? null : promisedStop(ruleSetId, autoStopOn(maxEnds, correctedOn, mode)),
  };
};

const minPeriodInput = (
  input: OutcomeInput,
  { min }: PeriodParameters,
  dates: Dates,
  severityMissing: boolean,
): ConditionInput['minPeriod'] => {
  if (typeof min === 'string')
    return { kind: 'unknown', reason: severityMissing ? 'severity' : 'parameter', clause: min };
  const { minPeriodEndsOn: endsOn } = dates;
  if (endsOn === null) return { kind: 'none', parameter: min };
  return { kind: 'dated', parameter: min, endsOn, overFrom: firstDayAfter(endsOn, input.configuration.expiryMode) };
};

interface Ban {
  readonly flags: readonly FlagCode[];
  readonly endsOn: string | null;
}

const banOf = (input: OutcomeInput): Ban => {
  const found = input.facts.falseMaterialFoundOn;
  if (found === undefined || (input.day !== null && input.day < found)) return { flags: [], endsOn: null };
  const years = lookupNumber('ban.reapplicationYears', scopeOf(input));
  if (!years.ok) return { flags: ['reapplicationBarred', 'banLengthUnconfigured'], endsOn: null };
  const endsOn = addMonths(found, years.value.value * 12);
  return { flags: input.day !== null && input.day > endsOn ? [] : ['reapplicationBarred'], endsOn };
};

type Publication = Pick<Outcome, 'publicationState' | 'endReason'> & { readonly flags: readonly FlagCode[] };

const publicationOf = (input: OutcomeInput, dates: Dates, hidden: boolean, known: boolean): Publication => {
  const state = (publicationState: Outcome['publicationState'], flags: readonly FlagCode[] = []): Publication => ({
    publicationState,
    endReason: publicationState === 'ended' ? 'maxPeriodReached' : null,
    flags,
  });
  const { facts, day, configuration } = input;
  if (facts.shielded === true) return state('shielded');
  if (hidden) return state('notPublished');
  if (!known) return state(null);
  const { maxPeriodEndsOn: maxEnds } = dates;
  if (maxEnds === null || day === null || day < firstDayAfter(maxEnds, configuration.expiryMode))
    return state('published');
  if (dates.autoStopOn !== null) return state('ended', ['sharingEffectUndetermined']);
  const correctedInTime = facts.correctedOn !== null && facts.correctedOn <= maxEnds;
  return correctedInTime ? state(null) : state('published', ['sectorRuleRequired']);
};

const isWeekend = (date: string | null): boolean => date !== null && weekdayOf(date) > 5;

const assumptionsOf = (
  input: OutcomeInput,
  dates: Dates,
  severity: DerivedSeverity,
  publication: Publication,
): readonly AssumptionId[] => {
  const { minPeriodEndsOn: minEnds, maxPeriodEndsOn: maxEnds, earliestFilingOn: earliest } = dates;
  const dated = minEnds !== null || maxEnds !== null;
  const { correctedOn } = input.facts;
  const reached = publication.flags.length > 0;
  const rests: readonly (readonly [AssumptionId, boolean])[] = [
    ['ASM-01', dated],
    ['ASM-02', dated],
    ['ASM-03', minEnds !== null && earliest !== null],
    ['ASM-04', [minEnds, maxEnds].some((end) => isWeekend(end) || isWeekend(end && addDays(end, 1)))],
    ['ASM-05', dates.autoStopOn !== null || reached],
    ['ASM-10', severity.severity !== null && severity.severalKinds],
    ['ASM-13', earliest !== null && earliest === correctedOn],
  ];
  return rests.flatMap(([id, holds]) => (holds ? [id] : []));
};

const overlayAsks = ({ overlay, facts }: OutcomeInput): boolean =>
  overlay !== null &&
  facts.recordKind === 'seriousDishonestyList' &&
  ruleSets[overlay].parameters.some(({ id, value }) => id === 'repair.listedSubjectsExcluded' && value === true);

const eligibleOf = (
  input: OutcomeInput,
  conditions: readonly Condition[],
  flags: readonly FlagCode[],
  hidden: boolean,
): boolean | null => {
  if (hidden) return null;
  if (input.facts.excludedByLaw !== undefined) return false;
  if (conditions.some(({ met }) => met === false)) return false;
  const blocked = flags.includes('severityUndetermined') || flags.includes('reapplicationBarred');
  return blocked || overlayAsks(input) || conditions.some(({ met }) => met === null) ? null : true;
};

/** A minor record without a recorded reason is not published: there is nothing to stop, and nothing to compute. */
const isHidden = (input: OutcomeInput, severity: DerivedSeverity): boolean => {
  const policy = lookupParameter('minor.publicationDefault', scopeOf(input));
  return (
    severity.severity === 'minor' &&
    input.facts.minorPublicationException === false &&
    policy.ok &&
    policy.value.value === 'notPublished'
  );
};

const questionsOf = (
  parameters: PeriodParameters,
  flags: readonly FlagCode[],
  shielded: boolean,
): readonly string[] => [
  ...(typeof parameters.min === 'string' && !flags.includes('severityUndetermined') ? [parameters.min] : []),
  ...(flags.includes('banLengthUnconfigured') ? ['OQ-05'] : []),
  ...(flags.includes('sharingEffectUndetermined') ? ['OQ-10'] : []),
  ...(flags.includes('severityUndetermined') ? ['OQ-06'] : []),
  ...(shielded ? ['OQ-09'] : []),
];

/** Whether the profile names this kind of subject, and this level where it limits the kind to some. */
const isNamed = ({ facts, eligibleSubjects }: OutcomeInput, severity: Severity | null): boolean =>
  facts.subjectKind === undefined ||
  eligibleSubjects.value.some(
    ({ kind, severities }) =>
      kind === facts.subjectKind && (severities === undefined || severity === null || severities.includes(severity)),
  );

/** Conditions, dates and flags under one rule set. Nothing is computed from a value that nobody has established. */
export const outcomeUnder = (input: OutcomeInput): Outcome => {
  const { facts, ruleSetId, day } = input;
  const severity = severityOf(facts);
  const hidden = isHidden(input, severity);
  const severityMissing = severity.severity === null && ruleSetId !== 'ndrc58';
  const parameters = periodParameters(input, severity.severity);
  const dates = hidden ? noDates : datesOf(input, parameters);
  const conditions = repairConditions({
    ruleSetId,
    day,
    determinedOn: facts.determinedOn,
    correctedOn: facts.correctedOn,
    commitmentSigned: facts.commitmentSigned,
    minPeriod: minPeriodInput(input, parameters, dates, severityMissing),
    ...(isNamed(input, severity.severity) ? {} : { subjectNotNamed: input.eligibleSubjects }),
  });
  const publication = publicationOf(input, dates, hidden, !severityMissing);
  const ban = banOf(input);
  const flags: readonly FlagCode[] = [
    ...(facts.excludedByLaw === undefined ? [] : (['excludedByLaw'] as const)),
    ...(severityMissing ? (['severityUndetermined'] as const) : []),
    ...ban.flags,
    ...publication.flags,
  ];
  const assumedParameters = [parameters.min, parameters.max, parameters.start].flatMap((parameter) =>
    parameter !== null && typeof parameter !== 'string' && parameter.status === 'assumed' ? [parameter.address] : [],
  );
  return {
    ruleSetId,
    ...dates,
    eligible: eligibleOf(input, conditions, flags, hidden),
    unmet: hidden ? [] : conditions.filter(({ met }) => met === false).map(({ code }) => code),
    flags,
    severity,
    publicationState: publication.publicationState,
    endReason: publication.endReason,
    banEndsOn: ban.endsOn,
    conditions,
    assumptions: [...assumptionsOf(input, dates, severity, publication), ...assumedParameters],
    openQuestions: questionsOf(parameters, flags, facts.shielded === true),
  };
};
