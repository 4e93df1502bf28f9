/** The applications of the subjects a person represents, the newest first. */
import { listApplications } from '#contracts/applications.ts';
import { subjectsFor } from '#domain/access/rights.ts';
import { type ApplicationState, storedApplication } from '#domain/application/application.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import { ok } from '#domain/kernel/result.ts';
import { subjectKey } from '../../shared/case-store/keys.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { consistently } from '../../shared/lists/consistent.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import { mergedPage, type Row } from '../../shared/lists/merged-page.ts';
import type { ViewContext } from '../../shared/views/context.ts';

const prefix = `${storedApplication.keyPrefix}#`;

export const listApplicationsRoute = (deps: ApiDeps) =>
  route(listApplications, {
    about: async (request) => {
      const { subjectId } = request.query;
      return subjectId === undefined ? aboutPerson(request) : ok({ loaded: undefined, subjectId });
    },
    handle: async ({ person, query }) => {
      const list = `applications:${query.subjectId ?? ''}`;
      const after = positionOf(list, query.cursor);
      if (!after.ok) return after;
      const subjects = query.subjectId === undefined ? subjectsFor(listApplications.access, person) : [query.subjectId];
      const context = await deps.look();
      const page = await mergedPage(deps.db, {
        partitions: subjects.map((id) => ({ table: deps.tables.case, index: 'gsi3', key: subjectKey(id) })),
        limit: query.limit,
        after: after.value,
        descending: true,
        pick: (rows) => pick(deps, rows, context),
      });
      return ok({ entries: page.entries, next: cursorOf(list, page.next) });
    },
  });

/** The subject's cases lie in the same index; they have a list of their own. */
const pick = async (deps: ApiDeps, rows: readonly Row[], context: ViewContext) => {
  const own = rows.map((row) => String(row['pk']).startsWith(prefix));
  const read = await consistently(
    deps.db,
    deps.tables.case,
    rows.filter((_, index) => own[index]),
  );
  const found = new Map(read.flatMap((row) => (row === undefined ? [] : [[row['pk'], row] as const])));
  return Promise.all(
    rows.map((row, index) => {
      const now = own[index] ? found.get(row['pk']) : undefined;
      return now === undefined ? null : entry(parseSnapshot(storedApplication, now), context);
    }),
  );
};

const entry = async ({ id, state }: Stored<ApplicationState>, context: ViewContext) => {
  const receivedAt = state.receivedAt ?? '';
  const cases = state.cases.map(({ caseId, unitId, records }) => ({ caseId, unitId, recordCount: records.length }));
  return {
    applicationId: id,
    subjectId: state.subjectId,
    subjectName: await context.subjectName(state.subjectId),
    receivedAt,
    receivedOn: shanghaiDate(receivedAt),
    recordCount: cases.reduce((sum, { recordCount }) => sum + recordCount, 0),
    cases,
  };
};
