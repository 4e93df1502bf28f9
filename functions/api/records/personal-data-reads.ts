/** Who looked at a subject's personal data and documents: told by the subject's own history, in which every look was written beforehand. */
import { listPersonalDataReads } from '#contracts/records.ts';
import { roleLabels } from '#domain/access/person.ts';
import { EventBody } from '#domain/kernel/event.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { CreditSubjectEvent } from '#domain/subject/events.ts';
import { storedSubject } from '#domain/subject/state.ts';
import { readNames } from '../../shared/directory/people.ts';
import { readSubject } from '../../shared/directory/subjects.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import type { ViewContext } from '../../shared/views/context.ts';

/** So many pages of the history are gone through for one page of the list, which may then be short and still have a next. */
const rounds = 5;

export const listPersonalDataReadsRoute = (deps: ApiDeps) =>
  route(listPersonalDataReads, {
    about: async ({ params: { subjectId } }) => {
      const subject = await readSubject(deps.db, deps.tables.directory, subjectId);
      if (subject === null) return refuse({ code: 'subjectNotFound' });
      return ok({ loaded: undefined, subjectId, regionId: subject.regionId });
    },
    handle: async ({ params: { subjectId }, query: { caseId, limit, cursor } }) => {
      const list = `personal-data-reads:${subjectId}:${caseId ?? ''}`;
      const after = positionOf(list, cursor);
      if (!after.ok) return after;
      const { reads, next } = await readsOf(deps, subjectId, { caseId, limit, after: after.value });
      const [names, context] = await Promise.all([
        readNames(
          deps.db,
          deps.tables.directory,
          reads.map(({ actor }) => actor.principalId),
        ),
        deps.look(),
      ]);
      const entries = await Promise.all(reads.map((read) => shown(read, names, context)));
      return ok({ entries, next: cursorOf(list, next) });
    },
  });

interface Wanted {
  readonly caseId: string | undefined;
  readonly limit: number;
  readonly after: string | null;
}

const readsOf = async ({ reader }: ApiDeps, subjectId: string, { caseId, limit, after }: Wanted) => {
  const reads: Read[] = [];
  let from = after;
  for (let round = 0; round < rounds; round += 1) {
    const wanted = { limit: limit - reads.length, after: from, newestFirst: true };
    const { events, last } = await reader.eventPage(storedSubject, subjectId, wanted);
    const found = events.flatMap(({ body }) => readIn(JSON.parse(body)));
    reads.push(...found.filter((read) => caseId === undefined || read.data.caseId === caseId));
    if (last === null || events.length < wanted.limit) return { reads, next: null };
    from = last;
    if (reads.length === limit) break;
  }
  return { reads, next: from };
};

const readIn = (stored: unknown) => {
  const body = EventBody.parse(stored);
  const { type, data } = CreditSubjectEvent.parse({ type: body.type, data: body.data });
  return type === 'PersonalDataRead' ? [{ ...body, data }] : [];
};
type Read = ReturnType<typeof readIn>[number];

const shown = async (
  { sequence, occurredAt, actor: { principalId, role, unitId }, data }: Read,
  names: ReadonlyMap<string, string>,
  context: ViewContext,
) => ({
  sequence,
  readAt: occurredAt,
  reader: {
    principalId,
    name: names.get(principalId) ?? null,
    role,
    roleLabel: roleLabels[role],
    unit: unitId === undefined ? null : await context.unit(unitId),
  },
  fields: data.fields,
  purpose: data.purpose,
  caseId: data.caseId ?? null,
});
