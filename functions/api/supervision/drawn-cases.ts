/** The cases a draw has drawn, and how the inspection of each stands. */
import { type InspectionProgress, listDrawnCases } from '#contracts/supervision.ts';
import { awaitsInspection } from '#domain/commitment/decide/verifying.ts';
import type { CommitmentCaseState } from '#domain/commitment/state.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import { ok } from '#domain/kernel/result.ts';
import { selectedIn } from '#domain/supervision/pool.ts';
import { aggregatePk, casePrefix, snapshotKey } from '../../shared/case-store/keys.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import { readNames } from '../../shared/directory/people.ts';
import { readPool } from '../../shared/draws/pool-pages.ts';
import { sha256 } from '../../shared/hash.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { consistently } from '../../shared/lists/consistent.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import { aboutDraw } from '../../shared/views/draw.ts';

export const listDrawnCasesRoute = (deps: ApiDeps) =>
  route(listDrawnCases, {
    about: ({ params }) => aboutDraw(deps.reader, params.drawId),
    handle: async ({ query: { limit, cursor } }, draw) => {
      const { db, tables } = deps;
      const { drawId } = draw.announced;
      const list = `drawn-cases:${drawId}`;
      const after = positionOf(list, cursor);
      if (!after.ok) return after;
      const start = Number(after.value);
      const drawn = selectedIn(draw, await readPool(db, tables.case, draw), sha256.hex);
      const page = drawn.slice(start, start + limit);
      const [rows, names, context] = await Promise.all([
        consistently(
          db,
          tables.case,
          page.map(({ caseId }) => ({ pk: aggregatePk(casePrefix, caseId), sk: snapshotKey })),
        ),
        readNames(db, tables.directory, [...new Set(page.flatMap(({ inspectors }) => inspectors))]),
        deps.look(),
      ]);
      const entries = await Promise.all(
        page.map(async ({ caseId, level, inspectors }, index) => {
          const { state } = parseSnapshot(storedCommitmentCase, rows[index]);
          return {
            caseId,
            subjectName: await context.subjectName(state.subjectId),
            matterName: state.matter?.name ?? '',
            level,
            inspectors: inspectors.map((id) => ({ id, name: names.get(id) ?? id })),
            progress: progressOf(state, drawId),
          };
        }),
      );
      const end = start + limit;
      return ok({ entries, next: cursorOf(list, end < drawn.length ? String(end) : null) });
    },
  });

/** What a case that ended before its inspection has: nothing is left to look at. */
const progressOf = (state: CommitmentCaseState, drawId: string): InspectionProgress => {
  const result = state.inspections.find((one) => one.drawId === drawId)?.result;
  if (result) return result.outcome;
  return awaitsInspection(state, drawId) ? 'awaited' : 'notNeeded';
};
