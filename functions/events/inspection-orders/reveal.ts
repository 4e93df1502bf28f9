/**
 * Makes a draw's proof public when the last of its inspections has ended. It goes by the cases as they stand: whoever looks after the last
 * inspection was stored finds none open, however often and in whatever order it is told.
 */
import { awaitsInspection } from '#domain/commitment/decide/verifying.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import { inspectionDraw } from '#domain/supervision/draw.ts';
import { storedDraw } from '#domain/supervision/draw-state.ts';
import { aggregatePk, casePrefix, snapshotKey } from '../../shared/case-store/keys.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import { consistently } from '../../shared/lists/consistent.ts';
import * as logEntries from '../../shared/log-entries.ts';
import { type OrderDeps, selectedOf } from './order.ts';

/** The draws that had drawn this case: any of them may be waiting for it. */
export const revealAfter = async (deps: OrderDeps, caseId: string): Promise<void> => {
  const { state } = await deps.reader.load(storedCommitmentCase, caseId);
  for (const { drawId } of state.inspections) await revealIfEnded(deps, drawId);
};

export const revealIfEnded = async (deps: OrderDeps, drawId: string): Promise<void> => {
  const { state } = await deps.reader.load(storedDraw, drawId);
  if (state.held === null || state.revealedAt !== null) return;
  const selected = await selectedOf(deps, state);
  if (await anyOpen(deps, drawId, selected)) return;
  const actor = systemActor('inspection-orders');
  const command = { type: 'revealDraw' } as const;
  const done = await deps.door({ kind: inspectionDraw, id: drawId, command, actor, commandId: `reveal-${drawId}` });
  if (!done.ok) throw new Error(`draw ${drawId} was not revealed: ${done.problem.code}`);
  deps.log(logEntries.drawRevealed, { drawId });
};

/** The bound of one consistent read; the first open inspection ends the search. */
const casesPerRead = 100;

const anyOpen = async (
  { db, caseTable }: OrderDeps,
  drawId: string,
  selected: readonly { readonly caseId: string }[],
): Promise<boolean> => {
  for (let start = 0; start < selected.length; start += casesPerRead) {
    const keys = selected
      .slice(start, start + casesPerRead)
      .map(({ caseId }) => ({ pk: aggregatePk(casePrefix, caseId), sk: snapshotKey }));
    const rows = await consistently(db, caseTable, keys);
    if (rows.some((row) => awaitsInspection(parseSnapshot(storedCommitmentCase, row).state, drawId))) return true;
  }
  return false;
};
