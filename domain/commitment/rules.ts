/** The commitment case's view of rules and city profile: who is open to commitment, which limits run, which breach path holds. */
import { shanghaiDate } from '../calendar/dates.ts';
import type { Context } from '../kernel/aggregate.ts';
import type { TimeLimit } from '../kernel/time-limit.ts';
import { baseConfiguration } from '../rules/configuration.ts';
import type { CityProfile } from '../rules/profiles/profile.ts';
import { profileOf, profileVersion } from '../rules/profiles/profiles.ts';
import { lookupNumber } from '../rules/resolve.ts';
import { rulesVersion } from '../rules/rule-sets.ts';
import { reminderBefore, targetLimit, timeLimit } from '../rules/time-limits.ts';
import { cite } from '../rules/titles.ts';
import { type BreachPath, breachPaths } from './breach-paths.ts';
import type { CreditStanding } from './credit-standing.ts';
import type { IneligibleReason, MatterTerms } from './state.ts';

/** The profile of a region; throws for a region without one, since no matter can be published there. */
export const profileFor = (regionId: string): CityProfile => {
  const profile = profileOf(regionId);
  if (profile === undefined) throw new Error(`no city profile for region ${regionId}`);
  return profile;
};

/** What a case pins when it opens, so that later changes of rules, profile or calendar do not move it silently. */
export const versionsNow = (regionId: string, context: Pick<Context, 'calendar'>) => ({
  ruleSetVersion: rulesVersion,
  profileVersion: profileVersion(profileFor(regionId)),
  calendarVersion: context.calendar.version,
});

const guidance = '国办发〔2020〕42号';

/** The national exclusion is of subjects with a serious bad credit record (有较严重的不良信用记录), until it is repaired. */
const isSerious = ({ recordKind, severity }: CreditStanding['records'][number]): boolean =>
  recordKind === 'seriousDishonestyList' || severity === 'serious';

/** Every reason that stands against commitment at once, each with its basis; empty where the subject may promise. */
export const ineligibleReasons = (
  matter: Pick<MatterTerms, 'excluded'>,
  standing: CreditStanding,
  regionId: string,
): IneligibleReason[] => {
  const { barredBy } = profileFor(regionId).commitment;
  const excluded: IneligibleReason[] =
    matter.excluded === null
      ? []
      : [
          {
            code: 'matterExcluded',
            text: matter.excluded.ground,
            basis: matter.excluded.basis,
            status: 'confirmed',
            about: null,
          },
        ];
  const serious = standing.records.filter(isSerious).map(
    ({ recordId }): IneligibleReason => ({
      code: 'seriousDishonesty',
      text: '有较严重的不良信用记录，修复前不适用告知承诺',
      basis: guidance,
      status: 'confirmed',
      about: recordId,
    }),
  );
  const barred = standing.bars
    .filter(({ breachKind }) => barredBy.value.some((kind) => kind === breachKind))
    .map(
      ({ recordId }): IneligibleReason => ({
        code: 'commitmentBarred',
        text: '曾作出虚假承诺或者未履行承诺，修复前不适用告知承诺',
        basis: barredBy.basis,
        status: barredBy.status,
        about: recordId,
      }),
    );
  return [...excluded, ...serious, ...barred];
};

export const breachPathOf = (regionId: string): BreachPath =>
  breachPaths[profileFor(regionId).commitment.breachPath.value];

/** A matter's own term, as published with it; undefined where the matter sets none, and then no date is computed. */
export const matterLimit = (
  term: MatterTerms['rectification'],
  address: string,
  context: Pick<Context, 'calendar' | 'now'>,
): TimeLimit | undefined => {
  if (term.workingDays === null || term.status === 'unknown') return undefined;
  const { basis, status, workingDays: value } = term;
  const parameter = { address: 'commitment/matter', ruleSetId: 'commitment', basis, status, value } as const;
  const limit = timeLimit({ parameter, calendar: context.calendar, startsOn: shanghaiDate(context.now) });
  return { ...limit, parameter: address, basis: term.basis };
};

/** 行政许可法第42条: the decision's limit in the ordinary procedure, and at the latest in any. */
export const decisionLimit = (context: Pick<Context, 'calendar' | 'now'>): TimeLimit | undefined => {
  const startsOn = shanghaiDate(context.now);
  const parameter = lookupNumber('license.decisionWorkingDays', {
    ruleSetId: 'statute',
    onDate: startsOn,
    configuration: baseConfiguration,
  });
  return parameter.ok ? timeLimit({ parameter: parameter.value, calendar: context.calendar, startsOn }) : undefined;
};

/** By when an officer should have acted where neither the law nor the matter names a day. */
export const stepTarget = (regionId: string, context: Pick<Context, 'calendar' | 'now'>): TimeLimit => {
  const { value, basis } = profileFor(regionId).limits.commitmentStepWorkingDays;
  const address = `profile/${regionId}/commitmentStepTarget`;
  return targetLimit(address, { workingDays: value, basis }, context);
};

export const remindAt = (limit: TimeLimit, regionId: string, context: Pick<Context, 'calendar'>): string | null =>
  reminderBefore(limit, context.calendar, profileFor(regionId).limits.reminderLeadWorkingDays.value);

/** What a grant on the spot rests on. */
export const onTheSpotBasis = cite('commitment', '国家证照分离改革文件');

/** Where a refused applicant can turn to; no time limit is named, since the law's depends on the kind of decision. */
export const reviewRoute =
  '对不予准予的决定有异议的，可以依法申请行政复议或者提起行政诉讼；补足条件后可以重新申请，也可以按一般程序申请。';
