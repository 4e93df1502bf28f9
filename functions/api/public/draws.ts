/** Random inspections as anybody may see them: what was announced, and afterwards the proof, with cases and inspectors under marks. */
import { listPublicInspectionDraws, readPublicInspectionDraw } from '#contracts/public.ts';
import { ok } from '#domain/kernel/result.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { openRoute } from '../../shared/http/route.ts';
import { drawPage, drawProof, drawSummary, loadDraw } from '../../shared/views/draw.ts';

export const listPublicDrawsRoute = (deps: ApiDeps) =>
  openRoute(listPublicInspectionDraws, ({ query: { region, ...page } }) => drawPage(deps, region, page));

export const readPublicDrawRoute = (deps: ApiDeps) =>
  openRoute(readPublicInspectionDraw, async ({ params }) => {
    const draw = await loadDraw(deps.reader, params.drawId);
    if (!draw.ok) return draw;
    return ok({ ...(await drawSummary(draw.value, await deps.look())), proof: drawProof(draw.value) });
  });
