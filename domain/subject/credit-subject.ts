/**
 * CreditSubject as an aggregate: registered once, corrected and merged under the same opaque id, barred after false material.
 * Reads of personal data are events here too, so that "who saw it" is as provable as "who changed it".
 */
import * as z from 'zod';
import type { AggregateKind, Decision } from '../kernel/aggregate.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';

export const SubjectKind = z.enum(['legalPerson', 'unincorporatedOrganization', 'individualBusiness', 'naturalPerson']);

export const CreditSubjectState = z.strictObject({
  kind: SubjectKind.nullable(),
  regionId: z.string(),
  /** Cases in which false material was established; while there is one, a person decides on every new filing. */
  bans: z.array(z.strictObject({ caseId: z.string(), flaggedAt: z.iso.datetime(), endsOn: z.iso.date().nullable() })),
});
export type CreditSubjectState = z.infer<typeof CreditSubjectState>;

export const CreditSubjectEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('CreditSubjectRegistered'),
    data: z.strictObject({ kind: SubjectKind, regionId: z.string() }),
  }),
  z.strictObject({
    type: z.literal('ReapplicationBanFlagged'),
    data: z.strictObject({ caseId: z.string(), finding: z.string() }),
  }),
  z.strictObject({
    type: z.literal('PersonalDataRead'),
    data: z.strictObject({ fields: z.array(z.string()), purpose: z.string() }),
  }),
]);
export type CreditSubjectEvent = z.infer<typeof CreditSubjectEvent>;

export type CreditSubjectCommand =
  | { readonly type: 'registerSubject'; kind: z.infer<typeof SubjectKind>; regionId: string }
  | { readonly type: 'flagReapplicationBan'; caseId: string; finding: string }
  | { readonly type: 'readPersonalData'; fields: string[]; purpose: string };

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
    const { fields, purpose } = command;
    return ok({ events: [{ type: 'PersonalDataRead', data: { fields, purpose } }] });
  }
  const { caseId, finding } = command;
  const known = state.bans.some((ban) => ban.caseId === caseId);
  return ok({ events: known ? [] : [{ type: 'ReapplicationBanFlagged', data: { caseId, finding } }] });
};

export const creditSubject: AggregateKind<CreditSubjectState, CreditSubjectCommand, CreditSubjectEvent> = {
  name: 'creditSubject',
  keyPrefix: 'SUBJECT',
  table: 'record',
  schemaVersion: 1,
  initial: { kind: null, regionId: '', bans: [] },
  state: CreditSubjectState,
  event: CreditSubjectEvent,
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
      case 'PersonalDataRead':
        return state;
    }
  },
  guards: () => [],
  workItems: () => [],
  lookup: () => ({}),
};
