/** What becomes of the commands on a record, one function for each. */
import { shanghaiDate } from '../calendar/dates.ts';
import type { Context, Decision } from '../kernel/aggregate.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { RecordCommand } from './commands.ts';
import type { RecordEvent } from './events.ts';
import { initialFlags, isHidden } from './flags.ts';
import { recordPeriods } from './periods.ts';
import type { RecordState } from './state.ts';

type Of<T extends RecordCommand['type']> = Extract<RecordCommand, { type: T }>;
type Decided = Result<Decision<RecordEvent>, Refusal>;
const one = (event: RecordEvent): Decided => ok({ events: [event] });
const nothing: Decided = { ok: true, value: { events: [] } };
const unknown: Decided = { ok: false, problem: { code: 'recordNotFound' } };

const without = <C extends { type: string }>(command: C): Omit<C, 'type'> => {
  const { type: _, ...data } = command;
  return data;
};

/** The same report twice changes nothing; another report under the same id is a conflict for the sender to settle. */
export const registerRecord = (state: RecordState, command: Of<'registerRecord'>, context: Context): Decided => {
  const { report, correctedOn } = command;
  if (state.report === null)
    return one({
      type: 'DishonestyRecordRegistered',
      data: { report, correctedOn, ...recordPeriods(report, correctedOn, context) },
    });
  const told = { ...state.report, source: null };
  const telling = { ...command.report, source: null };
  return JSON.stringify(sorted(told)) === JSON.stringify(sorted(telling))
    ? nothing
    : refuse({ code: 'recordReportConflict' });
};

const sorted = (value: object): object =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

export const noteCorrection = (
  { report, correctedOn: already }: RecordState,
  command: Of<'noteCorrection'>,
  context: Context,
): Decided => {
  if (report === null) return unknown;
  if (already !== null) return nothing;
  const { correctedOn, source } = command;
  return one({
    type: 'DishonestyRecordCorrectionNoted',
    data: { correctedOn, source, ...recordPeriods(report, correctedOn, context) },
  });
};

export const determineSeverity = (state: RecordState, command: Of<'determineSeverity'>, context: Context): Decided => {
  const { report } = state;
  if (report === null) return unknown;
  const { severity, standard, reason } = command;
  const periods = recordPeriods({ ...report, severity, severityStandard: standard }, state.correctedOn, context);
  const determined: RecordEvent = {
    type: 'DishonestyRecordSeverityDetermined',
    data: { severity, standard, reason, ...periods },
  };
  // In principle a minor record is not published (Order 36); one that was shown while its level was open is taken back.
  const shown = state.publication?.state === 'published' && isHidden({ ...report, severity });
  return ok({
    events: shown
      ? [determined, { type: 'DishonestyRecordPublicationWithheld', data: { reason: 'inPrincipleNotPublished' } }]
      : [determined],
  });
};

export const repairRecord = (state: RecordState, command: Of<'repairRecord'>): Decided => {
  if (state.report === null) return unknown;
  if (state.repairedBy !== null)
    return state.repairedBy.caseId === command.caseId ? nothing : refuse({ code: 'recordAlreadyRepaired' });
  return one({ type: 'DishonestyRecordRepaired', data: without(command) });
};

/** The record is back as it was before the repair; where its maximum period has passed meanwhile, it does not become public again. */
export const revokeRepair = (state: RecordState, command: Of<'revokeRepair'>, context: Context): Decided => {
  const { report } = state;
  if (report === null) return unknown;
  if (state.repairedBy?.caseId !== command.caseId) return refuse({ code: 'recordNotRepairedByCase' });
  const back = initialFlags(report, context.now).publication;
  const stopped = stop({ ...state, publication: back }, shanghaiDate(context.now));
  const revoked: RecordEvent = { type: 'DishonestyRecordRepairRevoked', data: without(command) };
  return ok({ events: [revoked, ...(stopped.ok ? stopped.value.events : [])] });
};

export const stopAutomatically = (state: RecordState, { today }: Of<'stopAutomatically'>): Decided =>
  state.report === null ? unknown : stop(state, today);

/** Order 36: at the maximum a corrected record ends by itself; an uncorrected one goes to the sector regulator's rules, never dropped. */
const stop = (state: RecordState, today: string): Decided => {
  if (state.publication?.state !== 'published' || state.maxPeriodEndsOn === null || today <= state.maxPeriodEndsOn)
    return nothing;
  if (state.correctedOn !== null && state.autoStopOn !== null && today >= state.autoStopOn)
    return one({ type: 'DishonestyRecordAutomaticallyStopped', data: { stoppedOn: today } });
  return state.flags.includes('sectorRuleRequired')
    ? nothing
    : one({ type: 'DishonestyRecordSectorRuleRequired', data: { maxPeriodEndsOn: state.maxPeriodEndsOn } });
};
