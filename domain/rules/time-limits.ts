/**
 * The limits that run for a case, each with its derivation.
 * Why all of them and not the smallest: the inner clocks add up to more than the outer one, so every limit is tracked and the
 * earliest governs. A local overlay adds limits of its own and can therefore only shorten, never lengthen.
 */
import {
  addWorkingDays,
  type Calendar,
  isWorkingDay,
  workingDayFrom,
  workingDaysBetween,
} from '../calendar/calendar.ts';
import { addDays, endExclusiveInstant, shanghaiDate, shanghaiInstant, startOfDayInstant } from '../calendar/dates.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { earliestLimit, type TimeLimit } from '../kernel/time-limit.ts';
import type { RuleConfiguration } from './configuration.ts';
import { lookupNumber, type ResolvedParameter, type RuleScope } from './resolve.ts';
import type { RuleSetId } from './rule-set-ids.ts';
import { cite } from './titles.ts';
import type { ParameterUnknown } from './types.ts';

type NumberParameter = Pick<ResolvedParameter, 'address' | 'ruleSetId' | 'basis' | 'status'> & {
  readonly value: number;
};

export interface LimitInput {
  readonly parameter: NumberParameter;
  readonly calendar: Calendar;
  /** Day of the start event (Shanghai). */
  readonly startsOn: string;
  /** Extensions and pauses, in working days. */
  readonly adjustments?: TimeLimit['adjustments'];
}

type Counted = Pick<
  TimeLimit,
  'workingDays' | 'restDaysSkipped' | 'makeUpWorkdays' | 'dueOn' | 'dueAt' | 'calendarMissing'
>;

const counted = (calendar: Calendar, startsOn: string, workingDays: number): Counted => {
  const count = addWorkingDays(calendar, startsOn, workingDays);
  if (!count.ok) {
    const { year } = count.problem;
    return { workingDays, restDaysSkipped: [], makeUpWorkdays: [], dueOn: null, dueAt: null, calendarMissing: year };
  }
  const { dueOn, restDaysSkipped, makeUpWorkdays } = count.value;
  return {
    workingDays,
    restDaysSkipped: [...restDaysSkipped],
    makeUpWorkdays: [...makeUpWorkdays],
    dueOn,
    dueAt: endExclusiveInstant(dueOn),
  };
};

/** The limit a parameter sets from a day on; without holiday data it has no end, only the year that is missing (ASM-09). */
export const timeLimit = ({ parameter, calendar, startsOn, adjustments = [] }: LimitInput): TimeLimit => ({
  parameter: parameter.address,
  basis: cite(parameter.ruleSetId, parameter.basis),
  status: parameter.status,
  startsOn,
  adjustments,
  ...counted(
    calendar,
    startsOn,
    adjustments.reduce((sum, adjustment) => sum + adjustment.workingDays, parameter.value),
  ),
});

/** An internal target of a city's profile from today on: not a limit of any law, so it is marked assumed. */
export const targetLimit = (
  address: string,
  { workingDays, basis }: { readonly workingDays: number; readonly basis: string },
  { calendar, now }: { readonly calendar: Calendar; readonly now: string },
): TimeLimit => {
  const startsOn = shanghaiDate(now);
  const counts = counted(calendar, startsOn, workingDays);
  return { parameter: address, basis, status: 'assumed', startsOn, adjustments: [], ...counts };
};

/** The same limit counted anew: with a further extension or pause, or with a calendar that has learned a year. */
export const recountLimit = (
  limit: TimeLimit,
  calendar: Calendar,
  adjustment?: TimeLimit['adjustments'][number],
): TimeLimit => {
  const { calendarMissing: _, ...kept } = limit;
  return {
    ...kept,
    adjustments: adjustment === undefined ? kept.adjustments : [...kept.adjustments, adjustment],
    ...counted(calendar, limit.startsOn, limit.workingDays + (adjustment?.workingDays ?? 0)),
  };
};

