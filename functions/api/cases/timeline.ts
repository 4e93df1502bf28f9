/** The whole history of a case in order, proven: who did what as what, by which rule, on which documents, and what it changed. */
import { readTimeline } from '#contracts/repair-cases.ts';
import { verifyChain } from '#domain/kernel/event.ts';
import { ok } from '#domain/kernel/result.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { Reader } from '../../shared/case-store/reader.ts';
import { aboutRepairCase } from '../../shared/cases/about-repair-case.ts';
import { historyOf } from '../../shared/cases/history.ts';
import { readNames } from '../../shared/directory/people.ts';
import { sha256 } from '../../shared/hash.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';

const tries = 3;

/** Events and the head that vouches for them. Events stored between the two reads are no finding: then both are read again. */
const withHead = async (reader: Reader, caseId: string) => {
  for (let left = tries; ; left -= 1) {
    const events = await reader.events(repairCase, caseId);
    const { version, headHash } = await reader.load(repairCase, caseId);
    if (version <= events.length || left === 1) return { events, head: { sequence: version, hash: headHash } };
  }
};

export const readTimelineRoute = (deps: ApiDeps) =>
  route(readTimeline, {
    about: ({ params }) => aboutRepairCase(deps.reader, params.caseId),
    handle: async ({ params }) => {
      const { events, head } = await withHead(deps.reader, params.caseId);
      const chain = verifyChain(events, head, sha256);
      const history = historyOf(repairCase, events);
      const names = await readNames(
        deps.db,
        deps.tables.directory,
        history.map(({ actor }) => actor.principalId),
      );
      return ok({
        caseId: params.caseId,
        chain: {
          verified: chain.ok,
          events: events.length,
          headHash: head.hash,
          firstBad: chain.ok ? null : { sequence: chain.problem.sequence, reason: chain.problem.reason },
        },
        events: history.map(({ actor, ...event }) => ({
          ...event,
          actor: {
            principalId: actor.principalId,
            role: actor.role,
            unitId: actor.unitId ?? null,
            name: names.get(actor.principalId) ?? null,
          },
        })),
      });
    },
  });
