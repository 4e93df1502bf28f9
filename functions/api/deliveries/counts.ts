/** How many deliveries of a status each platform has, as far as the person's region reaches. */
import { countDeliveries } from '#contracts/deliveries.ts';
import { may } from '#domain/access/rights.ts';
import { ok } from '#domain/kernel/result.ts';
import { listPlatforms } from '../../shared/directory/platforms.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';

/** More of one platform are not counted: it is out of order, and by how much does not matter. */
const maxCounted = 1000;

export const countDeliveriesRoute = (deps: ApiDeps, ledger: Ledger) =>
  route(countDeliveries, {
    about: aboutPerson,
    handle: async ({ person, query: { status } }) => {
      const platforms = await listPlatforms(deps.db, deps.tables.directory);
      const entries = await Promise.all(
        platforms.map(async ({ id, name }) => {
          const { rows, next } = await ledger.byStatus(status, id, { limit: maxCounted });
          const within = rows.filter(({ regionId }) => may(countDeliveries.access, person, { regionId }));
          const oldest = within[0]?.updatedAt ?? null;
          return { platform: { id, name }, count: within.length, oldest, more: next !== null };
        }),
      );
      return ok({ entries: entries.filter(({ count, more }) => count > 0 || more) });
    },
  });
