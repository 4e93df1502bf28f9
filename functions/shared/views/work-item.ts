/** A work item as a queue shows it. */
import type { WorkItemView } from '#contracts/case-shapes.ts';
import type { AvailableAction } from '#domain/access/available-actions.ts';
import type { CaseTables } from '#domain/kernel/case-actions.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import { openItems, type WorkItems } from '#domain/kernel/work-items.ts';
import type { ViewContext } from './context.ts';
import { dueOnOf, remainingWorkingDays, timeLimitView } from './time-limit.ts';

/** What people see instead of identifiers: the tables of the item's kind of case; undefined for an item of none. */
type Labels = Pick<CaseTables, 'items' | 'stages'> | undefined;

/** Items that belong to no case. */
const others: Labels = {
  items: { loadCalendarYear: { label: '载入节假日安排', role: 'administrator' } },
  stages: { calendarMissing: { label: '节假日安排未载入', final: false } },
};

export const workItemView = (
  { limit, ...item }: WorkItem,
  labels: Labels,
  available: readonly AvailableAction[],
  context: ViewContext,
): z.input<typeof WorkItemView> => ({
  ...item,
  kindLabel: (labels ?? others).items[item.kind]?.label ?? item.kind,
  stageLabel: (labels ?? others).stages[item.stage]?.label ?? item.stage,
  ...(limit && { limit: timeLimitView(limit, context) }),
  remainingWorkingDays: remainingWorkingDays(dueOnOf(item.dueAt), context),
  availableActions: [...available],
});

/** The open items of a case, each with what is available on it. From outside the authorities only the applicant's are seen. */
export const openItemViews = (
  items: WorkItems,
  labels: Labels,
  {
    available,
    inside,
    context,
  }: { readonly available: readonly AvailableAction[]; readonly inside: boolean; readonly context: ViewContext },
): z.input<typeof WorkItemView>[] =>
  openItems(items)
    .filter((item) => inside || item.role === 'applicant')
    .map((item) =>
      workItemView(
        item,
        labels,
        available.filter((offer) => offer.itemId === item.id),
        context,
      ),
    );
