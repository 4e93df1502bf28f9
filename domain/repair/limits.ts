/** Which legal limits a repair case has running, which of them governs a work item, and when its holder is reminded. */
import type { Calendar } from '../calendar/calendar.ts';
import { shanghaiDate } from '../calendar/dates.ts';
import type { Context } from '../kernel/aggregate.ts';
import { earliestLimit, type TimeLimit } from '../kernel/time-limit.ts';
import { baseConfiguration } from '../rules/configuration.ts';
import { resolveRuleSet } from '../rules/resolve.ts';
import {
  type CaseLimitsScope,
  caseLimits,
  type LimitName,
  pauseAdjustment,
  recountLimit,
  reminderBefore,
  targetLimit,
} from '../rules/time-limits.ts';
import { profileFor } from './rules.ts';
import type { RepairItemKind } from './stages.ts';
import type { CaseRecord, RepairCaseState } from './state.ts';

type Limits = RepairCaseState['limits'];

/** Clocks that run from the receipt (outer) and from the unit's own receipt (inner). */
export const openingLimits = (
  opened: { readonly receivedAt: string; readonly regionId: string; readonly records: readonly CaseRecord[] },
  context: Context,
): Limits =>
  caseLimits({ receivedAt: opened.receivedAt, pushedToUnitAt: context.now }, scopeOf(opened, context)).limits;

/** Clocks that start with the acceptance. */
export const acceptedLimits = (state: RepairCaseState, context: Context): Limits => {
  const { limits } = caseLimits({ acceptedOn: shanghaiDate(context.now) }, scopeOf(state, context));
  return limits;
};

/** The procedure follows the rules of the filing day; a sector's own procedure applies where all records are of that sector. */
const scopeOf = (
  about: { readonly receivedAt: string; readonly regionId: string; readonly records: readonly CaseRecord[] },
  context: Context,
): CaseLimitsScope => {
  const filedOn = shanghaiDate(about.receivedAt);
  const choice = resolveRuleSet({ determinedOn: filedOn }, filedOn, baseConfiguration);
  const sectors = new Set(about.records.map((r) => r.sector));
  return {
    ruleSetId: choice.kind === 'governed' ? choice.ruleSetId : 'ndrc36',
    sector: sectors.size === 1 ? [...sectors][0] : null,
    onDate: filedOn,
    configuration: baseConfiguration,
    calendar: context.calendar,
    overlay: profileFor(about.regionId).overlay,
  };
};

const limitsOf: Readonly<Record<RepairItemKind, readonly (LimitName | 'receipt')[]>> = {
  accept: ['acceptance', 'localDecision', 'feedback'],
  answerQuestion: ['acceptance', 'localDecision', 'feedback'],
  verify: ['verification', 'sectorDecision', 'localDecision', 'feedback'],
  confirmStep: ['verification', 'sectorDecision', 'localDecision', 'feedback'],
  decide: ['verification', 'sectorDecision', 'localDecision', 'feedback'],
  // No source states how long an applicant may take; the item stays open without a date.
  supplement: [],
  submitStep: [],
  confirmRevocation: [],
  chaseReceipt: ['receipt'],
  // Internal target of the item alone.
  followUpCommitment: [],
};

/** The earliest of the limits an item stands under, or undefined where none is known. */
export const governingLimit = (state: RepairCaseState, kind: RepairItemKind): TimeLimit | undefined =>
  earliestLimit(limitsOf[kind].flatMap((name) => state.limits[name] ?? []));

/** By when platforms should have confirmed; no law's number is known (OQ-04). */
export const receiptLimit = (state: RepairCaseState, context: Context): TimeLimit =>
  targetOf(state, 'receiptTarget', context);

/** By when somebody should have looked whether the commitment is kept; no law names a day. */
export const followUpLimit = (state: RepairCaseState, context: Context): TimeLimit =>
  targetOf(state, 'followUpTarget', context);

const targetOf = (
  { regionId }: RepairCaseState,
  name: 'receiptTarget' | 'followUpTarget',
  context: Context,
): TimeLimit => targetLimit(`profile/${regionId}/${name}`, profileFor(regionId)[name], context);

/** What still runs towards the decision once a case is accepted; the limit of the acceptance has done its work by then. */
const towardsDecision = ['verification', 'sectorDecision', 'localDecision', 'feedback'] as const;

/** Whether a limit towards the decision has ended: an extension must be announced before. */
export const decisionLimitPassed = (state: RepairCaseState, now: string): boolean =>
  towardsDecision.some((name) => {
    const dueAt = state.limits[name]?.dueAt;
    return dueAt != null && dueAt <= now;
  });

/** Extension of everything that still runs towards the decision. */
export const extendedLimits = (state: RepairCaseState, workingDays: number, reason: string, context: Context): Limits =>
  adjusted(state, towardsDecision, { reason, workingDays }, context);

/** Whether waiting for the applicant stops the clock is the profile's assumption; without calendar data nothing moves. */
export const pausedLimits = (state: RepairCaseState, context: Context): Limits => {
  const requestedAt = state.supplement?.requestedAt;
  if (requestedAt === undefined || !profileFor(state.regionId).supplementPausesClock) return {};
  const pause = pauseAdjustment(context.calendar, shanghaiDate(requestedAt), shanghaiDate(context.now), '补正期间');
  if (!pause.ok || pause.value.workingDays === 0) return {};
  return adjusted(state, ['acceptance', 'localDecision', 'feedback'], pause.value, context);
};

const adjusted = (
  state: RepairCaseState,
  names: readonly LimitName[],
  adjustment: TimeLimit['adjustments'][number],
  context: Context,
): Limits =>
  Object.fromEntries(
    names.flatMap((name) => {
      const limit = state.limits[name];
      return limit === undefined ? [] : [[name, recountLimit(limit, context.calendar, adjustment)]];
    }),
  );

/** Limits that had no end because a calendar year was missing, computed with the years loaded now. */
export const recomputedLimits = (state: RepairCaseState, context: Context): Limits =>
  Object.fromEntries(
    Object.entries(state.limits).flatMap(([name, limit]) => {
      if (limit.calendarMissing === undefined) return [];
      const again = recountLimit(limit, context.calendar);
      return again.calendarMissing === undefined ? [[name, again]] : [];
    }),
  );

/** When the holder of an item under this limit is reminded: the profile's lead before the last day. */
export const remindAt = (limit: TimeLimit, calendar: Calendar, regionId: string): string | null =>
  reminderBefore(limit, calendar, profileFor(regionId).reminderLeadWorkingDays);
