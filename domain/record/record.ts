/**
 * 失信信息: one item of dishonesty information as its own aggregate.
 * Why three states and no `repaired` bit: publication, sharing and sanctions end for different reasons and days apart
 * (Order 36 art. 3). Repair hides, it never erases: the record and its history stay.
 */
import { shanghaiDate } from '../calendar/dates.ts';
import type { AggregateKind, Context, Decision } from '../kernel/aggregate.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type * as z from '../kernel/schema.ts';
import type { RecordEvent } from './events.ts';
import { recordPeriods } from './periods.ts';
import type { RecordReport, Severity } from './report.ts';
import { type RecordState, storedRecord } from './state.ts';

export type RecordCommand =
  | { readonly type: 'registerRecord'; report: RecordReport; correctedOn: string | null }
  | { readonly type: 'noteCorrection'; correctedOn: string; source: string }
  | { readonly type: 'determineSeverity'; severity: z.infer<typeof Severity>; standard: string; reason: string }
  | { readonly type: 'repairRecord'; caseId: string; ruleSetId: string; clause: string }
  | { readonly type: 'revokeRepair'; caseId: string; reason: string }
  | { readonly type: 'stopAutomatically'; today: string };

type Of<T extends RecordCommand['type']> = Extract<RecordCommand, { type: T }>;
type Decided = Result<Decision<RecordEvent>, Refusal>;
const one = (event: RecordEvent): Decided => ok({ events: [event] });
const nothing: Decided = ok({ events: [] });

const decide = (state: RecordState, command: RecordCommand, context: Context): Decided => {
  if (command.type === 'registerRecord') return register(state, command, context);
  if (state.report === null) return refuse({ code: 'recordNotFound' });
  switch (command.type) {
    case 'noteCorrection':
      return state.correctedOn !== null ? nothing : correct(state.report, command, context);
    case 'determineSeverity':
      return determine(state, state.report, command, context);
    case 'repairRecord':
      return repair(state, command);
    case 'revokeRepair':
      return revokeRepair(state, command, context);
    case 'stopAutomatically':
      return stop(state, command.today);
  }
};

const without = <C extends { type: string }>(command: C): Omit<C, 'type'> => {
  const { type: _, ...data } = command;
  return data;
};

