import { listInspectionDraws, readInspectionDraw } from '#contracts/supervision.ts';
import { may } from '#domain/access/rights.ts';
import { ok } from '#domain/kernel/result.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { aboutDraw, drawPage, drawView } from '../../shared/views/draw.ts';

/** Those of the person's region that concern their office, the newest first. */
export const listDrawsRoute = (deps: ApiDeps) =>
  route(listInspectionDraws, {
    about: aboutPerson,
    handle: ({ person, query }) =>
      drawPage(deps, person.regionId ?? '', query, (relations) => may(listInspectionDraws.access, person, relations)),
  });

/** One draw with its pool, its result and its proof. */
export const readDrawRoute = (deps: ApiDeps) =>
  route(readInspectionDraw, {
    about: ({ params }) => aboutDraw(deps.reader, params.drawId),
    handle: async ({ person }, draw) => ok(await drawView(deps, draw, person)),
  });
