/** In which states a record begins, before any repair. */
import type { RecordReport } from './report.ts';
import type { RecordState } from './state.ts';

/** Persons always, and minor records unless a reason for publishing them is kept. */
export const isHidden = (report: RecordReport): boolean =>
  !report.publishable || (report.severity === 'minor' && report.minorPublicationReason === null);

/** The states before any repair: Order 36 hides minor records in principle and persons always. */
export const initialFlags = (
  report: RecordReport,
  since: string,
): Pick<RecordState, 'publication' | 'sharing' | 'sanctions'> => {
  const hidden = isHidden(report);
  return {
    publication: {
      state: hidden ? 'notPublished' : 'published',
      since,
      reason: hidden ? 'inPrincipleNotPublished' : 'determined',
    },
    sharing: { state: 'shared', since, reason: 'determined' },
    sanctions: { state: report.severity === 'minor' ? 'none' : 'inForce', since, reason: 'determined' },
  };
};
