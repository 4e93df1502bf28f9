/**
 * Sends a draw's inspectors to its cases: one command a case. A case that has the order already, or has ended meanwhile, changes
 * nothing, so the same draw twice or late does no harm; one that could not be told holds up no other, but brings the draw back.
 */
import { orderInspection } from '#domain/commitment/decide/verifying.ts';
import { commitmentCaseOf } from '#domain/commitment/kind.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import type { InspectionDrawState } from '#domain/supervision/draw-state.ts';
import { selectedIn } from '#domain/supervision/pool.ts';
import { readPool } from '../../shared/draws/pool-pages.ts';
import { sha256 } from '../../shared/hash.ts';
import type { Log } from '../../shared/log.ts';
import * as logEntries from '../../shared/log-entries.ts';
import type { Wiring } from '../../shared/wiring.ts';

const commitmentCase = commitmentCaseOf({ orderInspection });

export interface OrderDeps extends Pick<Wiring, 'door' | 'reader' | 'db'> {
  readonly caseTable: string;
  readonly log: Log;
}

/** So many that a draw of thousands is told within a minute, and few enough for one function's connections. */
const casesAtOnce = 20;

/** The cases a held draw has drawn, each with its inspectors. */
export const selectedOf = async ({ db, caseTable }: OrderDeps, draw: InspectionDrawState) =>
  selectedIn(draw, await readPool(db, caseTable, draw), sha256.hex);

export const orderInspections = async (deps: OrderDeps, drawId: string, draw: InspectionDrawState): Promise<void> => {
  const selected = await selectedOf(deps, draw);
  const failed: string[] = [];
  for (let start = 0; start < selected.length; start += casesAtOnce)
    await Promise.all(
      selected.slice(start, start + casesAtOnce).map(async (one) => {
        const problem = await order(deps, drawId, one);
        if (problem !== null) failed.push(`${one.caseId}: ${problem}`);
      }),
    );
  if (failed.length > 0) throw new Error(`cases without an inspection order: ${failed.join(', ')}`);
  deps.log(logEntries.inspectionsOrdered, { drawId, cases: selected.length });
};

/** Null where the case has its order, or needs none; else why not. */
const order = async (
  { door }: OrderDeps,
  drawId: string,
  { caseId, inspectors, level }: ReturnType<typeof selectedIn>[number],
): Promise<string | null> => {
  const command = {
    ...{ type: 'orderInspection', drawId, intensity: level },
    inspectors: inspectors.map((principalId) => ({ principalId })),
  } as { type: 'orderInspection' };
  const actor = systemActor('inspection-orders');
  const result = await door({ kind: commitmentCase, id: caseId, command, actor, commandId: drawId });
  return result.ok ? null : result.problem.code;
};
