/**
 * 失信信息: one item of dishonesty information as its own aggregate.
 * Why three states and no `repaired` bit: publication, sharing and sanctions end for different reasons and days apart
 * (Order 36 art. 3). Repair hides, it never erases: the record and its history stay.
 */
import type { AggregateKind } from '../kernel/aggregate.ts';
import { type Decisions, decideBy } from '../kernel/decisions.ts';
import type { RecordCommand } from './commands.ts';
import type { RecordEvent } from './events.ts';
import { initialFlags } from './flags.ts';
import { type RecordState, storedRecord } from './state.ts';

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

/** The record as the door knows it, over whichever decisions are given: all of them, or those one function orders. */
export const recordOf = <T extends RecordCommand['type']>(
  decisions: Decisions<RecordState, RecordCommand, RecordEvent, T>,
): AggregateKind<RecordState, Extract<RecordCommand, { type: T }>, RecordEvent> => ({
  ...storedRecord,
  regionOf: (state) => state.report?.regionId ?? '',
  decide: decideBy(decisions),
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
});
