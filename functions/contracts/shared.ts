/** Shapes that many answers share. Answers are open objects on purpose: what a schema does not name is cut off at the edge. */
import * as z from 'zod/mini';
import { plainText } from '#domain/kernel/plain-text.ts';
import { TimeLimit } from '#domain/kernel/time-limit.ts';
import { WorkItem } from '#domain/kernel/work-item.ts';
import { RepairStage } from '#domain/repair/state.ts';
import { described } from './described.ts';

export { plainText, RepairStage };

/** Opaque ids: nothing may be read out of them, but they never contain what would need escaping in an address. */
export const Id = described(z.string().check(z.regex(/^[A-Za-z0-9._:~-]{1,200}$/, 'id')), {
  description: '不透明的编号',
  example: 'c0ffee00-0000-4000-8000-000000000001',
});

export const Instant = described(z.iso.datetime(), { description: 'UTC 时刻', example: '2026-10-12T01:30:00.000Z' });
export const LegalDate = described(z.iso.date(), { description: '北京时间日期', example: '2026-10-12' });

export const maxPageSize = 50;
export const pageQuery = {
  limit: described(z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(maxPageSize)), 20), {
    description: '每页最多条数',
    example: 20,
  }),
  cursor: described(z.optional(z.string().check(z.maxLength(1000))), {
    description: '上一页返回的 next，原样传回',
    example: 'eyJsaXN0IjoibGlzdFdvcmtJdGVtcyJ9',
  }),
};

/** A page of a list; `next` is null on the last one. A page may hold fewer entries than asked for and still have a next. */
export const pageOf = <T extends z.ZodMiniType>(entry: T) =>
  z.object({
    entries: z.array(entry),
    next: described(z.nullable(z.string()), { description: '下一页的 cursor；没有更多时为 null' }),
  });

export const AvailableAction = described(
  z.object({
    action: described(z.string(), { description: '操作名，即接口的 operationId', example: 'accept' }),
    label: described(z.string(), { example: '受理' }),
    itemId: z.optional(z.string()),
    itemVersion: z.optional(z.int()),
  }),
  { id: 'AvailableAction', description: '当前登录人现在可以办理的操作' },
);

export const actions = { availableActions: z.array(AvailableAction) };

/** A limit with its derivation and what is left of it today; null where a needed calendar year is not loaded. */
export const TimeLimitView = described(z.object({ ...TimeLimit.shape, remainingWorkingDays: z.nullable(z.int()) }), {
  id: 'TimeLimit',
  description: '办理期限及其推算依据',
});

const { limit: _, ...item } = WorkItem.shape;
export const WorkItemView = described(
  z.object({
    ...item,
    kindLabel: described(z.string(), { example: '受理' }),
    stageLabel: described(z.string(), { example: '受理中' }),
    subjectName: described(z.optional(z.string()), { description: '待办列表中的主体名称；自然人已脱敏' }),
    limit: z.optional(TimeLimitView),
    /** Of the item's own due date; negative once it has passed. */
    remainingWorkingDays: z.nullable(z.int()),
    ...actions,
  }),
  { id: 'WorkItem', description: '一项待办' },
);

/** How a command on a case is answered: where the case stands now and what the person can do next. */
export const CaseCommandAnswer = described(
  z.object({
    caseId: z.string(),
    version: z.int(),
    stage: RepairStage,
    stageLabel: z.string(),
    records: z.array(z.object({ recordId: z.string(), outcome: z.string() })),
    ...actions,
  }),
  { id: 'CaseCommandAnswer', description: '办理结果：事项现状和接下来可办的操作' },
);

export const Named = z.object({ id: z.string(), name: z.string() });

/** What every refusal looks like (RFC 9457). */
export const ProblemDocument = described(
  z.looseObject({
    type: described(z.string(), { example: 'urn:xinxiu:problem:staleVersion' }),
    title: described(z.string(), { example: '您看到的内容已过期' }),
    status: described(z.int(), { example: 409 }),
    detail: described(z.string(), { description: '现在该做什么', example: '请刷新后再办理。' }),
    code: described(z.string(), { description: '稳定的问题代码', example: 'staleVersion' }),
    instance: described(z.string(), { example: '/repair-cases/c0ffee/accept' }),
    errors: described(
      z.optional(
        z.array(z.object({ in: z.enum(['path', 'query', 'body']), pointer: z.string(), message: z.string() })),
      ),
      { description: '逐项说明，仅 validationFailed 有' },
    ),
  }),
  { id: 'Problem', description: '未能办理的原因（RFC 9457）' },
);
