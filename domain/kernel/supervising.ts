/**
 * What a unit's supervisor does with work items of others: giving one to an officer of their choice (改派) and urging whoever has it (催办).
 * The same for every kind of case; what a kind holds against a person is asked of its desk.
 */
import { shanghaiDate } from '../calendar/dates.ts';
import type { Role } from './actor.ts';
import type { Context, Decision } from './aggregate.ts';
import type { CaseDesk, CaseInGeneral } from './case-actions.ts';
import { barredByFourEyes } from './claiming.ts';
import type { Refusal } from './problems.ts';
import { ok, type Result, refuse } from './result.ts';
import type { WorkItem } from './work-item.ts';
import type { WorkItemEvent } from './work-item-events.ts';
import { itemOf, mayHandle, type WorkItemCommand, type WorkItems } from './work-items.ts';

/** An officer as the caller knows them from the directory; somebody it does not know has no roles. */
export interface Candidate {
  readonly principalId: string;
  readonly roles: readonly Role[];
  readonly unitId?: string;
  /** Subjects they represent. */
  readonly represents: readonly string[];
}

type Acting = Pick<Context, 'actor' | 'represents'>;

type Desk<S extends CaseInGeneral> = Pick<CaseDesk<S>, 'tables' | 'standsAgainst'>;

type Command<T extends WorkItemCommand['type']> = Extract<WorkItemCommand, { type: T }>;

/** Null if the supervisor may give the open item to somebody; their own items and an applicant's are nobody's to give away. */
export const mayAssign = (item: WorkItem, { actor, represents }: Acting): Refusal | null => {
  if (actor.role !== 'supervisor') return { code: 'wrongRole', params: { role: 'supervisor' } };
  if (item.role === 'applicant' || item.role === 'supervisor') return { code: 'itemNotAssignable' };
  if (item.unitId !== actor.unitId) return { code: 'wrongUnit', params: { unitId: item.unitId } };
  if (represents.includes(item.subjectId)) return { code: 'ownCase' };
  return item.status === 'open' ? null : { code: 'itemClosed' };
};

/** Null if the supervisor may urge; once an item was escalated, the supervising unit's may too. */
export const mayUrge = (item: WorkItem, { actor, represents }: Acting): Refusal | null => {
  if (actor.role !== 'supervisor') return { code: 'wrongRole', params: { role: 'supervisor' } };
  if (item.role === 'applicant') return { code: 'itemNotAssignable' };
  const watching = [item.unitId, item.escalatedToUnitId];
  if (!watching.includes(actor.unitId)) return { code: 'wrongUnit', params: { unitId: item.unitId } };
  if (represents.includes(item.subjectId)) return { code: 'ownCase' };
  return item.status === 'open' ? null : { code: 'itemClosed' };
};

/**
 * Why the candidate could not do what the item asks: not their work, a case of their own, or everything that can be done on it is barred to
 * them by what they did in the case before. Null if they could do at least something.
 */
const againstCandidate = <S extends CaseInGeneral>(
  desk: Desk<S>,
  state: S,
  item: WorkItem,
  { principalId, roles, unitId, represents }: Candidate,
): Refusal['code'] | null => {
  if (!roles.includes(item.role)) return 'wrongRole';
  const actor = { principalId, role: item.role, ...(unitId !== undefined && { unitId }) };
  const barred = mayHandle(item, { actor, represents });
  if (barred !== null) return barred.code;
  return barredByFourEyes(desk, state, item, { actor }) ? 'fourEyesViolated' : null;
};

/** Gives the item to the officer named. Giving it to whoever has it changes nothing. */
export const assignItem =
  <S extends CaseInGeneral>(desk: Desk<S>) =>
  (
    state: S,
    { itemId, itemVersion, to, reason }: Command<'assignItem'>,
    context: Context,
  ): Result<Decision<WorkItemEvent>, Refusal> => {
    const item = itemOf(state.items, itemId);
    if (item === undefined) return refuse({ code: 'itemNotFound' });
    const barred = mayAssign(item, context);
    if (barred !== null) return refuse(barred);
    if (item.assignee === to.principalId) return ok({ events: [] });
    if (item.version !== itemVersion) return refuse({ code: 'staleVersion', params: { current: item.version } });
    const against = againstCandidate(desk, state, item, to);
    if (against !== null) return refuse({ code: 'assigneeNotAllowed', params: { role: item.role, because: against } });
    return ok({ events: [{ type: 'WorkItemAssigned', data: { itemId, assignee: to.principalId, reason } }] });
  };

/** Urges, once a day (Asia/Shanghai) at most: more often would be noise. What the holder has typed meanwhile stays valid. */
export const urgeItem = (
  { items }: { readonly items: WorkItems },
  { itemId, note }: Command<'urgeItem'>,
  context: Context,
): Result<Decision<WorkItemEvent>, Refusal> => {
  const item = itemOf(items, itemId);
  if (item === undefined) return refuse({ code: 'itemNotFound' });
  const barred = mayUrge(item, context);
  if (barred !== null) return refuse(barred);
  if (item.urged !== undefined && shanghaiDate(item.urged.at) === shanghaiDate(context.now))
    return refuse({ code: 'urgedToday' });
  return ok({ events: [{ type: 'WorkItemUrged', data: { itemId, ...(note !== undefined && { note }) } }] });
};
