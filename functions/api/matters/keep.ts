/** Keeping the catalogue: an administrator publishes and withdraws the matters of their own region. */
import { type MatterDraft, publishMatter, withdrawMatter } from '#contracts/matters.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { MatterContent } from '#domain/matter/content.ts';
import { commitmentMatter } from '#domain/matter/matter.ts';
import type { MatterState } from '#domain/matter/state.ts';
import { readUnit } from '../../shared/directory/units.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';

export const publishMatterRoute = (deps: ApiDeps) =>
  route(publishMatter, {
    about: async ({ params, body }) => ok({ loaded: undefined, regionId: await regionOf(deps, params, body.content) }),
    handle: async ({ params: { matterId }, body: { content, replaces }, acting, idempotency }) => {
      const named = await withUnitName(deps, content);
      if (!named.ok) return named;
      const command = { type: 'publishMatter', matterId, replaces, content: named.value };
      const answer = (after: Stored<unknown>) => publishedAnswer(after.state as MatterState);
      const done = await deps.door({ kind: commitmentMatter, id: matterId, command, ...acting, idempotency, answer });
      return done.ok ? ok(done.value.answer as z.input<typeof publishMatter.answer>) : done;
    },
  });

export const withdrawMatterRoute = (deps: ApiDeps) =>
  route(withdrawMatter, {
    about: async ({ params }) => {
      const { state, version } = await deps.reader.load(commitmentMatter, params.matterId);
      return version === 0 ? refuse({ code: 'matterNotFound' }) : ok({ loaded: undefined, regionId: state.regionId });
    },
    handle: async ({ params: { matterId }, body: { version, reason }, acting, idempotency }) => {
      const command = { type: 'withdrawMatter', version, reason };
      const answer = (after: Stored<unknown>) => withdrawnAnswer(after.state as MatterState, version);
      const done = await deps.door({ kind: commitmentMatter, id: matterId, command, ...acting, idempotency, answer });
      return done.ok ? ok(done.value.answer as z.input<typeof withdrawMatter.answer>) : done;
    },
  });

/** A matter belongs to the region it was first published in; a new one to the region its content names. */
const regionOf = async (deps: ApiDeps, { matterId }: { readonly matterId: string }, content: MatterDraft) => {
  const { state, version } = await deps.reader.load(commitmentMatter, matterId);
  return version === 0 ? content.regionId : state.regionId;
};

/** The unit in charge is one of the matter's region; one that is asked to help may be of any. */
const withUnitName = async (deps: ApiDeps, draft: MatterDraft): Promise<Result<MatterContent, Refusal>> => {
  const { assistingUnitId } = draft.verification;
  const unknown = (unitId: string) => refuse({ code: 'matterUnitUnknown', params: { unitId } } as const);
  const unit = await readUnit(deps.db, deps.tables.directory, draft.unitId);
  if (unit === null || unit.regionId !== draft.regionId) return unknown(draft.unitId);
  if (assistingUnitId !== undefined && (await readUnit(deps.db, deps.tables.directory, assistingUnitId)) === null)
    return unknown(assistingUnitId);
  return ok({ ...draft, unitName: unit.name });
};

const publishedAnswer = ({ matterId, versions }: MatterState) => {
  const { version, noticeHash } = versions.at(-1) ?? {};
  return { matterId, version, noticeHash };
};

const withdrawnAnswer = ({ matterId, versions }: MatterState, version: number) => ({
  matterId,
  version,
  withdrawnAt: versions.find((one) => one.version === version)?.withdrawnAt,
});
