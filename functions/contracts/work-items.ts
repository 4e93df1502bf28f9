/** The work queue: what is to be done, by whom, until when. Served by `functions/api/work-items`. */
import { commitmentItems, commitmentStageNames } from '#domain/commitment/stages.ts';
import * as z from '#domain/kernel/schema.ts';
import { repairItems, repairStageNames } from '#domain/repair/stages.ts';
import { WorkItemView } from './case-shapes.ts';
import { commands, reads } from './contract.ts';
import { described } from './described.ts';
import { Id, LegalDate, pageOf, pageQuery } from './shared.ts';

const ids = z.strictObject({ caseId: Id, itemId: Id });
const Kind = z.enum(Object.keys({ ...repairItems, ...commitmentItems }) as [string, ...string[]]);
const Stage = z.enum([...new Set<string>([...repairStageNames, ...commitmentStageNames])] as [string, ...string[]]);

export const listWorkItems = reads({
  operationId: 'listWorkItems',
  path: '/work-items',
  summary: '待办列表',
  description: '按到期时间排序；期限尚未算出（节假日安排未发布）的排在最前。',
  query: z.strictObject(() => ({
    scope: described(z._default(z.enum(['mine', 'unit']), 'unit'), {
      description: 'mine：本人已认领；unit：本单位（申请人为本企业）全部',
    }),
    stage: z.optional(Stage),
    kind: described(z.optional(Kind), { description: '待办种类' }),
    dueBefore: described(z.optional(LegalDate), { description: '只列出在该日之前到期的', example: '2026-10-16' }),
    ...pageQuery,
  })),
  answer: pageOf(WorkItemView),
});

export const listOverdueWorkItems = reads({
  operationId: 'listOverdueWorkItems',
  path: '/work-items/overdue',
  summary: '本单位督办的逾期待办',
  description: '本单位逾期的待办，以及下属单位逾期后升级到本单位督办的待办。',
  query: z.strictObject(pageQuery),
  answer: pageOf(WorkItemView),
});

export const readWorkItem = reads({
  operationId: 'readWorkItem',
  path: '/work-items/{caseId}/{itemId}',
  summary: '查看待办',
  params: ids,
  answer: WorkItemView,
  problems: ['caseNotFound', 'itemNotFound'],
});

const version = z.strictObject(() => ({ itemVersion: z.int().check(z.positive()) }));
const refusals = [
  'caseNotFound',
  'itemNotFound',
  'itemClosed',
  'itemClaimedByOther',
  'staleVersion',
  'ownCase',
] as const;

export const claimWorkItem = commands({
  operationId: 'claimWorkItem',
  path: '/work-items/{caseId}/{itemId}/claim',
  summary: '认领待办',
  params: ids,
  body: version,
  answer: WorkItemView,
  problems: refusals,
  example: { body: { itemVersion: 1 } },
});

export const releaseWorkItem = commands({
  operationId: 'releaseWorkItem',
  path: '/work-items/{caseId}/{itemId}/release',
  summary: '退回认领',
  params: ids,
  body: version,
  answer: WorkItemView,
  problems: [...refusals, 'itemNotClaimedByYou'],
  example: { body: { itemVersion: 2 } },
});
