/** What becomes of the commands on a subject, one function for each. */
import type { Decision } from '../kernel/aggregate.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { CreditSubjectCommand } from './commands.ts';
import type { CreditSubjectEvent } from './events.ts';
import { type CreditSubjectState, holding } from './state.ts';

type Of<T extends CreditSubjectCommand['type']> = Extract<CreditSubjectCommand, { type: T }>;
type Decided = Result<Decision<CreditSubjectEvent>, Refusal>;
const unknown: Decided = { ok: false, problem: { code: 'subjectNotFound' } };

export const registerSubject = (state: CreditSubjectState, { kind, regionId }: Of<'registerSubject'>): Decided =>
  ok({ events: state.kind === null ? [{ type: 'CreditSubjectRegistered', data: { kind, regionId } }] : [] });

export const readPersonalData = (state: CreditSubjectState, { type: _, ...data }: Of<'readPersonalData'>): Decided =>
  state.kind === null ? unknown : ok({ events: [{ type: 'PersonalDataRead', data }] });

export const barCommitment = (
  state: CreditSubjectState,
  { caseId, recordId, breachKind }: Of<'barCommitment'>,
): Decided => {
  if (state.kind === null) return unknown;
  const barred = holding(state).some((bar) => bar.recordId === recordId);
  return ok({ events: barred ? [] : [{ type: 'CommitmentBarred', data: { caseId, recordId, breachKind } }] });
};

export const liftCommitmentBars = (
  state: CreditSubjectState,
  { caseId, recordIds }: Of<'liftCommitmentBars'>,
): Decided => {
  if (state.kind === null) return unknown;
  const lifted = holding(state).filter((bar) => recordIds.includes(bar.recordId));
  return ok({
    events: lifted.map(({ recordId }) => ({ type: 'CommitmentBarLifted', data: { recordId, caseId } })),
  });
};

/** With the repair undone the record counts again, and so does the bar that rested on it. */
export const flagReapplicationBan = (
  state: CreditSubjectState,
  { caseId, finding, recordIds }: Of<'flagReapplicationBan'>,
): Decided => {
  if (state.kind === null) return unknown;
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
