/** The work queue: what is to be done, by whom, until when. Served by `functions/api/work-items`. */
import { workItems } from '#domain/access/policy.ts';
import { commitmentItems, commitmentStageNames } from '#domain/commitment/stages.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import {
  caseNotFound,
  fourEyesViolated,
  itemClaimedByOther,
  itemClosed,
  itemNotClaimedByYou,
  itemNotFound,
  ownCase,
  staleVersion,
  subjectsTooMany,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { dueSoonWorkingDays } from '#domain/kernel/work-item.ts';
import { repairItems, repairStageNames } from '#domain/repair/stages.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import { eachForItself, listOf, resultsOf } from './bulk.ts';
import { WorkItemView } from './case-shapes.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { Id, LegalDate, pageOf, pageQuery } from './shared.ts';

const { commands, reads } = under(workItems);

export const ids = z.strictObject({ caseId: Id, itemId: Id });
const Kind = z.enum(Object.keys({ ...repairItems, ...commitmentItems }) as [string, ...string[]]);
const Stage = z.enum([...new Set<string>([...repairStageNames, ...commitmentStageNames])] as [string, ...string[]]);
const CaseKind = z.enum([storedRepairCase.name, storedCommitmentCase.name]);

export const listWorkItems = reads({
  operationId: 'listWorkItems',
  path: '/work-items',
  summary: '待办列表',
  description:
    '按到期时间排序；期限尚未算出（节假日安排未发布）的排在最前。写明 caseId 或 subject 时只在这些事项中查找；自然人的事项只能按 caseId 查找。',
  query: z.strictObject(() => ({
    scope: described(z._default(z.enum(['mine', 'unit', 'unclaimed']), 'unit'), {
      description: 'mine：本人已认领；unit：本单位（申请人为本企业）全部；unclaimed：本单位无人认领',
    }),
    stage: z.optional(Stage),
    kind: described(z.optional(Kind), { description: '待办种类' }),
    caseKind: described(z.optional(CaseKind), { description: '事项种类', example: storedRepairCase.name }),
    due: described(z.optional(z.enum(['soon', 'overdue'])), {
      description: `soon：尚未逾期，今后${dueSoonWorkingDays}个工作日内到期；overdue：已逾期`,
    }),
    dueBefore: described(z.optional(LegalDate), { description: '只列出在该日之前到期的', example: '2026-10-16' }),
    subject: described(z.optional(plainText(200)), {
      description: '主体的统一社会信用代码，或者名称（从首字起连续输入）',
      example: '淮南市',
    }),
    caseId: described(z.optional(Id), { description: '事项编号' }),
    ...pageQuery,
  })),
  answer: pageOf(WorkItemView),
  problems: { subjectsTooMany },
});

const count = (description: string) => described(z.int(), { description, example: 3 });

export const countWorkItems = reads({
  operationId: 'countWorkItems',
  path: '/work-items/counts',
  summary: '待办数量',
  description: '各数与待办列表同名筛选的条数一致，可能晚片刻。',
  answer: z.object(() => ({
    mine: count('scope=mine'),
    unclaimed: count('scope=unclaimed'),
    dueSoon: described(z.nullable(z.int()), { description: 'due=soon；节假日安排未载入、无法计算时为 null' }),
    overdue: count('due=overdue'),
    calendarMissing: count('因节假日安排未载入，期限尚未算出'),
    more: described(z.boolean(), { description: 'true：队列过长，只数了最早到期的部分' }),
  })),
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
  problems: { caseNotFound, itemNotFound },
});

const version = z.strictObject(() => ({ itemVersion: z.int().check(z.positive()) }));
const refusals = { caseNotFound, itemNotFound, itemClosed, itemClaimedByOther, staleVersion, ownCase };

export const claimWorkItem = commands({
  operationId: 'claimWorkItem',
  path: '/work-items/{caseId}/{itemId}/claim',
  summary: '认领待办',
  params: ids,
  body: version,
  answer: WorkItemView,
  problems: { ...refusals, fourEyesViolated },
  example: { body: { itemVersion: 1 } },
});

export const releaseWorkItem = commands({
  operationId: 'releaseWorkItem',
  path: '/work-items/{caseId}/{itemId}/release',
  summary: '退回认领',
  params: ids,
  body: version,
  answer: WorkItemView,
  problems: { ...refusals, itemNotClaimedByYou },
  example: { body: { itemVersion: 2 } },
});

export const claimWorkItems = commands({
  operationId: 'claimWorkItems',
  path: '/work-items/bulk/claim',
  summary: '批量认领待办',
  description: eachForItself,
  body: z.strictObject(() => ({
    items: listOf(z.strictObject({ caseId: Id, itemId: Id, ...claimWorkItem.body.shape })),
  })),
  answer: resultsOf(WorkItemView),
  example: { body: { items: [{ caseId: 'application-1-unit-hn-market', itemId: 'item-1', itemVersion: 1 }] } },
});
