/** The business clock of a copy of the system, moved as an administrator moves it: forward only, every move an event. */
import { businessClock } from '#domain/clock/business-clock.ts';
import { businessClockId } from '#domain/clock/state.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import type { Engine } from './engine.ts';

/** Moves business time to `instant` (UTC); it goes on from there. */
export const moveClockTo = async ({ wiring }: Engine, instant: string): Promise<void> => {
  const offsetSeconds = Math.ceil((Date.parse(instant) - Date.now()) / 1000);
  const result = await wiring.door({
    kind: businessClock,
    id: businessClockId,
    command: { type: 'moveClock', offsetSeconds, reason: '验证' } as { type: 'moveClock' },
    actor: systemActor('test'),
  });
  if (!result.ok) throw new Error(`the clock was not moved to ${instant}: ${result.problem.code}`);
};
