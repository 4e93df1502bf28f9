/**
 * Work items inside a case's events: opening, claiming, closing, reminding. Shared by all kinds of case, so that a queue,
 * a claim and an overdue item mean the same thing everywhere.
 */
import type { Context, Decision } from './aggregate.ts';
import type { Refusal } from './problems.ts';
import { ok, type Result, refuse } from './result.ts';
import type { Candidate } from './supervising.ts';
import type { TimeLimit } from './time-limit.ts';
import type { WorkItem } from './work-item.ts';
import type { WorkItemEvent } from './work-item-events.ts';

export type WorkItems = Readonly<Record<string, WorkItem>>;

export const isWorkItemEvent = (event: { type: string }): event is WorkItemEvent => event.type.startsWith('WorkItem');

/** Some events tell people about an item; they do not change what is asked, so what somebody has typed meanwhile stays valid. */
const telling: readonly WorkItemEvent['type'][] = ['WorkItemReminderRaised', 'WorkItemFellDue', 'WorkItemUrged'];

/** The items after `event`. */
export const evolveWorkItems = (items: WorkItems, event: WorkItemEvent, occurredAt: string): WorkItems => {
  if (event.type === 'WorkItemOpened') return { ...items, [event.data.item.id]: event.data.item };
  const item = items[event.data.itemId];
  if (item === undefined) return items;
  return {
    ...items,
    [item.id]: { ...changed(item, event, occurredAt), version: item.version + (telling.includes(event.type) ? 0 : 1) },
  };
};

const changed = (item: WorkItem, event: Exclude<WorkItemEvent, { type: 'WorkItemOpened' }>, at: string): WorkItem => {
  switch (event.type) {
    case 'WorkItemClaimed':
    case 'WorkItemAssigned':
      return { ...item, assignee: event.data.assignee };
    case 'WorkItemReleased': {
      const { assignee: _, ...rest } = item;
      return rest;
    }
    case 'WorkItemCompleted':
      return { ...item, status: 'completed', closedAt: at };
    case 'WorkItemCancelled':
      return { ...item, status: 'cancelled', closedAt: at };
    case 'WorkItemRescheduled': {
      // A new date deserves a new reminder, and one that lies ahead is not overdue any more.
      const { reminderRaisedAt: _, fellDueAt, escalatedToUnitId, ...rest } = item;
      const overdue = event.data.dueAt !== null && event.data.dueAt <= at;
      const kept =
        overdue && fellDueAt !== undefined ? { fellDueAt, ...(escalatedToUnitId && { escalatedToUnitId }) } : {};
      return { ...rest, ...kept, limit: event.data.limit, dueAt: event.data.dueAt, remindAt: event.data.remindAt };
    }
    case 'WorkItemReminderRaised':
      return { ...item, reminderRaisedAt: at };
    case 'WorkItemFellDue':
      return { ...item, fellDueAt: at, escalatedToUnitId: event.data.escalatedToUnitId };
    case 'WorkItemUrged': {
      const { note } = event.data;
      return { ...item, urged: { at, times: (item.urged?.times ?? 0) + 1, ...(note !== undefined && { note }) } };
    }
  }
};

/** The item of that id. Ids come from people, and `constructor` is a member of every object without being an item of any case. */
export const itemOf = (items: WorkItems, itemId: string): WorkItem | undefined =>
  Object.hasOwn(items, itemId) ? items[itemId] : undefined;

export const openItems = (items: WorkItems): WorkItem[] => Object.values(items).filter((i) => i.status === 'open');

/** Commands every case with work items understands. */
export type WorkItemCommand =
  | { readonly type: 'claimItem'; readonly itemId: string; readonly itemVersion: number }
  | { readonly type: 'releaseItem'; readonly itemId: string; readonly itemVersion: number }
  /** A supervisor gives the item to an officer, as the directory knows them. */
  | {
      readonly type: 'assignItem';
      readonly itemId: string;
      readonly itemVersion: number;
      readonly to: Candidate;
      readonly reason: string;
    }
  | { readonly type: 'urgeItem'; readonly itemId: string; readonly note?: string | undefined }
  /** `escalateTo` names the supervising unit of each unit; a unit without one keeps its overdue items itself. */
  | { readonly type: 'raiseDueEvents'; readonly escalateTo: Readonly<Record<string, string>> };

/**
 * Whether the acting person may act on the item now: it exists, is open, is the version they saw, is theirs by role and unit,
 * and nobody else has claimed it. Refusals in the order in which they help.
 */
