/** The whole history of a case in order, proven: who did what as what, by which rule, on which documents, and what it changed. */
import type { TimelineContract } from '#contracts/timelines.ts';
import type { AnyStoredKind, AnyToldKind } from '#domain/kernel/aggregate.ts';
import type { CaseInGeneral } from '#domain/kernel/case-actions.ts';
import { verifyChain } from '#domain/kernel/event.ts';
import { historyOf } from '#domain/kernel/history.ts';
import { ok } from '#domain/kernel/result.ts';
import type { Reader } from '../../shared/case-store/reader.ts';
import { aboutCase, type Telling } from '../../shared/cases/about-case.ts';
import { readNames } from '../../shared/directory/people.ts';
import { sha256 } from '../../shared/hash.ts';
import type { StoreDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';

const tries = 3;

/** Events and the head that vouches for them. Events stored between the two reads are no finding: then both are read again. */
const withHead = async (reader: Reader, kind: AnyStoredKind, caseId: string) => {
  for (let left = tries; ; left -= 1) {
    const events = await reader.events(kind, caseId);
    const { version, headHash } = await reader.load(kind, caseId);
    if (version <= events.length || left === 1) return { events, head: { sequence: version, hash: headHash } };
  }
};

export const timelineRoute = <C extends TimelineContract, S extends CaseInGeneral>(
  deps: StoreDeps,
  contract: C,
  of: Telling<S>,
) =>
  route(contract as TimelineContract, {
    about: ({ params }) => aboutCase(deps.reader, of, params.caseId),
    handle: async ({ params }) => ok(await timelineOf(deps, of.kind, params.caseId)),
  });

export type Timeline = Awaited<ReturnType<typeof timelineOf>>;

export const timelineOf = async ({ db, tables, reader }: StoreDeps, kind: AnyToldKind, caseId: string) => {
  const { events, head } = await withHead(reader, kind, caseId);
  const chain = verifyChain(events, head, sha256);
  const history = historyOf(kind, events);
  const names = await readNames(
    db,
    tables.directory,
    history.map(({ actor }) => actor.principalId),
  );
  return {
    caseId,
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
  };
};
