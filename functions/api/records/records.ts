/** A subject's records, each explained as of today. */
import { listRecords, readRecord } from '#contracts/records.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { storedRecord } from '#domain/record/state.ts';
import { recordGuard } from '#domain/repair/record-guard.ts';
import { guardKey, subjectKey } from '../../shared/case-store/keys.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import { readSubject } from '../../shared/directory/subjects.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { consistently } from '../../shared/lists/consistent.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import { mergedPage, type Row } from '../../shared/lists/merged-page.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { recordView } from '../../shared/views/record.ts';

export const listRecordsRoute = (deps: ApiDeps) =>
  route(listRecords, {
    about: async ({ params: { subjectId } }) => {
      const subject = await readSubject(deps.db, deps.tables.directory, subjectId);
      if (subject === null) return refuse({ code: 'subjectNotFound' });
      return ok({ loaded: undefined, subjectId, regionId: subject.regionId });
    },
    handle: async ({ params: { subjectId }, query }) => {
      const list = `records:${subjectId}`;
      const after = positionOf(list, query.cursor);
      if (!after.ok) return after;
      const context = await deps.look();
      const page = await mergedPage(deps.db, {
        partitions: [{ table: deps.tables.record, index: 'gsi3', key: subjectKey(subjectId) }],
        limit: query.limit,
        after: after.value,
        descending: true,
        pick: (rows) => pick(deps, rows, subjectId, context),
      });
      return ok({ entries: page.entries, next: cursorOf(list, page.next) });
    },
  });

const pick = async (deps: ApiDeps, rows: readonly Row[], subjectId: string, context: ViewContext) => {
  const read = await consistently(deps.db, deps.tables.record, rows);
  const records = read.map((row) =>
    row === undefined || row['kind'] !== storedRecord.name ? null : parseSnapshot(storedRecord, row),
  );
  const holders = await holdersOf(
    deps,
    records.flatMap((record) => record?.id ?? []),
  );
  return Promise.all(
    records.map((record) =>
      record?.state.report?.subjectId === subjectId
        ? recordView(record, holders.get(record.id) ?? null, context)
        : null,
    ),
  );
};

/** Which open case holds which record: the guards that make a second filing impossible. */
const holdersOf = async (deps: ApiDeps, recordIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const guards = await consistently(
    deps.db,
    deps.tables.case,
    recordIds.map((id) => guardKey(recordGuard(id))),
  );
  return new Map(
    recordIds.flatMap((id, index) => {
      const owner = guards[index]?.['owner'];
      return typeof owner === 'string' ? [[id, owner] as const] : [];
    }),
  );
};

export const readRecordRoute = (deps: ApiDeps) =>
  route(readRecord, {
    about: async ({ params: { subjectId, recordId } }) => {
      const stored = await deps.reader.load(storedRecord, recordId);
      const { report } = stored.state;
      if (report === null || report.subjectId !== subjectId) return refuse({ code: 'recordNotFound' });
      return ok({ loaded: stored, subjectId, unitIds: [report.unitId], regionId: report.regionId });
    },
    handle: async (_, stored) => {
      const holders = await holdersOf(deps, [stored.id]);
      const view = await recordView(stored, holders.get(stored.id) ?? null, await deps.look());
      return view === null ? refuse({ code: 'recordNotFound' }) : ok(view);
    },
  });