export const checkItem = (
  items: WorkItems,
  ref: { readonly itemId: string; readonly itemVersion: number },
  context: Pick<Context, 'actor' | 'represents'>,
): Result<WorkItem, Refusal> => {
  const item = itemOf(items, ref.itemId);
  if (item === undefined) return refuse({ code: 'itemNotFound' });
  const barred = mayHandle(item, context);
  if (barred !== null) return refuse(barred);
  if (item.status !== 'open') return refuse({ code: 'itemClosed' });
  if (item.assignee !== undefined && item.assignee !== context.actor.principalId)
    return refuse({ code: 'itemClaimedByOther' });
  if (item.version !== ref.itemVersion) return refuse({ code: 'staleVersion', params: { current: item.version } });
  return ok(item);
};

/** Null if role, unit or representation allow it; nobody handles a case of a subject they represent. */
export const mayHandle = (item: WorkItem, context: Pick<Context, 'actor' | 'represents'>): Refusal | null => {
  const { actor, represents } = context;
  if (item.role !== actor.role) return { code: 'wrongRole', params: { role: item.role } };
  if (item.role === 'applicant') return represents.includes(item.subjectId) ? null : { code: 'notRepresenting' };
  if (item.unitId !== actor.unitId) return { code: 'wrongUnit', params: { unitId: item.unitId } };
  return represents.includes(item.subjectId) ? { code: 'ownCase' } : null;
};

type Handling = Extract<WorkItemCommand, { type: 'claimItem' | 'releaseItem' | 'raiseDueEvents' }>;

/** Claim, release and due sweep. Claiming what one already holds changes nothing; escalation happens once. */
export const decideWorkItems = (
  items: WorkItems,
  command: Handling,
  context: Context,
): Result<WorkItemEvent[], Refusal> => {
  if (command.type === 'raiseDueEvents') return ok(dueEvents(items, command.escalateTo, context.now));
  const current = itemOf(items, command.itemId);
  if (command.type === 'claimItem' && current?.status === 'open' && current.assignee === context.actor.principalId)
    return ok([]);
  if (command.type === 'releaseItem' && current !== undefined && maySupervise(current, context))
    return current.version === command.itemVersion
      ? ok([{ type: 'WorkItemReleased', data: { itemId: current.id } }])
      : refuse({ code: 'staleVersion', params: { current: current.version } });
  const item = checkItem(items, command, context);
  if (!item.ok) return item;
  if (command.type === 'claimItem')
    return ok([{ type: 'WorkItemClaimed', data: { itemId: item.value.id, assignee: context.actor.principalId } }]);
  if (item.value.assignee === undefined) return refuse({ code: 'itemNotClaimedByYou' });
  return ok([{ type: 'WorkItemReleased', data: { itemId: item.value.id } }]);
};

/** The same as the decision of a case that adds nothing of its own. */
export const handleItems = (
  { items }: { readonly items: WorkItems },
  command: Handling,
  context: Context,
): Result<Decision<WorkItemEvent>, Refusal> => {
  const given = decideWorkItems(items, command, context);
  return given.ok ? ok({ events: given.value }) : given;
};

/** An applicant's item is nobody's to escalate. */
const supervisorOf = (item: WorkItem, escalateTo: Readonly<Record<string, string>>): string =>
  item.unitId === undefined ? 'none' : (escalateTo[item.unitId] ?? item.unitId);

/** A unit's supervisor gives back what somebody claimed and cannot finish, for example because they have left. */
export const maySupervise = (item: WorkItem, { actor, represents }: Pick<Context, 'actor' | 'represents'>): boolean =>
  actor.role === 'supervisor' &&
  !represents.includes(item.subjectId) &&
  item.role !== 'supervisor' &&
  item.unitId === actor.unitId &&
  item.status === 'open' &&
  item.assignee !== undefined;

const dueEvents = (items: WorkItems, escalateTo: Readonly<Record<string, string>>, now: string): WorkItemEvent[] =>
  openItems(items).flatMap((item): WorkItemEvent[] => {
    if (item.fellDueAt !== undefined) return [];
    if (item.dueAt !== null && item.dueAt <= now)
      return [
        { type: 'WorkItemFellDue', data: { itemId: item.id, escalatedToUnitId: supervisorOf(item, escalateTo) } },
      ];
    const remind = item.remindAt !== null && item.remindAt <= now && item.reminderRaisedAt === undefined;
    return remind ? [{ type: 'WorkItemReminderRaised', data: { itemId: item.id } }] : [];
  });

/** Open items whose limit moved (an extension, a pause, a newly loaded calendar year) get their new due date as an event. */
export const rescheduledItems = (
  items: WorkItems,
  reason: string,
  limitOf: (item: WorkItem) => TimeLimit | undefined,
  remindAt: (limit: TimeLimit) => string | null,
): WorkItemEvent[] =>
  openItems(items).flatMap((item): WorkItemEvent[] => {
    const limit = limitOf(item);
    if (limit === undefined || limit.dueAt === item.dueAt) return [];
    const { dueAt } = limit;
    return [
      { type: 'WorkItemRescheduled', data: { itemId: item.id, limit, dueAt, remindAt: remindAt(limit), reason } },
    ];
  });
