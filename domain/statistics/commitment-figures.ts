/**
 * Which figures of the month an event of a commitment case moves. Acts are counted, not cases: one that is reopened and kept again was
 * fulfilled twice.
 */
import { daysBetween, shanghaiDate } from '../calendar/dates.ts';
import type { Counted, Counting, Figures } from './figures.ts';

type Counts = (event: Counted, openedAt: string) => Figures;

const one =
  (figure: string): Counts =>
  () => ({ [figure]: 1 });

/** How long applicants waited for their decisions: the sum in calendar days, to be divided by the number of decisions. */
const decision =
  (figureOf: (event: Counted) => string): Counts =>
  (event, openedAt) => ({
    [figureOf(event)]: 1,
    decisions: 1,
    decisionDays: daysBetween(shanghaiDate(openedAt), shanghaiDate(event.occurredAt)),
  });

const outcomeIn = (found: unknown): string => {
  const outcome = (found as { readonly outcome?: unknown } | undefined)?.outcome;
  return outcome === 'kept' ? 'Kept' : 'Breached';
};

const counts: Readonly<Record<string, Counts>> = {
  CommitmentCaseOpened: ({ data }) => ({ applied: 1, ...(data['procedure'] === 'commitment' && { promised: 1 }) }),
  CommitmentCaseFoundNotEligible: one('notEligible'),
  CommitmentCaseGranted: decision(({ data }) => (data['automatic'] === true ? 'grantedOnTheSpot' : 'grantedOnReview')),
  CommitmentCaseRefused: decision(() => 'refused'),
  CommitmentCaseWithdrawn: one('withdrawn'),
  CommitmentCaseVerified: ({ data }) => ({ [`verified${outcomeIn(data['verification'])}`]: 1 }),
  CommitmentInspectionRecorded: ({ data }) => ({ [`inspected${outcomeIn(data)}`]: 1 }),
  CommitmentBreachReported: one('breachesReported'),
  CommitmentBreachDismissed: one('breachesDismissed'),
  RectificationOrdered: one('rectificationsOrdered'),
  CommitmentCaseFulfilled: one('fulfilled'),
  CommitmentCaseRevoked: one('revoked'),
  WorkItemFellDue: one('fellDue'),
};

export const commitmentFigures: Counting = {
  events: Object.keys(counts),
  figuresOf: (event, openedAt) => counts[event.type]?.(event, openedAt) ?? {},
};
