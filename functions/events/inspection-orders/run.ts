/** What an event means for random inspections: a draw's cases are told, and the draw is revealed when their last inspection has ended. */
import { storedDraw } from '#domain/supervision/draw-state.ts';
import type { CloudEvent } from '../../shared/cloud-event.ts';
import { type OrderDeps, orderInspections } from './order.ts';
import { revealAfter, revealIfEnded } from './reveal.ts';

export const runInspections =
  (deps: OrderDeps) =>
  async ({ subject, aggregatekind }: CloudEvent): Promise<void> => {
    if (aggregatekind !== storedDraw.name) return revealAfter(deps, subject);
    const { state } = await deps.reader.load(storedDraw, subject);
    await orderInspections(deps, subject, state);
    // Every case of it may have ended before it was told.
    await revealIfEnded(deps, subject);
  };
