/** Order 36: records whose maximum publication period has passed stop by themselves, or go to the sector regulator's rules. */
import { addDays, shanghaiDate } from '#domain/calendar/dates.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import { stopAutomatically } from '#domain/record/decide.ts';
import { recordOf } from '#domain/record/kind.ts';
import { readShards } from '../../shared/case-store/buckets.ts';
import { bucket } from '../../shared/case-store/keys.ts';
import type { Log } from '../../shared/log.ts';
import { sweepEach } from '../../shared/sweep.ts';
import type { Wiring } from '../../shared/wiring.ts';

const stoppingRecord = recordOf({ stopAutomatically });

export const sweepAutoStop = async (deps: Wiring & { recordTable: string; log: Log }): Promise<void> => {
  const today = shanghaiDate(await deps.clock.now());
  // Sorted by the last day of the maximum period; whatever lies before today has passed, however late the sweep runs.
  const passed = await readShards(
    deps.db,
    deps.recordTable,
    (shard) => bucket('AUTOSTOP', shard),
    `${addDays(today, -1)}~`,
  );
  await sweepEach(
    { name: 'autoStop', log: deps.log },
    passed,
    (row) => row.pk,
    async (row) => {
      const result = await deps.door({
        kind: stoppingRecord,
        id: String(row['id']),
        command: { type: 'stopAutomatically', today } as { type: 'stopAutomatically' },
        actor: systemActor('auto-stop'),
        commandId: `auto-stop-${today}`,
      });
      if (!result.ok) throw new Error(`automatic stop was refused: ${result.problem.code}`);
    },
  );
};
