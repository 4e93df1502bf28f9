/** What every action of a repair case needs: may this person do it now, which items open and close, which stage follows. */
import type { Context, Decision } from '../../kernel/aggregate.ts';
import { caseActions, type Opening } from '../../kernel/case-actions.ts';
import type { Refusal } from '../../kernel/problems.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { RepairEvent } from '../events.ts';
import { evolveRepairCase } from '../evolve.ts';
import type { UnmetCode } from '../labels.ts';
import { governingLimit, remindAt } from '../limits.ts';
import { type RepairItemKind, repairActions, repairItems, repairStages } from '../stages.ts';
import type { CaseRecord, Question, RepairCaseState } from '../state.ts';

export type Decided = Result<Decision<RepairEvent>, Refusal>;
export type Stage = RepairCaseState['stage'];

export const events = (...list: RepairEvent[]): Decided => ok({ events: list });
export const noEvents: Decided = ok({ events: [] });

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

const actions = caseActions(
  'repairCase',
  { stages: repairStages, items: repairItems, actions: repairActions },
  handlingUnits,
);
export const { onItem, onCase, cancelStale, hasOpen } = actions;

/** Opens an item with the limit that governs it now; a body's item belongs to that body's unit. */
export const openItem = (
  state: RepairCaseState,
  kind: RepairItemKind,
  context: Context,
  more: Opening<Stage> = {},
): RepairEvent => {
  const limit = more.limit ?? governingLimit(state, kind);
  const remind = limit === undefined ? null : remindAt(limit, context.calendar, state.regionId);
  return actions.openItem(state, kind, context, { ...more, limit, remindAt: remind });
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
