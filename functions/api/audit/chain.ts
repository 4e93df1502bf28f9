/**
 * A history exactly as it lies in the table, so that whoever doubts it can verify it with code of their own. Nothing of it is parsed
 * again or put into words here: a body shown otherwise than it was sealed would prove nothing.
 */
import { readChain } from '#contracts/audit.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import { type EventBody, readBody, type StoredEvent } from '#domain/kernel/event.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { Checkpoint } from '../../shared/checkpoints.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import { auditedKinds } from './audited.ts';

export type CheckpointOf = (day: string) => Promise<Checkpoint | null>;

export const readChainRoute = (deps: ApiDeps, checkpointOf: CheckpointOf) =>
  route(readChain, {
    about: async ({ params }) => {
      const { kind, factsOf } = auditedKinds[params.kind];
      const { version, state } = await deps.reader.load(kind, params.id);
      if (version === 0) return refuse({ code: 'chainNotFound' });
      const regionId = factsOf(state)?.regionId;
      return ok({ loaded: kind, ...(regionId !== undefined && { regionId }) });
    },
    handle: async ({ params, query: { limit, cursor } }, kind) => {
      const list = `chain:${params.kind}:${params.id}`;
      const after = positionOf(list, cursor);
      if (!after.ok) return after;
      const { events, last } = await deps.reader.eventPage(kind, params.id, { limit, after: after.value });
      // After the events: what is stored in between makes another page, and never a head that is older than what it vouches for.
      const { version, headHash } = await deps.reader.load(kind, params.id);
      const ended = events.length === 0 || (events.length < limit && events.at(-1)?.sequence === version);
      return ok({
        head: { sequence: version, hash: headHash },
        entries: [...events],
        units: await Promise.all([...new Set(unitsIn(events.flatMap(bodyOf)))].map((await deps.look()).unit)),
        checkpoints: await checkpointsFor(events, checkpointOf),
        next: ended ? null : cursorOf(list, last),
      });
    },
  });

/** What the checkpoints of the days on which these events were stored say of the chain. Each vouches for all that came before. */
const checkpointsFor = async (events: readonly StoredEvent[], checkpointOf: CheckpointOf) => {
  const days = new Set(events.flatMap(dayOf));
  const found = await Promise.all([...days].map(checkpointOf));
  return found.flatMap((checkpoint) =>
    (checkpoint?.heads ?? [])
      .filter(({ kind, id }) => kind === events[0]?.aggregateKind && id === events[0]?.aggregateId)
      .map(({ version, headHash }) => ({
        day: checkpoint?.day ?? '',
        writtenAt: checkpoint?.writtenAt ?? '',
        sequence: version,
        hash: headHash,
      })),
  );
};

/** None where somebody has made a body unreadable: the chain itself will say so. */
const bodyOf = (event: StoredEvent): EventBody[] => {
  const body = readBody(event);
  return body === undefined ? [] : [body];
};

/** The day on which an event was stored. */
const dayOf = (event: StoredEvent): string[] => bodyOf(event).map(({ recordedAt }) => shanghaiDate(recordedAt));

/** Units that acted in these events or that they name. */
const unitsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, part]) =>
        /unitId$/i.test(name) && typeof part === 'string' ? [part] : unitsIn(part),
      );
