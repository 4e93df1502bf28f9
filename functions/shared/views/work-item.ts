/** A work item as a queue shows it. */
import type { WorkItemView } from '#contracts/case-shapes.ts';
import type { AvailableAction } from '#domain/access/available-actions.ts';
import { commitmentItems, commitmentStages } from '#domain/commitment/stages.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import { openItems, type WorkItems } from '#domain/kernel/work-items.ts';
import { repairItems, repairStages } from '#domain/repair/stages.ts';
import type { ViewContext } from './context.ts';
import { dueOnOf, remainingWorkingDays, timeLimitView } from './time-limit.ts';

interface Labels {
  readonly items: Readonly<Record<string, { readonly label: string }>>;
  readonly stages: Readonly<Record<string, { readonly label: string }>>;
}

/** What people see instead of identifiers, by the kind of aggregate the item belongs to. */
const labels: Readonly<Record<string, Labels>> = {
  repairCase: { items: repairItems, stages: repairStages },
  commitmentCase: { items: commitmentItems, stages: commitmentStages },
  workCalendar: {
    items: { loadCalendarYear: { label: '载入节假日安排' } },
    stages: { calendarMissing: { label: '节假日安排未载入' } },
  },
};

export const workItemView = (
  { limit, ...item }: WorkItem,
  available: readonly AvailableAction[],
  context: ViewContext,
): z.input<typeof WorkItemView> => ({
  ...item,
  kindLabel: labels[item.caseKind]?.items[item.kind]?.label ?? item.kind,
  stageLabel: labels[item.caseKind]?.stages[item.stage]?.label ?? item.stage,
  ...(limit && { limit: timeLimitView(limit, context) }),
  remainingWorkingDays: remainingWorkingDays(dueOnOf(item.dueAt), context),
  availableActions: [...available],
});

/** The open items of a case, each with what is available on it. From outside the authorities only the applicant's are seen. */
export const openItemViews = (
  items: WorkItems,
  available: readonly AvailableAction[],
  inside: boolean,
  context: ViewContext,
): z.input<typeof WorkItemView>[] =>
  openItems(items)
    .filter((item) => inside || item.role === 'applicant')
    .map((item) =>
      workItemView(
        item,
        available.filter((offer) => offer.itemId === item.id),
        context,
      ),
    );
