/** The dates of a publication period. Months come from the rules; how days are counted comes from the switches (ASM-01 to 05). */
import { addDays, addMonths, maxDate } from '../calendar/dates.ts';
import type { RuleConfiguration } from './configuration.ts';

export type ExpiryMode = RuleConfiguration['expiryMode'];

/** Last day of the minimum publication period; null where there is no minimum. */
export const minPeriodEndsOn = (determinedOn: string, months: number): string | null =>
  months === 0 ? null : addMonths(determinedOn, months);

/** Last day of the maximum publication period. */
export const maxPeriodEndsOn = (determinedOn: string, months: number): string => addMonths(determinedOn, months);

/** First day on which a period is over (ASM-03). It is not moved to a working day (ASM-04). */
export const firstDayAfter = (periodEndsOn: string, mode: ExpiryMode): string =>
  mode === 'dayAfter' ? addDays(periodEndsOn, 1) : periodEndsOn;

/** First day on which an application may be filed; null while the fault is not corrected (ASM-13: the day of correction counts). */
export const earliestFilingOn = (
  minEndsOn: string | null,
  correctedOn: string | null,
  mode: ExpiryMode,
): string | null =>
  correctedOn === null ? null : maxDate(minEndsOn === null ? null : firstDayAfter(minEndsOn, mode), correctedOn);

/** First day on which the item must be gone by itself (ASM-05); null unless corrected within the maximum period. */
export const autoStopOn = (maxEndsOn: string, correctedOn: string | null, mode: ExpiryMode): string | null =>
  correctedOn !== null && correctedOn <= maxEndsOn ? firstDayAfter(maxEndsOn, mode) : null;
