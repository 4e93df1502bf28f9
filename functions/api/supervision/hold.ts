/** Holding a draw: the pool is read from the store as the cut-off fixes it and stored with the draw, the rest is the domain's. */
import { holdInspectionDraw } from '#contracts/supervision.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import { ok } from '#domain/kernel/result.ts';
import { inspectionDraw, poolFor } from '#domain/supervision/draw.ts';
import type { InspectionDrawState } from '#domain/supervision/draw-state.ts';
import { poolWrites } from '../../shared/draws/pool-pages.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { aboutDraw, drawAnswer } from '../../shared/views/draw.ts';
import { candidatesFor } from './candidates.ts';
import { inspectorsOf } from './inspectors.ts';

export const holdDrawRoute = (deps: ApiDeps) =>
  route(holdInspectionDraw, {
    about: ({ params }) => aboutDraw(deps.reader, params.drawId),
    handle: async ({ params, body, today, acting, idempotency }, draw) => {
      const { announced } = draw;
      const inspectors = await inspectorsOf(deps, announced.inspectors, announced.unitId, today);
      const candidates = await candidatesFor(deps, announced, inspectors);
      const done = await deps.door({
        kind: inspectionDraw,
        id: params.drawId,
        command: { type: 'holdDraw', seed: body.seed, candidates } as { type: 'holdDraw' },
        ...acting,
        idempotency,
        extra: () => poolWrites(deps.tables.case, params.drawId, poolFor(draw, candidates)),
        answer: (after) => drawAnswer(after as Stored<InspectionDrawState>),
      });
      return done.ok ? ok(done.value.answer as ReturnType<typeof drawAnswer>) : done;
    },
  });
