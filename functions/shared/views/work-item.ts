/** A work item as a queue shows it. */
import type * as z from 'zod';
import type { WorkItemView } from '#contracts/shared.ts';
import type { AvailableAction } from '#domain/access/available-actions.ts';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import { type RepairItemKind, type RepairStage, repairItems, repairStages } from '#domain/repair/stages.ts';
import type { ViewContext } from './context.ts';
import { dueOnOf, remainingWorkingDays, timeLimitView } from './time-limit.ts';

/** Items of other aggregates than a case. */
const otherKinds: Readonly<Record<string, string>> = { loadCalendarYear: '载入节假日安排' };
const otherStages: Readonly<Record<string, string>> = { calendarMissing: '节假日安排未载入' };

export const workItemView = (
  { limit, ...item }: WorkItem,
  available: readonly AvailableAction[],
  context: ViewContext,
): z.input<typeof WorkItemView> => ({
  ...item,
  kindLabel: repairItems[item.kind as RepairItemKind]?.label ?? otherKinds[item.kind] ?? item.kind,
  stageLabel: repairStages[item.stage as RepairStage]?.label ?? otherStages[item.stage] ?? item.stage,
  ...(limit && { limit: timeLimitView(limit, context) }),
  remainingWorkingDays: remainingWorkingDays(dueOnOf(item.dueAt), context),
  availableActions: [...available],
});
