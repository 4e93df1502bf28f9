/**
 * CreditSubject as an aggregate: registered once, corrected and merged under the same opaque id, barred after false material.
 * Reads of personal data are events here too, so that "who saw it" is as provable as "who changed it".
 */
import type { AggregateKind, Decision } from '../kernel/aggregate.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import * as z from '../kernel/schema.ts';
import { BreachKind } from './commitment-performance.ts';
import { type CreditSubjectState, holding, SubjectKind, storedSubject } from './state.ts';

export const CreditSubjectEvent = z.discriminatedUnion('type', [
  z.strictObject(() => ({
    type: z.literal('CreditSubjectRegistered'),
    data: z.strictObject({ kind: SubjectKind, regionId: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('ReapplicationBanFlagged'),
    data: z.strictObject({ caseId: z.string(), finding: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('CommitmentBarred'),
    data: z.strictObject({ caseId: z.string(), recordId: z.string(), breachKind: BreachKind }),
  })),
  z.strictObject(() => ({
    type: z.literal('CommitmentBarLifted'),
    data: z.strictObject({ recordId: z.string(), caseId: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('PersonalDataRead'),
    data: z.strictObject({ fields: z.array(z.string()), purpose: z.string(), caseId: z.optional(z.string()) }),
  })),
]);
export type CreditSubjectEvent = z.infer<typeof CreditSubjectEvent>;

export type CreditSubjectCommand =
  | { readonly type: 'registerSubject'; kind: z.infer<typeof SubjectKind>; regionId: string }
  | { readonly type: 'flagReapplicationBan'; caseId: string; finding: string; recordIds: readonly string[] }
  /** A promise was broken: the case and the record that the breach became. */
  | { readonly type: 'barCommitment'; caseId: string; recordId: string; breachKind: z.infer<typeof BreachKind> }
  /** Records were repaired by the case: bars that rest on them end. */
  | { readonly type: 'liftCommitmentBars'; caseId: string; recordIds: readonly string[] }
  /** `caseId`: the case for which somebody looks; an auditor may look without one. */
  | { readonly type: 'readPersonalData'; fields: string[]; purpose: string; caseId?: string };

const decide = (
  state: CreditSubjectState,
  command: CreditSubjectCommand,
): Result<Decision<CreditSubjectEvent>, Refusal> => {
  if (command.type === 'registerSubject') {
    const { kind, regionId } = command;
    return ok({ events: state.kind === null ? [{ type: 'CreditSubjectRegistered', data: { kind, regionId } }] : [] });
  }
  if (state.kind === null) return refuse({ code: 'subjectNotFound' });
  if (command.type === 'readPersonalData') {
    const { type: _, ...data } = command;
    return ok({ events: [{ type: 'PersonalDataRead', data }] });
  }
  if (command.type === 'barCommitment') {
    const { caseId, recordId, breachKind } = command;
    const barred = holding(state).some((bar) => bar.recordId === recordId);
    return ok({ events: barred ? [] : [{ type: 'CommitmentBarred', data: { caseId, recordId, breachKind } }] });
  }
  if (command.type === 'liftCommitmentBars') {
    const { caseId, recordIds } = command;
    const lifted = holding(state).filter((bar) => recordIds.includes(bar.recordId));
    return ok({
      events: lifted.map(({ recordId }) => ({ type: 'CommitmentBarLifted', data: { recordId, caseId } })),
    });
  }
  return flagBan(state, command);
};

/** With the repair undone the record counts again, and so does the bar that rested on it. */
const flagBan = (
  state: CreditSubjectState,
  { caseId, finding, recordIds }: Extract<CreditSubjectCommand, { type: 'flagReapplicationBan' }>,
): Result<Decision<CreditSubjectEvent>, Refusal> => {
  if (state.bans.some((ban) => ban.caseId === caseId)) return ok({ events: [] });
  const again = state.commitmentBars.filter((bar) => bar.liftedBy !== null && recordIds.includes(bar.recordId));
  return ok({
    events: [
      { type: 'ReapplicationBanFlagged', data: { caseId, finding } },
      ...again.map(({ caseId, recordId, breachKind }) => ({
        type: 'CommitmentBarred' as const,
        data: { caseId, recordId, breachKind },
      })),
    ],
  });
};

export const creditSubject: AggregateKind<CreditSubjectState, CreditSubjectCommand, CreditSubjectEvent> = {
  ...storedSubject,
  regionOf: (state) => state.regionId,
  decide,
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
};
