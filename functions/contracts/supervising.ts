/** The work of others: who is in a unit; what a supervisor sees and does of it, load, assigning, urging. Served by `functions/api/work-items`. */

import { workItems } from '#domain/access/policy.ts';
import { Role } from '#domain/kernel/actor.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import {
  assigneeNotAllowed,
  caseNotFound,
  itemClosed,
  itemNotAssignable,
  itemNotFound,
  ownCase,
  staleVersion,
  unitNotFound,
  urgedToday,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { WorkItemView } from './case-shapes.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { Id, Named } from './shared.ts';
import { ids } from './work-items.ts';

const { commands, reads } = under(workItems);

const Officer = { principalId: z.string(), name: z.string(), roles: z.array(Role) };

const number = (description: string) => described(z.int(), { description, example: 3 });
const open = number('在办的待办');
const overdue = number('其中已逾期的');

export const readWorkItemLoad = reads({
  operationId: 'readWorkItemLoad',
  path: '/work-items/load',
  summary: '各单位和各人的待办数量',
  description: '本单位和受本单位督办的单位；写明 unitId 时只列该单位。数量可能晚片刻。',
  query: z.strictObject(() => ({
    unitId: described(z.optional(Id), { description: '单位编号', example: 'unit-hn-market' }),
  })),
  answer: z.object(() => ({
    units: z.array(
      z.object({
        unit: Named,
        open,
        unclaimed: number('其中无人认领的'),
        overdue,
        more: described(z.boolean(), { description: 'true：队列过长，只数了最早到期的部分' }),
        officers: z.array(
          z.object({
            principalId: z.string(),
            name: described(z.nullable(z.string()), { description: 'null：已不在岗' }),
            open,
            overdue,
          }),
        ),
      }),
    ),
  })),
  problems: { unitNotFound },
});

export const listOfficers = reads({
  operationId: 'listOfficers',
  path: '/units/{unitId}/officers',
  summary: '单位人员',
  description: '本单位人员看到同事，督办人看到本单位和受其督办的单位；按姓名排序。',
  params: z.strictObject({ unitId: Id }),
  query: z.strictObject(() => ({
    role: described(z.optional(Role), { description: '只列有该岗位的', example: 'verifier' }),
  })),
  answer: z.object(() => ({ entries: z.array(z.object(Officer)) })),
  problems: { unitNotFound },
});

const refusals = { caseNotFound, itemNotFound, itemClosed, itemNotAssignable, ownCase };

export const assignWorkItem = commands({
  operationId: 'assignWorkItem',
  path: '/work-items/{caseId}/{itemId}/assign',
  summary: '改派待办',
  description: '由本单位督办人把受理、核查或者审批的待办交给本单位另一名可以办理的人员；四眼原则和回避不因改派而例外。',
  params: ids,
  body: z.strictObject(() => ({
    itemVersion: z.int().check(z.positive()),
    assignee: described(Id, { description: '人员编号，见单位人员', example: 'principal-1' }),
    reason: plainText(500),
  })),
  answer: WorkItemView,
  problems: { ...refusals, staleVersion, assigneeNotAllowed },
  example: { body: { itemVersion: 2, assignee: 'principal-1', reason: '原经办人休假。' } },
});

export const urgeWorkItem = commands({
  operationId: 'urgeWorkItem',
  path: '/work-items/{caseId}/{itemId}/urge',
  summary: '催办',
  description: '办理人在该待办上看到催办；同一待办一天一次。逾期升级后，上级督办单位也可以催办。',
  params: ids,
  body: z.strictObject(() => ({ note: z.optional(plainText(200)) })),
  answer: WorkItemView,
  problems: { ...refusals, urgedToday },
  example: { body: { note: '请于今日办结。' } },
});
