/** A record as its subject and the authorities see it, with why it can or cannot be repaired on this day. */
import type { Record as RecordView } from '#contracts/records.ts';
import { loadedRecord } from '#domain/application/loaded-record.ts';
import { daysBetween } from '#domain/calendar/dates.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { RecordState } from '#domain/record/state.ts';
import { explainForFiling } from '#domain/repair/rules.ts';
import type { RuleConfiguration } from '#domain/rules/configuration.ts';
import type { Explanation } from '#domain/rules/explain.ts';
import type { ViewContext } from './context.ts';
import { explanationView } from './explanation.ts';

/** Null where the record is not registered or is repaired already. The letter is signed with the filing, so before it is not. */
export const explainedNow = (
  stored: Stored<RecordState>,
  context: Pick<ViewContext, 'now' | 'calendar'> & { readonly configuration?: RuleConfiguration },
  letterSigned = false,
): Explanation | null => {
  const loaded = loadedRecord(stored, null);
  if (loaded === undefined || loaded.repaired) return null;
  return explainForFiling(loaded.record, loaded.regionId, context, letterSigned);
};

/** `openCaseId`: the case that holds the record at present, if any. */
export const recordView = async (
  stored: Stored<RecordState>,
  openCaseId: string | null,
  context: ViewContext,
): Promise<z.input<typeof RecordView> | null> => {
  const { id, version, state } = stored;
  if (state.report === null) return null;
  const { unitId, source: _, minorPublicationReason: __, publishable: ___, ...report } = state.report;
  const explained = explainedNow(stored, context);
  const earliest = explained?.earliestFilingOn ?? null;
  return {
    ...report,
    recordId: id,
    version,
    unit: await context.unit(unitId),
    correctedOn: state.correctedOn,
    publication: state.publication,
    sharing: state.sharing,
    sanctions: state.sanctions,
    flags: state.flags,
    autoStopOn: state.autoStopOn,
    maxPeriodEndsOn: state.maxPeriodEndsOn,
    repairedByCaseId: state.repairedBy?.caseId ?? null,
    // A granted case keeps the record until it ends; then the repair is what is to be said.
    openCaseId: state.repairedBy === null ? openCaseId : null,
    explanation: explained === null ? null : explanationView(explained),
    mayFileNow: explainedNow(stored, context, true)?.eligible ?? null,
    daysUntilFiling: earliest === null ? null : daysBetween(context.today, earliest),
  };
};
