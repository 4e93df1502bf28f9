/** The repair case's view of rules and city profile: which conditions hold for a record, who decides, which steps are required. */
import type { Calendar } from '../calendar/calendar.ts';
import type { Context } from '../kernel/aggregate.ts';
import { baseConfiguration, type RuleConfiguration } from '../rules/configuration.ts';
import { type Explanation, explain } from '../rules/explain.ts';
import type { RecordFacts } from '../rules/facts.ts';
import type { CityProfile, RequiredWay, Way } from '../rules/profiles/profile.ts';
import { profileOf, profileVersion } from '../rules/profiles/profiles.ts';
import { type DatedRuleSetId, datedRuleSetIds } from '../rules/rule-set-ids.ts';
import { rulesVersion } from '../rules/rule-sets.ts';
import type { UnmetCode } from './labels.ts';
import type { CaseRecord, RepairCaseState } from './state.ts';

/** A number of working days the operator has set itself. */
export interface Target {
  readonly workingDays: number;
  readonly basis: string;
}

/** What a case needs of its city's profile. */
export interface CaseProfile {
  readonly profile: CityProfile;
  readonly automaticAcceptance: boolean;
  readonly automaticVerification: boolean;
  readonly commitmentPublicationRequired: boolean;
  readonly supplementPausesClock: boolean;
  readonly reminderLeadWorkingDays: number;
  readonly receiptTarget: Target;
  readonly followUpTarget: Target;
  readonly overlay: CityProfile['limits']['overlay'];
}

/** The profile of a region; throws for a region without one, since no case can be opened there. */
export const profileFor = (regionId: string): CaseProfile => {
  const profile = profileOf(regionId);
  if (profile === undefined) throw new Error(`no city profile for region ${regionId}`);
  const { limits } = profile;
  return {
    profile,
    automaticAcceptance: profile.acceptance.automatic.value,
    automaticVerification: profile.verification.bySharedData.value,
    commitmentPublicationRequired: profile.commitment.publicationRequired.value,
    supplementPausesClock: limits.supplementPausesClock.value,
    reminderLeadWorkingDays: limits.reminderLeadWorkingDays.value,
    receiptTarget: targetOf(limits.receiptWorkingDays),
    followUpTarget: targetOf(limits.commitmentFollowUpWorkingDays),
    overlay: limits.overlay,
  };
};

const targetOf = ({ value, basis }: { readonly value: number; readonly basis: string }): Target => ({
  workingDays: value,
  basis,
});

/** What a case pins when it opens, so that later changes of rules, profile or calendar do not move it silently. */
export const versions = (profile: CaseProfile, calendar: Calendar) => ({
  ruleSetVersion: rulesVersion,
  profileVersion: profileVersion(profile.profile),
  calendarVersion: calendar.version,
});

/** The bodies that decide: the determining unit, or all of a joint review where the profile sets one for the sector. */
export const bodiesOf = (unitId: string, records: readonly CaseRecord[], { profile }: CaseProfile): string[] => {
  const joint = profile.jointReviews.find((review) => records.some((record) => record.sector === review.sector));
  return joint === undefined ? [unitId] : [...new Set([unitId, ...joint.unitIds])];
};

/** Ways that other parts of the case carry out already: the signed letter, the proof handed in, the check of claims. */
const builtInWays: readonly Way[] = ['commitment', 'rectification', 'creditCheck'];

/** Steps the applicant must still take, beyond commitment, proof and check. */
export const requiredSteps = (
  records: readonly CaseRecord[],
  { profile }: CaseProfile,
  newId: () => string,
): RepairCaseState['steps'] => {
  const required = records.flatMap((record) => profile.ways.required[record.recordKind] ?? []);
  const further = new Map(required.filter((r) => !builtInWays.includes(r.way)).map((r) => [r.way, r]));
  return [...further.values()].map(({ way, basis }) => ({
    id: newId(),
    way,
    basis,
    status: 'required',
    evidence: null,
    confirmedBy: null,
  }));
};

