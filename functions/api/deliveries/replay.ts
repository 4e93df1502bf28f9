import { replayDelivery as contract } from '#contracts/deliveries.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { type ReplayDeps, replayDelivery } from '../../delivery/replay.ts';
import { answerOnce } from '../../shared/case-store/kept-answers.ts';
import { listPlatforms } from '../../shared/directory/platforms.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { deliveryView } from '../../shared/views/delivery.ts';

/** Sends a delivery again, once per idempotency key; a twin at the same moment does no harm, receivers know a version they have. */
export const replayDeliveryRoute = (deps: ApiDeps, replay: ReplayDeps) =>
  route(contract, {
    about: async ({ params }) => {
      const stored = await replay.ledger.read(params.deliveryId);
      if (stored === null) return refuse({ code: 'deliveryNotFound' });
      return ok({ loaded: undefined, regionId: stored.entry.regionId });
    },
    handle: ({ params, person, idempotency }) =>
      answerOnce(deps, idempotency, async () => {
        const done = await replayDelivery(replay)(params.deliveryId);
        if (!done.ok) return done;
        const platforms = await listPlatforms(deps.db, deps.tables.directory);
        return ok(deliveryView(done.value, platforms, person));
      }),
  });
