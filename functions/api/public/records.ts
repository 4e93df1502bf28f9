/**
 * Published records. What is shown must be published in the record as it is at this moment: the grant of a repair changes the record in
 * the same transaction, so a repaired record is gone from here with the decision itself.
 */
import { searchPublicRecords } from '#contracts/public.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import { ok } from '#domain/kernel/result.ts';
import { severityLabels } from '#domain/record/labels.ts';
import type { RecordState } from '#domain/record/state.ts';
import { storedRecord } from '#domain/record/state.ts';
import type { CreditSubject } from '#domain/subject/subject.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { openRoute } from '../../shared/http/route.ts';
import { subjectRows } from '../../shared/lists/subject-rows.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { explainedNow } from '../../shared/views/record.ts';
import { subjectsMeant } from './search.ts';

export const searchPublicRecordsRoute = (deps: ApiDeps) =>
  openRoute(searchPublicRecords, async ({ query }) => {
    const meant = await subjectsMeant(deps, query);
    if (!meant.ok) return meant;
    const context = await deps.look();
    const found = await Promise.all(meant.value.subjects.map((subject) => published(deps, subject, context)));
    return ok({
      entries: found.flatMap((part) => part.entries),
      incomplete: meant.value.incomplete || found.some((part) => part.incomplete),
    });
  });

const published = async (deps: ApiDeps, subject: CreditSubject, context: ViewContext) => {
  const { rows, incomplete } = await subjectRows(deps.db, deps.tables.record, subject.subjectId);
  const entries = await Promise.all(
    rows
      .filter((row) => row['kind'] === storedRecord.name)
      .map((row) => entry(parseSnapshot(storedRecord, row), subject, context)),
  );
  return { entries: entries.flat(), incomplete };
};

const entry = async (stored: Stored<RecordState>, subject: CreditSubject, context: ViewContext) => {
  const { report, publication, repairedBy, maxPeriodEndsOn, autoStopOn } = stored.state;
  if (report === null || !report.publishable || publication?.state !== 'published' || repairedBy !== null) return [];
  // The daily sweep comes a few minutes after midnight; the public sees the end on the day itself.
  if (autoStopOn !== null && autoStopOn <= context.today) return [];
  const unit = await context.unit(report.unitId);
  const explained = explainedNow(stored, context);
  return [
    {
      subjectName: subject.name,
      code: subject.uscc ?? '',
      decisionNumber: report.decisionNumber,
      unitName: unit.name,
      severity: report.severity,
      severityLabel: report.severity && severityLabels[report.severity],
      severityStandard: report.severityStandard,
      determinedOn: report.determinedOn,
      minPeriodEndsOn: explained?.minPeriodEndsOn ?? null,
      earliestFilingOn: explained?.earliestFilingOn ?? null,
      maxPeriodEndsOn,
      autoStopOn,
    },
  ];
};
