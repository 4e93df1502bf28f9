/** An explanation with its assumptions and open questions in words. */
import type { Explanation as ExplanationView } from '#contracts/explanation.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { CaseExplanation } from '#domain/repair/rules.ts';
import { assumptions } from '#domain/rules/assumptions.ts';
import { openQuestions } from '#domain/rules/open-questions.ts';

const statementOf = new Map<string, string>(assumptions.map(({ id, statement }) => [id, statement]));
const questionOf = new Map<string, string>(openQuestions.map(({ id, question }) => [id, question]));

/** Of a look at a record or of a case's own; the latter may name a reason that is no rule's. */
export const explanationView = (
  explained: Omit<CaseExplanation, 'ruleSetId' | 'clause'>,
): z.input<typeof ExplanationView> => ({
  ruleSet: explained.ruleSet,
  eligible: explained.eligible,
  unmet: [...explained.unmet],
  flags: [...explained.flags],
  minPeriodEndsOn: explained.minPeriodEndsOn,
  earliestFilingOn: explained.earliestFilingOn,
  maxPeriodEndsOn: explained.maxPeriodEndsOn,
  autoStopOn: explained.autoStopOn,
  conditions: explained.conditions.map((condition) => ({ ...condition })),
  assumptions: explained.assumptions.map((id) => ({ id, statement: statementOf.get(id) ?? id })),
  openQuestions: explained.openQuestions.map((id) => ({ id, question: questionOf.get(id) ?? id })),
});