/** The same report twice changes nothing; another report under the same id is a conflict for the sender to settle. */
const register = (state: RecordState, command: Of<'registerRecord'>, context: Context): Decided => {
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

const correct = (report: RecordReport, command: Of<'noteCorrection'>, context: Context): Decided => {
  const { correctedOn, source } = command;
  return one({
    type: 'DishonestyRecordCorrectionNoted',
    data: { correctedOn, source, ...recordPeriods(report, correctedOn, context) },
  });
};

const determine = (
  state: RecordState,
  report: RecordReport,
  command: Of<'determineSeverity'>,
  context: Context,
): Decided => {
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

const repair = (state: RecordState, command: Of<'repairRecord'>): Decided => {
  if (state.repairedBy !== null)
    return state.repairedBy.caseId === command.caseId ? nothing : refuse({ code: 'recordAlreadyRepaired' });
  return one({ type: 'DishonestyRecordRepaired', data: without(command) });
};

/** The record is back as it was before the repair; where its maximum period has passed meanwhile, it does not become public again. */
const revokeRepair = (state: RecordState, command: Of<'revokeRepair'>, context: Context): Decided => {
  if (state.repairedBy?.caseId !== command.caseId) return refuse({ code: 'recordNotRepairedByCase' });
  const back = state.report === null ? state.publication : initialFlags(state.report, context.now).publication;
  const stopped = stop({ ...state, publication: back }, shanghaiDate(context.now));
  const revoked: RecordEvent = { type: 'DishonestyRecordRepairRevoked', data: without(command) };
  return ok({ events: [revoked, ...(stopped.ok ? stopped.value.events : [])] });
};

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

/** Persons always, and minor records unless a reason for publishing them is kept. */
const isHidden = (report: RecordReport): boolean =>
  !report.publishable || (report.severity === 'minor' && report.minorPublicationReason === null);

/** The states before any repair: Order 36 hides minor records in principle and persons always. */
const initialFlags = (
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

const evolve: AggregateKind<RecordState, RecordCommand, RecordEvent>['evolve'] = (state, event, meta) => {
  const since = meta.occurredAt;
  switch (event.type) {
    case 'DishonestyRecordRegistered': {
      const { report, ...rest } = event.data;
      return {
        ...state,
        ...rest,
        report,
        ...initialFlags(report, since),
        flags: report.severity === null ? ['severityUndetermined'] : [],
      };
    }
    case 'DishonestyRecordCorrectionNoted':
      return {
        ...state,
        correctedOn: event.data.correctedOn,
        autoStopOn: event.data.autoStopOn,
        maxPeriodEndsOn: event.data.maxPeriodEndsOn,
      };
    case 'DishonestyRecordSeverityDetermined':
      return state.report === null
        ? state
        : {
            ...state,
            report: {
              ...state.report,
              severity: event.data.severity,
              severityStandard: event.data.standard,
              severityStatus: 'confirmed',
            },
            autoStopOn: event.data.autoStopOn,
            maxPeriodEndsOn: event.data.maxPeriodEndsOn,
            // As if it had been registered at this level.
            sanctions:
              event.data.severity === 'minor' ? { state: 'none', since, reason: 'determined' } : state.sanctions,
            flags: state.flags.filter((f) => f !== 'severityUndetermined'),
          };
    case 'DishonestyRecordPublicationWithheld':
      return { ...state, publication: { state: 'notPublished', since, reason: event.data.reason } };
    case 'DishonestyRecordRepaired':
      return {
        ...state,
        publication: { state: 'ended', since, reason: 'repaired' },
        sharing: { state: 'stopped', since, reason: 'repaired' },
        sanctions: { state: 'lifted', since, reason: 'repaired' },
        repairedBy: { caseId: event.data.caseId, repairedAt: since },
      };
    case 'DishonestyRecordRepairRevoked':
      return state.report === null
        ? state
        : {
            ...state,
            ...withReason(initialFlags(state.report, since), 'repairRevoked'),
            repairedBy: null,
          };
    case 'DishonestyRecordAutomaticallyStopped':
      return {
        ...state,
        publication: { state: 'ended', since, reason: 'maxPeriodReached' },
        // Whether sharing and sanctions end too is not established (OQ-10): both stay, flagged.
        flags: [...new Set([...state.flags, 'sharingEffectUndetermined' as const])],
      };
    case 'DishonestyRecordSectorRuleRequired':
      return { ...state, flags: [...state.flags, 'sectorRuleRequired'] };
  }
};

const withReason = <T extends Record<string, { reason: string } | null>>(flags: T, reason: string): T =>
  Object.fromEntries(Object.entries(flags).map(([k, f]) => [k, f === null ? null : { ...f, reason }])) as T;

export const dishonestyRecord: AggregateKind<RecordState, RecordCommand, RecordEvent> = {
  ...storedRecord,
  regionOf: (state) => state.report?.regionId ?? '',
  decide,
  evolve,
  guards: () => [],
  workItems: () => [],
  lookup: (state) => ({
    ...(state.report && {
      subjectId: state.report.subjectId,
      unitId: state.report.unitId,
      sortedBy: state.report.determinedOn,
      numbers: [state.report.decisionNumber],
    }),
    // The sweep looks at the day after the maximum whether or not the record then stops by itself.
    ...(state.maxPeriodEndsOn !== null &&
      state.publication?.state === 'published' &&
      !state.flags.includes('sectorRuleRequired') && { autoStopOn: state.maxPeriodEndsOn }),
  }),
};
