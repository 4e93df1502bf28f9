/**
 * Why a record can or cannot be repaired, on a day: every condition with its outcome, its basis and the first day it holds.
 * Why two results side by side: for records determined before Order 36 the rule set is open. If both agree the case may go on and a
 * person records the choice; if they disagree nobody is accepted or refused by machine.
 */
import type { Calendar } from '../calendar/calendar.ts';
import { shanghaiDate } from '../calendar/dates.ts';
import type { TimeLimit } from '../kernel/time-limit.ts';
import { shieldEffects } from './bankruptcy.ts';
import type { Condition, ConditionCode } from './conditions.ts';
import type { RuleConfiguration } from './configuration.ts';
import type { RecordFacts } from './facts.ts';
import { type Dates, type FlagCode, type Outcome, outcomeUnder } from './outcome.ts';
import type { CityProfile } from './profiles/profile.ts';
import { overlayQuestions, type RuleSetChoice, resolveRuleSet } from './resolve.ts';
import type { DatedRuleSetId } from './rule-set-ids.ts';
import { caseLimits } from './time-limits.ts';

export interface AsOf {
  /** Instant at which Credit China received the application. */
  readonly filedAt?: string | undefined;
  /** Day (Shanghai) of a look without an application. */
  readonly asOn?: string | undefined;
}

export interface ExplainContext {
  readonly calendar: Calendar;
  readonly profile: CityProfile;
  readonly configuration: RuleConfiguration;
}

export interface Explanation extends Dates {
  readonly ruleSet: DatedRuleSetId | null;
  readonly eligible: boolean | null;
  readonly unmet: readonly ConditionCode[];
  readonly flags: readonly FlagCode[];
  readonly severity: Outcome['severity'] | null;
  readonly publicationState: Outcome['publicationState'];
  readonly endReason: Outcome['endReason'];
  readonly banEndsOn: string | null;
  /** Set where the rule set is undetermined: what each would say. */
  readonly byRuleSet?: Partial<Record<DatedRuleSetId, Outcome>>;
  /** Set while the record is shielded: not a repair, and without an end date. */
  readonly shield?: typeof shieldEffects;
  /** All conditions; under an undetermined rule set those of each. */
  readonly conditions: readonly Condition[];
  readonly assumptions: readonly string[];
  readonly openQuestions: readonly string[];
  /** The outer clock of the filing, unless the filing is refused by its own facts. */
  readonly feedback: TimeLimit | null;
}

const agreed = <T>(outcomes: readonly Outcome[], read: (outcome: Outcome) => T): T | null => {
  const [first, ...rest] = outcomes.map(read);
  return first !== undefined && rest.every((value) => value === first) ? first : null;
};

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** Codes unmet under every rule set; where all refuse, whatever any of them misses. */
const unmetOf = (outcomes: readonly Outcome[], eligible: boolean | null): readonly ConditionCode[] => {
  const all = unique(outcomes.flatMap(({ unmet }) => unmet));
  return eligible === false ? all : all.filter((code) => outcomes.every(({ unmet }) => unmet.includes(code)));
};

const merge = (outcomes: readonly Outcome[]): Omit<Explanation, 'ruleSet' | 'feedback' | 'byRuleSet' | 'shield'> => {
  // One computable result is not two that agree.
  const eligible = outcomes.length > 1 ? agreed(outcomes, (outcome) => outcome.eligible) : null;
  return {
    eligible,
    unmet: unmetOf(outcomes, eligible),
    flags: ['ruleSetUndetermined', ...unique(outcomes.flatMap(({ flags }) => flags))],
    severity: outcomes[0]?.severity ?? null,
    publicationState: agreed(outcomes, (outcome) => outcome.publicationState),
    endReason: agreed(outcomes, (outcome) => outcome.endReason),
    minPeriodEndsOn: agreed(outcomes, (outcome) => outcome.minPeriodEndsOn),
    earliestFilingOn: agreed(outcomes, (outcome) => outcome.earliestFilingOn),
    maxPeriodEndsOn: agreed(outcomes, (outcome) => outcome.maxPeriodEndsOn),
    autoStopOn: agreed(outcomes, (outcome) => outcome.autoStopOn),
    banEndsOn: agreed(outcomes, (outcome) => outcome.banEndsOn),
    conditions: outcomes.flatMap(({ conditions }) => conditions),
    assumptions: unique(outcomes.flatMap(({ assumptions }) => assumptions)),
    openQuestions: unique(['OQ-01', ...outcomes.flatMap(({ openQuestions }) => openQuestions)]),
  };
};

const together = (
  choice: RuleSetChoice,
  under: (ruleSetId: DatedRuleSetId) => Outcome,
): Omit<Explanation, 'feedback' | 'shield'> => {
  if (choice.kind === 'governed') {
    const { ruleSetId, ...outcome } = under(choice.ruleSetId);
    const byDate = choice.chosenBy === 'date' ? ['ASM-11'] : [];
    return { ruleSet: ruleSetId, ...outcome, assumptions: [...outcome.assumptions, ...byDate] };
  }
  const outcomes = choice.ruleSetIds.map(under);
  const byRuleSet = Object.fromEntries(outcomes.map((outcome) => [outcome.ruleSetId, outcome]));
  return { ruleSet: null, byRuleSet, ...merge(outcomes) };
};

const feedbackOf = (
  eligible: boolean | null,
  asOf: AsOf,
  facts: RecordFacts,
  { calendar, profile, configuration }: ExplainContext,
): TimeLimit | null => {
  if (asOf.filedAt === undefined || eligible === false) return null;
  const onDate = shanghaiDate(asOf.filedAt);
  // Clocks are procedure: they follow the rules in force on the day of filing, whichever set governs the periods.
  const procedure = resolveRuleSet({ determinedOn: onDate }, onDate, configuration);
  if (procedure.kind !== 'governed') return null;
  const { ruleSetId } = procedure;
  const { overlay } = profile.limits;
  const scope = { ruleSetId, sector: facts.sector, onDate, configuration, calendar, overlay };
  return caseLimits({ receivedAt: asOf.filedAt }, scope).limits.feedback ?? null;
};

/**
 * Explains one record. `asOf` is the filing (instant) or a day of looking; with neither, what depends on the day stays open
 * (`met: null` with the day from which it holds), and a filing still to come is taken to fall under the newest rule set.
 */
export const explain = (facts: RecordFacts, asOf: AsOf, context: ExplainContext): Explanation => {
  const { profile, configuration } = context;
  const { overlay } = profile.limits;
  const { eligibleSubjects } = profile;
  const day = asOf.filedAt === undefined ? (asOf.asOn ?? null) : shanghaiDate(asOf.filedAt);
  const choice = resolveRuleSet(facts, day, configuration);
  const result = together(choice, (ruleSetId) =>
    outcomeUnder({ facts, ruleSetId, day, configuration, overlay, eligibleSubjects }),
  );
  const feedback = feedbackOf(result.eligible, asOf, facts, context);
  const clock = feedback === null ? [] : ['ASM-06', 'ASM-07', 'ASM-08'];
  const provisional = feedback?.calendarMissing === undefined ? [] : ['ASM-09'];
  return {
    ...result,
    ...(facts.shielded === true ? { shield: shieldEffects } : {}),
    assumptions: unique([...result.assumptions, ...clock, ...provisional]),
    openQuestions: unique([...result.openQuestions, ...(overlay === null ? [] : overlayQuestions(overlay))]),
    feedback,
  };
};
