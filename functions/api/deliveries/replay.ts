import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { replayDelivery as contract } from '#contracts/deliveries.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { type ReplayDeps, replayDelivery } from '../../delivery/replay.ts';
import { findKeptAnswer, keepAnswer } from '../../shared/case-store/kept-answers.ts';
import { listPlatforms } from '../../shared/directory/platforms.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { deliveryView } from '../../shared/views/delivery.ts';

type Answer = z.input<(typeof contract)['answer']>;

/** The same request at the same moment has kept the same answer. */
const ignoreTwin = (error: unknown): void => {
  if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
};

/** Sends a delivery again, once per idempotency key; a twin at the same moment does no harm, receivers know a version they have. */
export const replayDeliveryRoute = (deps: ApiDeps, replay: ReplayDeps) =>
  route(contract, {
    about: async ({ params }) => {
      const stored = await replay.ledger.read(params.deliveryId);
      if (stored === null) return refuse({ code: 'deliveryNotFound' });
      return ok({ loaded: undefined, regionId: stored.entry.regionId });
    },
    handle: async ({ params, person, idempotency }) => {
      const kept = await findKeptAnswer(deps.db, deps.tables.case, idempotency);
      if (kept !== undefined) return kept.ok ? ok(kept.value as Answer) : kept;
      const done = await replayDelivery(replay)(params.deliveryId);
      if (!done.ok) return done;
      const platforms = await listPlatforms(deps.db, deps.tables.directory);
      const answer = deliveryView(done.value, platforms, person);
      await deps.db
        .send(new PutCommand(keepAnswer(deps.tables.case, idempotency, answer, deps.clock.realNow())))
        .catch(ignoreTwin);
      return ok(answer);
    },
  });
