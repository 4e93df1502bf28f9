import { listCaseDeliveries } from '#contracts/deliveries.ts';
import { ok } from '#domain/kernel/result.ts';
import { aboutRepairCase } from '../../shared/cases/about-repair-case.ts';
import { listPlatforms } from '../../shared/directory/platforms.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { deliveryView } from '../../shared/views/delivery.ts';

/** What each platform was sent for this case, and which of its receipts have come back. */
export const listCaseDeliveriesRoute = (deps: ApiDeps, ledger: Ledger) =>
  route(listCaseDeliveries, {
    about: ({ params }) => aboutRepairCase(deps.reader, params.caseId),
    handle: async ({ params, person }) => {
      const [deliveries, platforms] = await Promise.all([
        ledger.ofCase(params.caseId),
        listPlatforms(deps.db, deps.tables.directory),
      ]);
      const entries = await Promise.all(
        deliveries.map(async (delivery) =>
          deliveryView(delivery, platforms, person, await ledger.receiptsOf(delivery.deliveryId)),
        ),
      );
      return ok({ entries });
    },
  });
