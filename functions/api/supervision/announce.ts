/** Announcing a draw: what will be drawn from what, who will inspect, and the digest of a seed nobody else knows yet. */
import { announceInspectionDraw } from '#contracts/supervision.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { inspectionDraw } from '#domain/supervision/draw.ts';
import type { Announcement, InspectionDrawState } from '#domain/supervision/draw-state.ts';
import { derivedId } from '../../shared/derived-id.ts';
import { readUnit } from '../../shared/directory/units.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { drawAnswer } from '../../shared/views/draw.ts';
import { inspectorsOf } from './inspectors.ts';

export const announceDrawRoute = (deps: ApiDeps) =>
  route(announceInspectionDraw, {
    about: async ({ body }) => {
      const unit = await readUnit(deps.db, deps.tables.directory, body.unitId);
      if (unit === null) return refuse({ code: 'unitNotFound' });
      return ok({ loaded: unit, unitIds: [unit.unitId], regionId: unit.regionId });
    },
    handle: async ({ body, today, acting, idempotency }, { unitId, regionId }) => {
      const officers = await inspectorsOf(deps, body.inspectors, unitId, today);
      const others = officers.filter(({ inOffice }) => !inOffice).map(({ principalId }) => principalId);
      if (others.length > 0) return refuse({ code: 'drawInspectorInvalid', params: { inspectors: others } });
      const drawId = derivedId('draw', idempotency);
      const announcement: Announcement = {
        ...body,
        drawId,
        regionId,
        grantedFrom: body.grantedFrom === undefined ? null : exact(body.grantedFrom),
        cutOffAt: exact(body.cutOffAt),
      };
      const done = await deps.door({
        kind: inspectionDraw,
        id: drawId,
        command: { type: 'announceDraw', ...announcement } as { type: 'announceDraw' },
        ...acting,
        idempotency,
        answer: (after) => drawAnswer(after as Stored<InspectionDrawState>),
      });
      return done.ok ? ok(done.value.answer as ReturnType<typeof drawAnswer>) : done;
    },
  });

/** Instants are compared as texts, so all are written with the same precision. */
const exact = (instant: string): string => new Date(instant).toISOString();
