/** One status of one platform, as far as the person's region reaches. */
import { listDeliveries } from '#contracts/deliveries.ts';
import { may } from '#domain/access/rights.ts';
import { endExclusiveInstant, startOfDayInstant } from '#domain/calendar/dates.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { listPlatforms } from '../../shared/directory/platforms.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import type { Ledger, Position } from '../../shared/ledger/ledger.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import { deliveryView } from '../../shared/views/delivery.ts';

const textOf = (next: Position | null): string | null =>
  next === null ? null : `${next.updatedAt}|${next.deliveryId}`;

const positionIn = (text: string): Position | null => {
  const [updatedAt = '', deliveryId = ''] = text.split('|');
  return updatedAt === '' || deliveryId === '' ? null : { updatedAt, deliveryId };
};

export const listDeliveriesRoute = (deps: ApiDeps, ledger: Ledger) =>
  route(listDeliveries, {
    about: aboutPerson,
    handle: async ({ person, query: { status, platform, from, to, limit, cursor } }) => {
      const list = ['deliveries', status, platform, from, to].join(':');
      const after = positionOf(list, cursor);
      if (!after.ok) return after;
      const position = after.value === null ? null : positionIn(after.value);
      if (after.value !== null && position === null) return refuse({ code: 'cursorInvalid' });
      const [page, platforms] = await Promise.all([
        ledger.byStatus(status, platform, {
          limit,
          from: from && startOfDayInstant(from),
          before: to && endExclusiveInstant(to),
          ...(position && { after: position }),
        }),
        listPlatforms(deps.db, deps.tables.directory),
      ]);
      const within = page.rows.filter(({ regionId }) => may(listDeliveries.access, person, { regionId }));
      const entries = within.map((delivery) => deliveryView(delivery, platforms, person));
      return ok({ entries, next: cursorOf(list, textOf(page.next)) });
    },
  });
