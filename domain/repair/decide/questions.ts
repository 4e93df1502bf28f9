/** A person settles what the rules leave open; an answer outside the offered ones is refused, a reason is always kept. */
import type { AlongsideCommand, Context } from '../../kernel/aggregate.ts';
import { completed } from '../../kernel/case-actions.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { PersonCommand } from '../commands.ts';
import type { RepairEvent } from '../events.ts';
import { nextQuestion } from '../questions.ts';
import type { Question, RepairCaseState } from '../state.ts';
import { askedEvents, type Decided, folded, onItem, pending } from './common.ts';
import { severitySettled } from './orders.ts';

export const answerQuestion = (
  state: RepairCaseState,
  command: Extract<PersonCommand, { type: 'answerQuestion' }>,
  context: Context,
): Decided => {
  const item = onItem(state, 'answerQuestion', command, context);
  if (!item.ok) return item;
  const question = state.questions.find((q) => q.id === item.value.about);
  if (question === undefined) return refuse({ code: 'questionNotFound' });
  if (!question.allowedAnswers.includes(command.answer))
    return refuse({ code: 'answerNotAllowed', params: { allowed: question.allowedAnswers } });
  const { answer, reason } = command;
  const record = state.records.find((r) => r.recordId === question.recordId);
  // The level belongs to the record itself, so every later case and the public page know it too.
  const alongside: AlongsideCommand[] =
    question.kind === 'severity' && record !== undefined ? [severitySettled(record, answer, reason)] : [];
  const settled: RepairEvent = {
    type: 'RepairCaseQuestionAnswered',
    data: { questionId: question.id, answer, reason },
  };
  return ok({
    events: [completed(item.value, answer), settled, ...followUp(state, question, settled, context)],
    alongside,
  });
};

/** With the level or the rule set known, the rules may leave the next thing open about the same record. */
const followUp = (state: RepairCaseState, asked: Question, settled: RepairEvent, context: Context): RepairEvent[] => {
  const after = folded(state, settled, context);
  const record = pending(after).find((r) => r.recordId === asked.recordId);
  const next = record === undefined || asked.kind === 'conditions' ? undefined : nextQuestion(record, state, context);
  return next === undefined ? [] : askedEvents(after, next, context);
};