/** Ways an officer may add while the case is open. */
export const waysOffered = ({ profile }: CaseProfile): Pick<RequiredWay, 'way' | 'basis'>[] => {
  const { offered } = profile.ways;
  if (offered === 'notStated') return [];
  return offered.value.filter((way) => !builtInWays.includes(way)).map((way) => ({ way, basis: offered.basis }));
};

const isDatedRuleSet = (id: string | null): id is DatedRuleSetId => datedRuleSetIds.some((known) => known === id);

const factsOf = (record: CaseRecord, commitmentSigned: boolean): RecordFacts => ({
  recordKind: record.recordKind,
  subjectKind: record.subjectKind,
  severity: record.severity,
  severityStandard: record.severityStandard,
  penaltyKinds: record.penaltyKinds,
  procedure: record.procedure,
  sector: record.sector,
  specialField: record.specialField,
  determinedOn: record.determinedOn,
  correctedOn: record.correctedOn,
  commitmentSigned,
  ...(record.severity === 'minor' && { minorPublicationException: record.publishedMinor }),
  ...(isDatedRuleSet(record.ruleSetId) && { chosenRuleSetId: record.ruleSetId }),
});

/** What a look at a record needs; another configuration where somebody asks what it would change. */
type Looking = Pick<Context, 'calendar'> & { readonly configuration?: RuleConfiguration };

const environment = (regionId: string, { calendar, configuration = baseConfiguration }: Looking) => ({
  calendar,
  profile: profileFor(regionId).profile,
  configuration,
});

/** Every condition of a record as of a filing now; the letter is signed in the same act. */
export const explainForFiling = (
  record: CaseRecord,
  regionId: string,
  context: Pick<Context, 'now'> & Looking,
  commitmentSigned = true,
): Explanation => explain(factsOf(record, commitmentSigned), { filedAt: context.now }, environment(regionId, context));

/** An explanation with what only the case knows: a person's answer about a ban, and the clauses a decision rests on. */
export interface CaseExplanation extends Omit<Explanation, 'unmet'> {
  readonly unmet: readonly UnmetCode[];
  readonly ruleSetId: string | null;
  readonly clause: string;
}

/** A record's conditions as its case sees them: as of the filing, with what persons have settled since. */
export const explainCaseRecord = (record: CaseRecord, state: RepairCaseState, context: Looking): CaseExplanation => {
  const at = { filedAt: state.receivedAt };
  const explained = explain(factsOf(record, state.commitment !== null), at, environment(state.regionId, context));
  const clauses = [...new Set(explained.conditions.map((c) => c.basis))];
  const denied = deniedByPersons(record, state);
  return {
    ...explained,
    eligible: denied.length > 0 ? false : (explained.eligible ?? (conditionsConfirmed(record, state) ? true : null)),
    unmet: [...explained.unmet, ...denied],
    ruleSetId: explained.ruleSet,
    clause: clauses.join('；'),
  };
};

/** What persons have answered against the record: a ban of the subject, or conditions that no rule settles. */
const deniedByPersons = ({ recordId }: CaseRecord, state: RepairCaseState): UnmetCode[] =>
  state.questions.flatMap((q) => {
    if (q.kind === 'reapplicationBan' && q.answer === 'barred') return ['reapplicationBarred'];
    return q.kind === 'conditions' && q.recordId === recordId && q.answer === 'unmet' ? ['otherConditionUnmet'] : [];
  });

const conditionsConfirmed = ({ recordId }: CaseRecord, state: RepairCaseState): boolean =>
  state.questions.some((q) => q.kind === 'conditions' && q.recordId === recordId && q.answer === 'met');

const reviewRouteAgainst = (decision: string): string =>
  `对${decision}的决定有异议的，可以向作出决定的单位申请由其他人员复核，也可以依法申请行政复议或者提起行政诉讼；补足条件后可以重新申请。`;

/** Where a refused applicant can turn to, by outcome; no time limit is named, since none is established for these decisions. */
export const reviewRoutes = {
  notAccepted: reviewRouteAgainst('不予受理'),
  refused: reviewRouteAgainst('不予修复'),
} as const;
