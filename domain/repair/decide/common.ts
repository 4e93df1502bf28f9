/** What every action of a repair case needs: may this person do it now, which items open and close, which stage follows. */
import type { Context, Decision } from '../../kernel/aggregate.ts';
import type { Refusal } from '../../kernel/problems.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { TimeLimit } from '../../kernel/time-limit.ts';
import type { WorkItem } from '../../kernel/work-item.ts';
import { checkItem, openItems, type WorkItemEvent } from '../../kernel/work-items.ts';
import type { RepairEvent } from '../events.ts';
import { evolveRepairCase } from '../evolve.ts';
import type { UnmetCode } from '../labels.ts';
import { governingLimit, remindAt } from '../limits.ts';
import {
  type RepairAction,
  type RepairActionName,
  type RepairItemKind,
  repairActions,
  repairItems,
  repairStages,
} from '../stages.ts';
import type { CaseRecord, Question, RepairCaseState } from '../state.ts';

export type Decided = Result<Decision<RepairEvent>, Refusal>;
export type Stage = RepairCaseState['stage'];

export const events = (...list: RepairEvent[]): Decided => ok({ events: list });
export const noEvents: Decided = ok({ events: [] });

/** An action a person takes on a work item: the item is checked before the stage, so that a lost race is told as such. */
export const onItem = (
  state: RepairCaseState,
  name: RepairActionName,
  ref: { readonly itemId: string; readonly itemVersion: number },
  context: Pick<Context, 'actor' | 'represents'>,
): Result<WorkItem, Refusal> => {
  const item = checkItem(state.items, ref, context);
  if (!item.ok) return item;
  const action: RepairAction = repairActions[name];
  if (item.value.kind !== action.item) return refuse(notNow(state));
  return action.from.includes(state.stage) ? item : refuse(notNow(state));
};

/** An action on the case as a whole: stage, role, unit or representation, no interest of one's own. */
export const onCase = (
  state: RepairCaseState,
  name: RepairActionName,
  context: Pick<Context, 'actor' | 'represents'>,
): Refusal | null => {
  const action: RepairAction = repairActions[name];
  const { actor, represents } = context;
  if (!action.by.includes(actor.role)) return { code: 'wrongRole', params: { role: action.by } };
  if (actor.role === 'applicant' && !represents.includes(state.subjectId)) return { code: 'notRepresenting' };
  if (actor.role !== 'applicant' && actor.role !== 'system') {
    if (!handlingUnits(state).includes(actor.unitId ?? ''))
      return { code: 'wrongUnit', params: { unitId: state.unitId } };
    if (represents.includes(state.subjectId)) return { code: 'ownCase' };
  }
  return action.from.includes(state.stage) ? null : notNow(state);
};

export const handlingUnits = (state: RepairCaseState): string[] => [...new Set([state.unitId, ...state.bodies])];

/** What a record of the case still misses. */
export interface UnmetConditions {
  readonly recordId: string;
  readonly unmet: readonly UnmetCode[];
}

/** The refusal that names each unmet condition once, and by record. */
export const conditionsNotMet = (records: readonly UnmetConditions[]): Refusal => ({
  code: 'conditionsNotMet',
  params: { unmet: [...new Set(records.flatMap(({ unmet }) => unmet))], records },
});

const notNow = (state: RepairCaseState): Refusal => ({
  code: 'actionNotAvailable',
  params: { stage: repairStages[state.stage].label },
});

/** Opens an item with the limit that governs it now; a body's item belongs to that body's unit. */
export const openItem = (
  state: RepairCaseState,
  kind: RepairItemKind,
  context: Context,
  more: { readonly stage?: Stage; readonly unitId?: string; readonly about?: string; readonly limit?: TimeLimit } = {},
): RepairEvent => {
  const { role } = repairItems[kind];
  const limit = more.limit ?? governingLimit(state, kind);
  const unit = role === 'applicant' ? undefined : (more.unitId ?? state.unitId);
  const item: WorkItem = {
    id: context.newId(),
    kind,
    caseId: state.caseId,
    caseKind: 'repairCase',
    stage: more.stage ?? state.stage,
    regionId: state.regionId,
    role,
    ...(unit !== undefined && { unitId: unit }),
    subjectId: state.subjectId,
    status: 'open',
    version: 1,
    openedAt: context.now,
    ...(limit && { limit }),
    dueAt: limit?.dueAt ?? null,
    remindAt: limit ? remindAt(limit, context.calendar, state.regionId) : null,
    ...(more.about !== undefined && { about: more.about }),
  };
  return { type: 'WorkItemOpened', data: { item } };
};

/** A question and the item under which a person answers it. */
export const askedEvents = (state: RepairCaseState, question: Question, context: Context): RepairEvent[] => [
  { type: 'RepairCaseQuestionRaised', data: { question } },
  openItem(state, 'answerQuestion', context, { about: question.id }),
];

/** The state as it will be after an event of the same decision. */
export const folded = (state: RepairCaseState, event: RepairEvent, context: Context): RepairCaseState =>
  evolveRepairCase(state, event, {
    occurredAt: context.now,
    recordedAt: context.now,
    actor: context.actor,
    sequence: 1,
  });

export const completed = (item: WorkItem, outcome: string): WorkItemEvent => ({
  type: 'WorkItemCompleted',
  data: { itemId: item.id, outcome },
});

/** Items that make no sense in `stage` are closed, so that no queue shows work that cannot be done. */
export const cancelStale = (state: RepairCaseState, stage: Stage, except: readonly string[] = []): WorkItemEvent[] =>
  openItems(state.items)
    .filter((item) => !except.includes(item.id) && !usableIn(item.kind as RepairItemKind, stage))
    .map((item) => ({ type: 'WorkItemCancelled', data: { itemId: item.id, reason: `stage:${stage}` } }));

const usableIn = (kind: RepairItemKind, stage: Stage): boolean =>
  Object.values(repairActions as Record<string, RepairAction>).some(
    (action) => action.item === kind && action.from.includes(stage),
  );

/** Is there an open item of this kind (for this body, about this thing)? */
export const hasOpen = (state: RepairCaseState, kind: RepairItemKind, match: Partial<WorkItem> = {}): boolean =>
  openItems(state.items).some(
    (item) =>
      item.kind === kind &&
      (match.unitId === undefined || item.unitId === match.unitId) &&
      (match.about === undefined || item.about === match.about),
  );

export const pending = (state: RepairCaseState): CaseRecord[] => state.records.filter((r) => r.outcome === 'pending');

/** Unanswered questions about the case or a record that is still pending. */
export const openQuestions = (state: RepairCaseState) => {
  const ids = new Set(pending(state).map((r) => r.recordId));
  return state.questions.filter((q) => q.answer === null && (q.recordId === null || ids.has(q.recordId)));
};

export const questionsRefusal = (state: RepairCaseState): Refusal | null => {
  const open = openQuestions(state);
  return open.length === 0 ? null : { code: 'questionOpen', params: { questions: open.map((q) => q.text).join('；') } };
};
