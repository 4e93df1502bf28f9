/** Cases that do not go on by themselves, found in the reconciler's own buckets, and its own remedy for one of them. */

import { listStuckCases, redriveCase } from '#contracts/operations.ts';
import { may } from '#domain/access/rights.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { isLeftBehind, type RedriveMachine, stuckBecause } from '#domain/kernel/stuck.ts';
import { OutboxItem, type PublishDeps, publishOutbox } from '../../events/outbox-publisher/publish.ts';
import { earliestInShards } from '../../shared/case-store/buckets.ts';
import { bucket, casePrefix } from '../../shared/case-store/keys.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { driveLate, type MachineCase, type MachineDeps } from '../../shared/workflow/machines.ts';
import { readStanding, type StandingCase } from '../../shared/workflow/standing.ts';

/** As many as anybody looks through at once; what stands longest comes first. */
const maxShown = 50;

export const listStuckCasesRoute = (deps: ApiDeps) =>
  route(listStuckCases, {
    about: aboutPerson,
    handle: async ({ person }) => {
      const now = deps.clock.realNow();
      const caseIds = await suspects(deps, now);
      const read = await Promise.all(
        caseIds.slice(0, maxShown).map((id) => readStanding(deps.db, deps.tables.case, id)),
      );
      const theirs = read.filter(
        (found) => found !== undefined && may(listStuckCases.access, person, { regionId: found.state.regionId }),
      );
      const { unit } = await deps.look();
      const entries = await Promise.all(theirs.map((found) => (found === undefined ? [] : shown(found, now, unit))));
      return ok({ entries: entries.flat(), more: caseIds.length > maxShown });
    },
  });

/** Cases that a bucket names, in the order in which they began to wait; a bucket may lag, so each is looked at again. */
const suspects = async ({ db, tables }: ApiDeps, now: string): Promise<string[]> => {
  const names = ['MACHINE', 'UNPUBLISHED'] as const;
  const rows = await Promise.all(
    names.map((name) => earliestInShards(db, tables.case, (shard) => bucket(name, shard), now, maxShown + 1)),
  );
  const prefix = `${casePrefix}#`;
  const inOrder = rows.flat().toSorted((a, b) => (String(a['gsi4sk']) < String(b['gsi4sk']) ? -1 : 1));
  return [...new Set(inOrder.filter(({ pk }) => pk.startsWith(prefix)).map(({ pk }) => pk.slice(prefix.length)))];
};

type Entry = z.input<(typeof listStuckCases)['answer']>['entries'][number];

const shown = async (
  found: StandingCase,
  now: string,
  unit: (id: string) => Promise<Entry['unit']>,
): Promise<Entry[]> => {
  const because = stuckBecause(found, now);
  if (because.length === 0) return [];
  const { caseId, regionId, unitId, stage, machine } = found.state;
  const since = [found.unpublishedSince, machine.expectedBy].filter((instant) => instant !== null).toSorted()[0] ?? now;
  return [
    {
      caseId,
      caseKind: found.kind.name,
      regionId,
      unit: await unit(unitId),
      stage,
      stageLabel: found.desk.tables.stages[stage]?.label ?? stage,
      generation: machine.generation,
      because,
      since,
    },
  ];
};

export interface Driving extends Pick<MachineDeps, 'sfn' | 'log'> {
  readonly machines: Readonly<Record<string, MachineCase>>;
  readonly publish: PublishDeps;
}

/** The order is stored first and carried out because it was: who repeats it after a crash has the rest done. */
export const redriveCaseRoute = (deps: ApiDeps, driving: Driving) =>
  route(redriveCase, {
    about: async ({ params }) => {
      const found = await readStanding(deps.db, deps.tables.case, params.caseId);
      return found === undefined
        ? refuse({ code: 'caseNotFound' })
        : ok({ loaded: found, regionId: found.state.regionId });
    },
    handle: async ({ params: { caseId }, body: { reason }, acting, idempotency }, found) => {
      const of = driving.machines[found.kind.name];
      if (of === undefined) throw new Error(`no machine waits for a ${found.kind.name}`);
      const because = stuckBecause(found, deps.clock.realNow());
      const { generation } = found.machine;
      const command: RedriveMachine = { type: 'redriveMachine', generation, because, reason };
      const answer = () => ({ caseId, because, generation });
      const done = await deps.door({ kind: of.kind, id: caseId, command, ...acting, idempotency, answer });
      if (!done.ok) return done;
      await publishLeft(deps, driving.publish, found);
      await driveLate({ ...deps, ...driving, caseTable: deps.tables.case }, of, caseId);
      return ok(done.value.answer as ReturnType<typeof answer>);
    },
  });

const publishLeft = async (deps: ApiDeps, publish: PublishDeps, { outbox }: StandingCase): Promise<void> => {
  const left = outbox.filter(({ gsi4sk }) => isLeftBehind(gsi4sk, deps.clock.realNow()));
  const items = left.map((row) => ({ table: deps.tables.case, item: OutboxItem.parse(row) }));
  for (const error of (await publishOutbox(publish, items)).values()) throw error;
};
