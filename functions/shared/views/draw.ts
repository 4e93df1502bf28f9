/** A draw as the API shows it: to the office with its cases and at once, to the public under marks and when it has been revealed. */
import type { Person } from '#domain/access/person.ts';
import { inspectionDraws } from '#domain/access/policy.ts';
import { may } from '#domain/access/rights.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { drawList, type InspectionDrawState, storedDraw } from '#domain/supervision/draw-state.ts';
import { type Pool, proofOf, selectedIn } from '#domain/supervision/pool.ts';
import { listKey } from '../case-store/keys.ts';
import { parseSnapshot, type Reader } from '../case-store/reader.ts';
import { readNames } from '../directory/people.ts';
import { readPool } from '../draws/pool-pages.ts';
import { sha256 } from '../hash.ts';
import type { ApiDeps } from '../http/deps.ts';
import type { About } from '../http/route.ts';
import { consistently } from '../lists/consistent.ts';
import { cursorOf, positionOf } from '../lists/cursor.ts';
import { mergedPage } from '../lists/merged-page.ts';
import type { ViewContext } from './context.ts';

/** A draw that exists: it was announced. */
export interface AnnouncedDraw extends InspectionDrawState {
  readonly announced: NonNullable<InspectionDrawState['announced']>;
}

const announcedIn = ({ state }: Stored<InspectionDrawState>): AnnouncedDraw | null =>
  state.announced === null ? null : { ...state, announced: state.announced };

export const loadDraw = async (reader: Reader, drawId: string): Promise<Result<AnnouncedDraw, Refusal>> => {
  const draw = announcedIn(await reader.load(storedDraw, drawId));
  return draw === null ? refuse({ code: 'drawNotFound' }) : ok(draw);
};

const relationsOf = ({ announced: { unitId, regionId } }: AnnouncedDraw) => ({ unitIds: [unitId], regionId });

/** A draw as the policy looks at it: of its unit, in its region. */
export const aboutDraw = async (reader: Reader, drawId: string): Promise<Result<About<AnnouncedDraw>, Refusal>> => {
  const draw = await loadDraw(reader, drawId);
  return draw.ok ? ok({ loaded: draw.value, ...relationsOf(draw.value) }) : draw;
};

export const drawSummary = async ({ announced, held, revealedAt }: AnnouncedDraw, context: ViewContext) => {
  const { drawId, unitId, regionId, grantedFrom, cutOffAt, size, inspectorsPerCase, seedHash, announcedAt } = announced;
  return {
    ...{ drawId, unit: await context.unit(unitId), regionId, grantedFrom, cutOffAt, size, inspectorsPerCase },
    ...{ seedHash, announcedAt, heldAt: held?.heldAt ?? null },
    ...resultOf({ held }),
    revealedAt,
  };
};

const resultOf = ({ held }: Pick<InspectionDrawState, 'held'>) => ({
  poolSize: held?.poolSize ?? null,
  selectedCount: held?.selectedCount ?? null,
  proofHash: held?.proofHash ?? null,
});

const proofIn = ({ announced, held }: AnnouncedDraw, pool: Pool) =>
  held === null ? null : proofOf(announced, held, pool, sha256.hex);

/** What anybody may check: nothing while an inspector may still be on the way. */
export const publicProof = async ({ db, tables }: ApiDeps, draw: AnnouncedDraw) =>
  draw.revealedAt === null ? null : proofIn(draw, await readPool(db, tables.case, draw));

/** The whole draw, for those who may see its cases. */
export const drawView = async (deps: ApiDeps, draw: AnnouncedDraw, person: Person) => {
  const { announced, held } = draw;
  const context = await deps.look();
  const [summary, names, pool] = await Promise.all([
    drawSummary(draw, context),
    readNames(deps.db, deps.tables.directory, announced.inspectors),
    readPool(deps.db, deps.tables.case, draw),
  ]);
  const named = (id: string) => ({ id, name: names.get(id) ?? id });
  return {
    ...summary,
    inspectors: announced.inspectors.map(named),
    pool: [...pool],
    selected: selectedIn(draw, pool, sha256.hex).map(({ caseId, inspectors }) => ({
      caseId,
      inspectors: inspectors.map(named),
    })),
    proof: proofIn(draw, pool),
    mayHold:
      held === null &&
      context.now >= announced.cutOffAt &&
      may(inspectionDraws.holdInspectionDraw, person, relationsOf(draw)),
  };
};

/** A page of a region's draws, the newest first; `shown` says which of them. */
export const drawPage = async (
  deps: ApiDeps,
  regionId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  shown: (relations: ReturnType<typeof relationsOf>) => boolean = () => true,
) => {
  const list = drawList(regionId);
  const after = positionOf(list, cursor);
  if (!after.ok) return after;
  const context = await deps.look();
  const page = await mergedPage(deps.db, {
    partitions: [{ table: deps.tables.case, index: 'gsi4', key: listKey(list) }],
    limit,
    after: after.value,
    descending: true,
    pick: async (rows) => {
      const read = await consistently(deps.db, deps.tables.case, rows);
      return Promise.all(
        read.map((row) => {
          const draw = row === undefined ? null : announcedIn(parseSnapshot(storedDraw, row));
          return draw !== null && shown(relationsOf(draw)) ? drawSummary(draw, context) : null;
        }),
      );
    },
  });
  return ok({ entries: page.entries, next: cursorOf(list, page.next) });
};

/** What a command on a draw is answered with; kept with the command, so it holds no cases. */
export const drawAnswer = ({ state: { announced, held } }: Stored<InspectionDrawState>) => ({
  drawId: announced?.drawId ?? '',
  seedHash: announced?.seedHash ?? '',
  announcedAt: announced?.announcedAt ?? '',
  heldAt: held?.heldAt ?? null,
  ...resultOf({ held }),
});