/** The start of the day (UTC instant) that lies `leadWorkingDays` before the last day of the limit; null without an end or calendar. */
export const reminderBefore = (limit: TimeLimit, calendar: Calendar, leadWorkingDays: number): string | null => {
  if (limit.dueOn === null) return null;
  let day = limit.dueOn;
  for (let left = leadWorkingDays; left > 0; ) {
    day = addDays(day, -1);
    const worked = isWorkingDay(calendar, day);
    if (!worked.ok) return null;
    if (worked.value) left -= 1;
  }
  return startOfDayInstant(day);
};

/** The working days a clock stood still: those after `pausedOn` up to and including `resumedOn`. */
export const pauseAdjustment = (
  calendar: Calendar,
  pausedOn: string,
  resumedOn: string,
  reason: string,
): Result<TimeLimit['adjustments'][number], { readonly code: 'calendarMissing'; readonly year: number }> => {
  const workingDays = workingDaysBetween(calendar, pausedOn, resumedOn);
  return workingDays.ok ? ok({ reason, workingDays: workingDays.value }) : workingDays;
};

/** The day on which something counts as received (ASM-07). */
export const receiptDate = (
  receivedAt: string,
  calendar: Calendar,
  mode: RuleConfiguration['receiptMode'],
): Result<string, { readonly code: 'calendarMissing'; readonly year: number }> => {
  const day = shanghaiDate(receivedAt);
  if (mode.mode === 'sameDay') return ok(day);
  const afterHours = receivedAt >= shanghaiInstant(day, mode.officeClosesAt);
  return workingDayFrom(calendar, afterHours ? addDays(day, 1) : day);
};

/** What happened in a case that starts a clock; instants for receipts, Shanghai days for acts of the unit. */
export interface CaseMoments {
  /** Credit China received the application: the outer clock. */
  readonly receivedAt?: string | undefined;
  /** The determining unit received the pushed application. */
  readonly pushedToUnitAt?: string | undefined;
  readonly acceptedOn?: string | undefined;
  /** The unit decided on the repair. */
  readonly decidedOn?: string | undefined;
  readonly penaltyDecidedOn?: string | undefined;
  readonly licenseDecidedOn?: string | undefined;
}

export const limitNames = [
  'acceptance',
  'verification',
  'feedback',
  'sectorDecision',
  'localDecision',
  'localDecisionExtended',
  'shareResult',
  'penaltyUpload',
  'licenseUpload',
] as const;
export type LimitName = (typeof limitNames)[number];

export interface CaseLimitsScope extends RuleScope {
  readonly calendar: Calendar;
  /** Local regulation of the place, if it has one. */
  readonly overlay?: RuleSetId | null | undefined;
}

export interface CaseLimits {
  readonly limits: Partial<Record<LimitName, TimeLimit>>;
  /** Limits that should run but whose number nobody has established: a person is asked, nothing is computed. */
  readonly unknown: Partial<Record<LimitName, ParameterUnknown>>;
  /** The earliest limit of those still running. */
  readonly effective: TimeLimit | undefined;
}

interface Clock {
  readonly name: LimitName;
  readonly parameter: string;
  readonly ruleSetId?: RuleSetId;
  /** The receipt (instant) or act (day) that starts it. */
  readonly from: { readonly at?: string | undefined; readonly on?: string | undefined };
  /** Already over, or an option nobody has taken: shown, but it does not govern. */
  readonly idle: boolean;
  readonly extendedBy?: string;
}

const nationalClocks = (moments: CaseMoments): readonly Clock[] => {
  const decided = moments.decidedOn !== undefined;
  return [
    {
      name: 'acceptance',
      parameter: 'clock.acceptanceWorkingDays',
      from: { at: moments.pushedToUnitAt },
      idle: decided || moments.acceptedOn !== undefined,
    },
    {
      name: 'verification',
      parameter: 'clock.verificationWorkingDays',
      from: { on: moments.acceptedOn },
      idle: decided,
    },
    { name: 'feedback', parameter: 'clock.feedbackWorkingDays', from: { at: moments.receivedAt }, idle: false },
    {
      name: 'shareResult',
      parameter: 'clock.shareResultWorkingDays',
      from: { on: moments.decidedOn },
      idle: false,
    },
    ...uploadClocks(moments),
  ];
};

