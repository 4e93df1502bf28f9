/** When a record's publication ends at the latest, as far as the rules settle it. */

import { shanghaiDate } from '../calendar/dates.ts';
import type { Context } from '../kernel/aggregate.ts';
import { baseConfiguration } from '../rules/configuration.ts';
import { explain } from '../rules/explain.ts';
import { defaultProfile, profileOf } from '../rules/profiles/profiles.ts';
import type { RecordReport } from './report.ts';

/**
 * Last day of the maximum period and first day on which the record must be gone by itself. Both are null where rule set or level are
 * undetermined: nothing is promised that a person has yet to settle.
 */
export const recordPeriods = (
  report: RecordReport,
  correctedOn: string | null,
  context: Pick<Context, 'now' | 'calendar'>,
): { readonly autoStopOn: string | null; readonly maxPeriodEndsOn: string | null } => {
  const facts = {
    recordKind: report.recordKind,
    subjectKind: report.subjectKind,
    severity: report.severity,
    severityStandard: report.severityStandard,
    penaltyKinds: report.penaltyKinds,
    procedure: report.procedure,
    sector: report.sector,
    specialField: report.specialField,
    determinedOn: report.determinedOn,
    correctedOn,
    commitmentSigned: false,
    ...(report.severity === 'minor' && { minorPublicationException: report.minorPublicationReason !== null }),
  };
  const { autoStopOn, maxPeriodEndsOn } = explain(
    facts,
    { asOn: shanghaiDate(context.now) },
    {
      calendar: context.calendar,
      profile: profileOf(report.regionId) ?? defaultProfile,
      configuration: baseConfiguration,
    },
  );
  return { autoStopOn, maxPeriodEndsOn };
};
