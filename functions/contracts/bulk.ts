/** Many work items in one request. Served by `functions/api/bulk`. */

import { workItems } from '#domain/access/policy.ts';
import { commitmentBulkCommands } from '#domain/commitment/commands.ts';
import { commitmentActions } from '#domain/commitment/stages.ts';
import * as z from '#domain/kernel/schema.ts';
import { repairBulkCommands } from '#domain/repair/commands.ts';
import { repairActions } from '#domain/repair/stages.ts';
import { WorkItemView } from './case-shapes.ts';
import { CommitmentCommandAnswer } from './commitment-cases.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { ProblemDocument } from './problem-document.ts';
import { CaseCommandAnswer } from './repair-cases.ts';
import { Id } from './shared.ts';
import { claimWorkItem } from './work-items.ts';

const { commands } = under(workItems);

/** Seconds after which the gateway gives up waiting for an answer; the function that serves these requests stops before. */
export const bulkSeconds = 29;
/** Seconds that a command may take where many want the same case: five transactions, each after reading what the last one lost to. */
const secondsPerItem = 1;
/** Of these at least so many must be left when the last command begins. */
export const reservedSeconds = 4;
/** As many as are sure to be answered in time. */
export const maxBulkItems = Math.floor((bulkSeconds - reservedSeconds) / secondsPerItem);

const oncePerItem = (entries: readonly unknown[]): boolean => {
  const names = (entries as { caseId: string; itemId: string }[]).map(({ caseId, itemId }) => `${caseId}/${itemId}`);
  return new Set(names).size === names.length;
};

const listOf = <T extends z.ZodMiniType>(entry: T) =>
  described(z.array(entry).check(z.minLength(1), z.maxLength(maxBulkItems), z.refine(oncePerItem, 'repeated')), {
    description: `1至${maxBulkItems}项，每项一次`,
  });

const resultsOf = <T extends z.ZodMiniType>(answer: T) =>
  z.object({
    results: described(
      z.array(
        z.object({
          caseId: z.string(),
          itemId: z.string(),
          status: described(z.int(), { description: '单独办理时的 HTTP 状态', example: 200 }),
          answer: z.optional(answer),
          problem: z.optional(ProblemDocument),
        }),
      ),
      { description: '与所列待办顺序相同；逐项与单独办理的答复一致，办成的有 answer，未办成的有 problem' },
    ),
  });

const description = '各项互不影响，逐项答复。每项的请求编号由 Idempotency-Key 派生，原样重试只补办未办成的。';

const ref = { caseId: Id, itemId: Id };
const onItem = { itemId: 'item-1', itemVersion: 1 };

export const claimWorkItems = commands({
  operationId: 'claimWorkItems',
  path: '/work-items/bulk/claim',
  summary: '批量认领待办',
  description,
  body: z.strictObject({ items: listOf(z.strictObject({ ...ref, ...claimWorkItem.body.shape })) }),
  answer: resultsOf(WorkItemView),
  example: { body: { items: [{ caseId: 'application-1-unit-hn-market', ...onItem }] } },
});

const bulkCommands = { ...repairBulkCommands, ...commitmentBulkCommands };
type BulkActionName = keyof typeof bulkCommands;
const bulkActionNames = Object.keys(bulkCommands) as BulkActionName[];
const labels = bulkActionNames.map((name) => ({ ...repairActions, ...commitmentActions })[name].label);

/** The action's own schema, as far as it may be taken in bulk, with the case beside it. */
const actionSchema = (name: BulkActionName) =>
  z.strictObject({
    action: z.literal(name),
    items: listOf(z.extend(bulkCommands[name] as z.ZodMiniObject, { caseId: Id })),
  });

export const actOnWorkItems = commands({
  operationId: 'actOnWorkItems',
  path: '/work-items/bulk/act',
  summary: '批量办理待办',
  description: `可批量的操作：${labels.join('、')}，且只限有利于申请人的结论；不予受理、不予修复等须逐件办理。${description}`,
  body: z.discriminatedUnion(
    'action',
    bulkActionNames.map(actionSchema) as [ReturnType<typeof actionSchema>, ...ReturnType<typeof actionSchema>[]],
  ),
  answer: resultsOf(z.union([CaseCommandAnswer, CommitmentCommandAnswer])),
  example: {
    body: {
      action: 'accept',
      items: [{ caseId: 'application-1-unit-hn-market', ...onItem, opinion: '材料齐全，符合受理条件。' }],
    },
  },
});
