/**
 * Random inspections as anybody may see them: what was announced, the digest of the proof once drawn, and the proof, with cases and
 * inspectors under marks, once every inspection has ended.
 */
import { listPublicInspectionDraws, readPublicInspectionDraw } from '#contracts/public.ts';
import { ok } from '#domain/kernel/result.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { openRoute } from '../../shared/http/route.ts';
import { drawPage, drawSummary, loadDraw, publicProof } from '../../shared/views/draw.ts';

export const listPublicDrawsRoute = (deps: ApiDeps) =>
  openRoute(listPublicInspectionDraws, ({ query: { region, ...page } }) => drawPage(deps, region, page));

export const readPublicDrawRoute = (deps: ApiDeps) =>
  openRoute(readPublicInspectionDraw, async ({ params }) => {
    const draw = await loadDraw(deps.reader, params.drawId);
    if (!draw.ok) return draw;
    const [summary, proof] = await Promise.all([
      drawSummary(draw.value, await deps.look()),
      publicProof(deps, draw.value),
    ]);
    return ok({ ...summary, proof });
  });