const uploadClocks = (moments: CaseMoments): readonly Clock[] =>
  (
    [
      ['penaltyUpload', moments.penaltyDecidedOn],
      ['licenseUpload', moments.licenseDecidedOn],
    ] as const
  ).map(([name, on]) => ({
    name,
    parameter: 'clock.uploadWorkingDays',
    ruleSetId: 'dualPublication',
    from: { on },
    idle: false,
  }));

const sectorClocks = (moments: CaseMoments, scope: CaseLimitsScope): readonly Clock[] =>
  scope.sector === 'marketSupervision'
    ? [
        {
          name: 'sectorDecision',
          parameter: 'clock.decisionWorkingDays',
          from: { on: moments.acceptedOn },
          idle: moments.decidedOn !== undefined,
        },
      ]
    : [];

const localClocks = (moments: CaseMoments, overlay: RuleSetId | null | undefined): readonly Clock[] => {
  if (overlay !== 'localShenzhen' && overlay !== 'localHenan') return [];
  const from = { at: moments.pushedToUnitAt };
  const decided = moments.decidedOn !== undefined;
  if (overlay === 'localHenan')
    return [{ name: 'localDecision', parameter: 'clock.repairWorkingDays', ruleSetId: overlay, from, idle: decided }];
  const clock = { parameter: 'clock.repairDecisionWorkingDays', ruleSetId: overlay, from } as const;
  return [
    { ...clock, name: 'localDecision', idle: decided },
    { ...clock, name: 'localDecisionExtended', extendedBy: 'clock.repairExtensionWorkingDays', idle: true },
  ];
};

/** Its own day of receipt, or the day of the act; without holiday data a receipt counts on its own day. */
const startOf = (clock: Clock, scope: CaseLimitsScope): string | undefined => {
  if (clock.from.at === undefined) return clock.from.on;
  const day = receiptDate(clock.from.at, scope.calendar, scope.configuration.receiptMode);
  return day.ok ? day.value : shanghaiDate(clock.from.at);
};

const limitOf = (clock: Clock, startsOn: string, scope: CaseLimitsScope): Result<TimeLimit, ParameterUnknown> => {
  const lookup = { ...scope, ruleSetId: clock.ruleSetId ?? scope.ruleSetId };
  const parameter = lookupNumber(clock.parameter, lookup);
  if (!parameter.ok) return parameter;
  const input = { parameter: parameter.value, calendar: scope.calendar, startsOn };
  if (clock.extendedBy === undefined) return ok(timeLimit(input));
  const extension = lookupNumber(clock.extendedBy, lookup);
  if (!extension.ok) return refuse(extension.problem);
  const reason = cite(extension.value.ruleSetId, extension.value.basis);
  return ok(timeLimit({ ...input, adjustments: [{ reason, workingDays: extension.value.value }] }));
};

/**
 * Every limit the moments of a case have started, under the rule set in force, with the local overlay's own beside them.
 * Start and end are Shanghai days; `effective` is the earliest of those still running.
 */
export const caseLimits = (moments: CaseMoments, scope: CaseLimitsScope): CaseLimits => {
  const limits: Partial<Record<LimitName, TimeLimit>> = {};
  const unknown: Partial<Record<LimitName, ParameterUnknown>> = {};
  const running: TimeLimit[] = [];
  const clocks = [...nationalClocks(moments), ...sectorClocks(moments, scope), ...localClocks(moments, scope.overlay)];
  for (const clock of clocks) {
    const startsOn = startOf(clock, scope);
    if (startsOn === undefined) continue;
    const limit = limitOf(clock, startsOn, scope);
    if (!limit.ok) unknown[clock.name] = limit.problem;
    else {
      limits[clock.name] = limit.value;
      if (!clock.idle) running.push(limit.value);
    }
  }
  return { limits, unknown, effective: earliestLimit(running) };
};
