/** What happens to work items, inside the events of whatever they belong to. */
import * as z from './schema.ts';
import { WorkItem } from './work-item.ts';

const about = { itemId: z.string() };

export const workItemEvents = [
  z.strictObject(() => ({ type: z.literal('WorkItemOpened'), data: z.strictObject({ item: WorkItem }) })),
  z.strictObject(() => ({
    type: z.literal('WorkItemClaimed'),
    data: z.strictObject({ ...about, assignee: z.string() }),
  })),
  z.strictObject(() => ({ type: z.literal('WorkItemReleased'), data: z.strictObject(about) })),
  z.strictObject(() => ({
    type: z.literal('WorkItemCompleted'),
    data: z.strictObject({ ...about, outcome: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('WorkItemCancelled'),
    data: z.strictObject({ ...about, reason: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('WorkItemRescheduled'),
    data: z.strictObject({
      ...about,
      limit: WorkItem.shape.limit.def.innerType,
      dueAt: z.nullable(z.iso.datetime()),
      remindAt: z.nullable(z.iso.datetime()),
      reason: z.string(),
    }),
  })),
  z.strictObject(() => ({ type: z.literal('WorkItemReminderRaised'), data: z.strictObject(about) })),
  z.strictObject(() => ({
    type: z.literal('WorkItemFellDue'),
    data: z.strictObject({ ...about, escalatedToUnitId: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('WorkItemAssigned'),
    data: z.strictObject({ ...about, assignee: z.string(), reason: z.string() }),
  })),
  z.strictObject(() => ({
    type: z.literal('WorkItemUrged'),
    data: z.strictObject({ ...about, note: z.optional(z.string()) }),
  })),
] as const;

export const WorkItemEvent = z.discriminatedUnion('type', [...workItemEvents]);
export type WorkItemEvent = z.infer<typeof WorkItemEvent>;
