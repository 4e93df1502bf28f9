/** The business clock of stages for trying, showing and training. Production has neither these routes nor the right. */
import { moveClock, readClock } from '#contracts/administration.ts';
import { businessClock, type MoveClock } from '#domain/clock/business-clock.ts';
import { businessClockId } from '#domain/clock/state.ts';
import { ok } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';

const shown = async (deps: ApiDeps): Promise<z.input<typeof readClock.answer>> => {
  const { state } = await deps.reader.load(businessClock, businessClockId);
  return { now: await deps.clock.now(), realNow: deps.clock.realNow(), offsetSeconds: state.offsetSeconds ?? 0 };
};

export const readClockRoute = (deps: ApiDeps) =>
  route(readClock, { about: aboutPerson, handle: async () => ok(await shown(deps)) });

export const moveClockRoute = (deps: ApiDeps) =>
  route(moveClock, {
    about: aboutPerson,
    handle: async ({ body, acting, idempotency }) => {
      // Rounded up, so that the instant asked for has come and not only nearly.
      const offsetSeconds = Math.ceil((Date.parse(body.to) - Date.parse(deps.clock.realNow())) / 1000);
      const command: MoveClock = { type: 'moveClock', offsetSeconds, reason: body.reason };
      const done = await deps.door({ kind: businessClock, id: businessClockId, command, ...acting, idempotency });
      return done.ok ? ok(await shown(deps)) : done;
    },
  });
