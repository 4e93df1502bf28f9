/** Shapes that the answers about cases of every kind share. */
import * as z from '#domain/kernel/schema.ts';
import { TimeLimit } from '#domain/kernel/time-limit.ts';
import { WorkItem } from '#domain/kernel/work-item.ts';
import { described } from './described.ts';

export const AvailableAction = described(
  z.object(() => ({
    action: described(z.string(), { description: '操作名，即接口的 operationId', example: 'accept' }),
    label: described(z.string(), { example: '受理' }),
    itemId: z.optional(z.string()),
    itemVersion: z.optional(z.int()),
  })),
  { id: 'AvailableAction', description: '当前登录人现在可以办理的操作' },
);

export const actions = { availableActions: z.array(AvailableAction) };

/** A limit with its derivation and what is left of it today; null where a needed calendar year is not loaded. */
export const TimeLimitView = described(
  z.object(() => ({ ...TimeLimit.shape, remainingWorkingDays: z.nullable(z.int()) })),
  {
    id: 'TimeLimit',
    description: '办理期限及其推算依据',
  },
);

export const WorkItemView = described(
  z.object(() => ({
    ...z.omit(WorkItem, { limit: true }).shape,
    kindLabel: described(z.string(), { example: '受理' }),
    stageLabel: described(z.string(), { example: '受理中' }),
    subjectName: described(z.optional(z.string()), { description: '待办列表中的主体名称；自然人已脱敏' }),
    limit: z.optional(TimeLimitView),
    /** Of the item's own due date; negative once it has passed. */
    remainingWorkingDays: z.nullable(z.int()),
    ...actions,
  })),
  { id: 'WorkItem', description: '一项待办' },
);
