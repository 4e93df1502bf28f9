/** The working-day calendar: loading a year, and the items that wait for one. */
import { listAdministrationWorkItems, listCalendarYears, loadCalendarYear } from '#contracts/administration.ts';
import { baseCalendar, calendarYears } from '#domain/calendar/years.ts';
import { ok } from '#domain/kernel/result.ts';
import { storedCalendar, workCalendarId } from '#domain/work-calendar/state.ts';
import { workCalendar } from '#domain/work-calendar/work-calendar.ts';
import { queueKey } from '../../shared/case-store/keys.ts';
import { queuePage } from '../../shared/cases/queue.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';

export const loadCalendarYearRoute = (deps: ApiDeps) =>
  route(loadCalendarYear, {
    about: aboutPerson,
    handle: async ({ body: year, acting, idempotency }) => {
      const done = await deps.door({
        kind: workCalendar,
        id: workCalendarId,
        command: { type: 'loadYear', year } as { type: 'loadYear' },
        ...acting,
        idempotency,
        answer: ({ version }) => ({ year: year.year, calendarVersion: `${baseCalendar.version}+${version}` }),
      });
      return done.ok ? ok(done.value.answer as { year: number; calendarVersion: string }) : done;
    },
  });

export const listCalendarYearsRoute = (deps: ApiDeps) =>
  route(listCalendarYears, {
    about: aboutPerson,
    handle: async () => {
      const [{ state }, calendar] = await Promise.all([
        deps.reader.load(storedCalendar, workCalendarId),
        deps.calendar(),
      ]);
      const loaded = new Map(state.years.map((year) => [year.year, { ...year, origin: 'loaded' as const }]));
      const shipped = calendarYears
        .filter(({ year }) => !loaded.has(year))
        .map((year) => ({ ...year, origin: 'shipped' as const }));
      const entries = [...shipped, ...loaded.values()].toSorted((a, b) => b.year - a.year);
      return ok({ calendarVersion: calendar.version, entries });
    },
  });

/** The calendar is one for all regions, and so is its queue. */
const everywhere = 'all';

export const listAdministrationWorkItemsRoute = (deps: ApiDeps) =>
  route(listAdministrationWorkItems, {
    about: aboutPerson,
    handle: async ({ person, query }) => {
      const list = 'administration';
      const after = positionOf(list, query.cursor);
      if (!after.ok) return after;
      const page = await queuePage(deps, {
        partitions: [{ table: deps.tables.case, index: 'gsi1', key: queueKey(everywhere, 'administrator') }],
        person,
        limit: query.limit,
        context: await deps.look(),
        after: after.value,
        keep: (item) => item.role === 'administrator',
      });
      return ok({ entries: page.entries, next: cursorOf(list, page.next) });
    },
  });
