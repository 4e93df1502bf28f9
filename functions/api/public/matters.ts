/** The catalogue as anybody reads it: what is in force in a region, and every version of a matter with the texts people were shown. */
import { listMatters, readMatter } from '#contracts/matter-catalogue.ts';
import { commitmentTypeLabels, disclosureScopeLabels } from '#domain/credit-commitment/entry.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import { EventBody } from '#domain/kernel/event.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { MatterContent } from '#domain/matter/content.ts';
import { MatterEvent } from '#domain/matter/events.ts';
import { matterKindLabels, verificationMethodLabels } from '#domain/matter/labels.ts';
import { catalogueOf, type MatterState, storedMatter, withdrawnOf } from '#domain/matter/state.ts';
import { anySignatory, matterTexts } from '#domain/matter/texts.ts';
import { listKey } from '../../shared/case-store/keys.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import { sha256 } from '../../shared/hash.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { openRoute } from '../../shared/http/route.ts';
import { consistently } from '../../shared/lists/consistent.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import { mergedPage } from '../../shared/lists/merged-page.ts';

export const listMattersRoute = (deps: ApiDeps) =>
  openRoute(listMatters, async ({ query: { region, kind, status, limit, cursor } }) => {
    const listed = status === 'inForce' ? catalogueOf(region) : withdrawnOf(region);
    const list = `${listed}:${kind ?? ''}`;
    const after = positionOf(list, cursor);
    if (!after.ok) return after;
    const page = await mergedPage(deps.db, {
      partitions: [{ table: deps.tables.case, index: 'gsi4', key: listKey(listed) }],
      limit,
      after: after.value,
      pick: async (rows) =>
        Promise.all(
          (await consistently(deps.db, deps.tables.case, rows)).map(async (row) => {
            const matter = row === undefined ? null : await summary(deps, parseSnapshot(storedMatter, row), status);
            return kind === undefined || matter?.kind === kind ? matter : null;
          }),
        ),
    });
    return ok({ entries: page.entries, next: cursorOf(list, page.next) });
  });

const summary = async (deps: ApiDeps, { id, state }: Stored<MatterState>, wanted: 'inForce' | 'withdrawn') => {
  const last = state.versions.at(-1);
  // Withdrawn or published again since the index was read.
  if (last === undefined || statusOf(state, last) !== wanted) return null;
  const content = await contentOf(deps, state, last.version);
  const { name, description, kind, commitmentType, unitId, unitName, decidedOnTheSpot, excluded } = content;
  return {
    matterId: id,
    version: last.version,
    name,
    description,
    kind,
    kindLabel: matterKindLabels[kind],
    commitmentType,
    commitmentTypeLabel: commitmentTypeLabels[commitmentType],
    unit: { id: unitId, name: unitName },
    decidedOnTheSpot,
    excluded,
    publishedAt: last.publishedAt,
    withdrawnAt: last.withdrawnAt,
    withdrawnReason: last.withdrawnReason,
  };
};

const statusLabels = { inForce: '现行', replaced: '已被新版本替换', withdrawn: '已停止办理' } as const;

export const readMatterRoute = (deps: ApiDeps) =>
  openRoute(readMatter, async ({ params: { matterId }, query }) => {
    const { state } = await deps.reader.load(storedMatter, matterId);
    const last = state.versions.at(-1);
    if (last === undefined) return refuse({ code: 'matterNotFound' });
    const wanted = query.version ?? last.version;
    const one = state.versions.find(({ version }) => version === wanted);
    if (one === undefined) return refuse({ code: 'matterVersionUnknown', params: { last: last.version } });
    const content = await contentOf(deps, state, wanted);
    const status = statusOf(state, one);
    return ok({
      ...one,
      matterId,
      status,
      statusLabel: statusLabels[status],
      ...shown(content, matterId, wanted),
      versions: state.versions,
    });
  });

const statusOf = ({ current }: MatterState, { version, withdrawnAt }: MatterState['versions'][number]) =>
  withdrawnAt !== null ? 'withdrawn' : current?.version === version ? 'inForce' : 'replaced';

const shown = (content: MatterContent, matterId: string, version: number) => {
  const { notice, letter, noticeHash } = matterTexts(content, anySignatory, { matterId, version }, sha256.hex);
  return {
    content,
    kindLabel: matterKindLabels[content.kind],
    commitmentTypeLabel: commitmentTypeLabels[content.commitmentType],
    verificationMethodLabel: verificationMethodLabels[content.verification.method],
    disclosureScopeLabel: disclosureScopeLabels[content.disclosureScope],
    notice,
    noticeHash,
    letter: content.excluded === null ? letter : null,
  };
};

/** The version in force stands in the snapshot; every other one in the event that published it. */
const contentOf = async (
  deps: ApiDeps,
  { matterId, current }: MatterState,
  version: number,
): Promise<MatterContent> => {
  if (current?.version === version) return current.content;
  for (const { body } of await deps.reader.events(storedMatter, matterId)) {
    const { type, data } = EventBody.parse(JSON.parse(body));
    const event = MatterEvent.parse({ type, data });
    if (event.type === 'CommitmentMatterPublished' && event.data.version === version) return event.data.content;
  }
  throw new Error(`matter ${matterId} has no version ${version} in its history`);
};
