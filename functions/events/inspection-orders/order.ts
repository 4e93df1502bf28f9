/**
 * Sends a draw's inspectors to its cases: one command a case. A case that has the order already, or has ended meanwhile, changes
 * nothing, so the same draw twice or late does no harm; one that could not be told holds up no other, but brings the draw back.
 */
import { orderInspection } from '#domain/commitment/decide/verifying.ts';
import { commitmentCaseOf } from '#domain/commitment/kind.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import { InspectionDrawHeld } from '#domain/supervision/draw.ts';
import type { CloudEvent } from '../../shared/cloud-event.ts';
import type { Log } from '../../shared/log.ts';
import * as logEntries from '../../shared/log-entries.ts';
import type { Wiring } from '../../shared/wiring.ts';

const commitmentCase = commitmentCaseOf({ orderInspection });

export interface OrderDeps extends Pick<Wiring, 'door'> {
  readonly log: Log;
}

export const orderInspections =
  ({ door, log }: OrderDeps) =>
  async ({ subject: drawId, eventtype, data }: CloudEvent): Promise<void> => {
    const { selected } = InspectionDrawHeld.parse({ type: eventtype, data }).data;
    const failed: string[] = [];
    for (const { caseId, inspectors, level } of selected) {
      const result = await door({
        kind: commitmentCase,
        id: caseId,
        command: {
          type: 'orderInspection',
          drawId,
          inspectors: inspectors.map((principalId) => ({ principalId })),
          intensity: level,
        } as { type: 'orderInspection' },
        actor: systemActor('inspection-orders'),
        commandId: drawId,
      });
      if (!result.ok) failed.push(`${caseId}: ${result.problem.code}`);
    }
    if (failed.length > 0) throw new Error(`cases without an inspection order: ${failed.join(', ')}`);
    log(logEntries.inspectionsOrdered, { drawId, cases: selected.length });
  };
