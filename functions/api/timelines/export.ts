/** The timeline as a table for people who work on with it elsewhere: one line per event, nothing left out. */
import type { TimelineExportContract } from '#contracts/timelines.ts';
import { roleLabels } from '#domain/access/person.ts';
import type { CaseInGeneral } from '#domain/kernel/case-actions.ts';
import { ok } from '#domain/kernel/result.ts';
import { aboutCase, type Telling } from '../../shared/cases/about-case.ts';
import { byteOrderMark, csvLines } from '../../shared/csv.ts';
import type { StoreDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { type Timeline, timelineOf } from './timeline.ts';

type Event = Timeline['events'][number];

const columns: readonly (readonly [title: string, of: (event: Event) => string])[] = [
  ['序号', ({ sequence }) => String(sequence)],
  ['发生时间', ({ occurredAt }) => occurredAt],
  ['记录时间', ({ recordedAt }) => recordedAt],
  ['事件', ({ type }) => type],
  ['操作', ({ command }) => command.name],
  ['请求编号', ({ command }) => command.id],
  ['岗位', ({ actor }) => roleLabels[actor.role]],
  ['单位编号', ({ actor }) => actor.unitId ?? ''],
  ['姓名', ({ actor }) => actor.name ?? ''],
  ['人员编号', ({ actor }) => actor.principalId],
  ['依据', ({ rules }) => rules.map(({ rule, clause }) => `${rule} ${clause}`).join('\n')],
  ['材料校验值', ({ documents }) => documents.map(({ documentId, sha256 }) => `${documentId} ${sha256}`).join('\n')],
  ['变更', ({ changes }) => changes.map(changeText).join('\n')],
  ['哈希', ({ hash }) => hash],
  ['前一哈希', ({ prevHash }) => prevHash],
  ['算法', ({ algorithm }) => algorithm],
];

const changeText = ({ path, before, after }: Event['changes'][number]): string =>
  `${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;

export const timelineExportRoute = <C extends TimelineExportContract, S extends CaseInGeneral>(
  deps: StoreDeps,
  contract: C,
  of: Telling<S>,
) =>
  route(contract as TimelineExportContract, {
    about: ({ params }) => aboutCase(deps.reader, of, params.caseId),
    handle: async ({ params: { caseId } }) => {
      const { events } = await timelineOf(deps, of.kind, caseId);
      const rows = events.map((event) => columns.map(([, cell]) => cell(event)));
      const content = byteOrderMark + csvLines([columns.map(([title]) => title), ...rows]);
      return ok({ fileName: `timeline-${caseId}.csv`, content, next: null });
    },
  });
