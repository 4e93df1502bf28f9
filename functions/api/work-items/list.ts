/** A person's queues: what they have claimed, what waits for their unit or their subjects. */

import { listWorkItems } from '#contracts/work-items.ts';
import { startOfDayInstant } from '#domain/calendar/dates.ts';
import { ok } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { dueSoonUntil, type WorkItem } from '#domain/kernel/work-item.ts';
import { afterInstant } from '../../shared/case-store/keys.ts';
import { itemsOfCases, queuePage } from '../../shared/cases/queue.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { namedCases } from './named-cases.ts';
import { isTheirs, queuesOf } from './reach.ts';

type Query = z.output<(typeof listWorkItems)['query']>;

/** A stretch of the queue: what is due after `from`, and by `until`. Items without an end lie in none that is bounded. */
interface Stretch {
  readonly from: string | null;
  readonly until: string | null;
}

/** Null where the calendar does not reach as far as is asked. */
const stretchOf = ({ due, dueBefore }: Query, { now, today, calendar }: ViewContext): Stretch | null => {
  // Due on a day means: over at 00:00 of the next, so what ends before `dueBefore` is over at its first instant at the latest.
  const before = dueBefore === undefined ? null : startOfDayInstant(dueBefore);
  const earlier = (end: string): string => (before !== null && before < end ? before : end);
  if (due === 'overdue') return { from: null, until: earlier(now) };
  if (due === undefined) return { from: null, until: before };
  const soon = dueSoonUntil(calendar, today);
  return soon === null ? null : { from: now, until: earlier(soon) };
};

const liesIn = ({ dueAt }: WorkItem, { from, until }: Stretch): boolean =>
  dueAt === null ? until === null : (from === null || dueAt > from) && (until === null || dueAt <= until);

const withoutEnd = '0';

/** Where a first page begins: in front of everything, or where the stretch does. */
const startOf = ({ from, until }: Stretch): string | null => (until === null ? null : afterInstant(from ?? withoutEnd));

export const listWorkItemsRoute = (deps: ApiDeps) =>
  route(listWorkItems, {
    about: aboutPerson,
    handle: async ({ person, query }) => {
      const { limit, cursor, ...filters } = query;
      const list = `work-items:${JSON.stringify(filters)}`;
      const after = positionOf(list, cursor);
      if (!after.ok) return after;
      const context = await deps.look();
      const stretch = stretchOf(query, context);
      if (stretch === null) return ok({ entries: [], next: null });
      const named = await namedCases(deps, query);
      if (!named.ok) return named;
      const { scope, stage, kind, caseKind } = query;
      const subjectIds = named.value?.subjectIds ?? null;
      const request = {
        person,
        limit,
        context,
        after: after.value ?? startOf(stretch),
        keep: (item: WorkItem) =>
          isTheirs(item, person, scope) &&
          liesIn(item, stretch) &&
          (stage === undefined || item.stage === stage) &&
          (kind === undefined || item.kind === kind) &&
          (caseKind === undefined || item.caseKind === caseKind) &&
          (subjectIds === null || subjectIds.includes(item.subjectId)),
      };
      const bound = stretch.until === null ? {} : { until: afterInstant(stretch.until) };
      const page = named.value
        ? await itemsOfCases(deps, named.value.caseIds, request)
        : await queuePage(deps, {
            ...request,
            partitions: queuesOf(deps, person, scope, kind).map((queue) => ({ ...queue, ...bound })),
          });
      const entries = await Promise.all(
        page.entries.map(async (entry) => ({ ...entry, subjectName: await context.subjectName(entry.subjectId) })),
      );
      return ok({ entries, next: cursorOf(list, page.next) });
    },
  });
