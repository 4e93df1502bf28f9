/**
 * CreditSubject as an aggregate: registered once, corrected and merged under the same opaque id, barred after false material.
 * Reads of personal data are events here too, so that "who saw it" is as provable as "who changed it".
 */
import type { AggregateKind } from '../kernel/aggregate.ts';
import { type Decisions, decideBy } from '../kernel/decisions.ts';
import type { CreditSubjectCommand } from './commands.ts';
import type { CreditSubjectEvent } from './events.ts';
import { type CreditSubjectState, storedSubject } from './state.ts';

/** The subject as the door knows it, over whichever decisions are given: all of them, or those one function orders. */
export const subjectOf = <T extends CreditSubjectCommand['type']>(
  decisions: Decisions<CreditSubjectState, CreditSubjectCommand, CreditSubjectEvent, T>,
): AggregateKind<CreditSubjectState, Extract<CreditSubjectCommand, { type: T }>, CreditSubjectEvent> => ({
  ...storedSubject,
  regionOf: (state) => state.regionId,
  decide: decideBy(decisions),
  evolve: (state, event, meta) => {
    switch (event.type) {
      case 'CreditSubjectRegistered':
        return { ...state, ...event.data };
      case 'ReapplicationBanFlagged':
        // The law's number of years is not established (OQ-05): no end date is ever computed here.
        return {
          ...state,
          bans: [...state.bans, { caseId: event.data.caseId, flaggedAt: meta.occurredAt, endsOn: null }],
        };
      case 'CommitmentBarred':
        return {
          ...state,
          commitmentBars: [
            ...state.commitmentBars.filter((bar) => bar.recordId !== event.data.recordId),
            { ...event.data, barredAt: meta.occurredAt, liftedBy: null },
          ],
        };
      case 'CommitmentBarLifted':
        return {
          ...state,
          commitmentBars: state.commitmentBars.map((bar) =>
            bar.recordId === event.data.recordId ? { ...bar, liftedBy: event.data.caseId } : bar,
          ),
        };
      case 'PersonalDataRead':
        return state;
    }
  },
  guards: () => [],
  workItems: () => [],
  lookup: () => ({}),
});
