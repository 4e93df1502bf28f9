/** What people read instead of the identifiers that the rules and questions of a case use. */
import { severityLabels } from '../record/labels.ts';
import { type ConditionCode, conditionTitles } from '../rules/conditions.ts';
import { ruleSetIds } from '../rules/rule-set-ids.ts';
import { cite } from '../rules/titles.ts';

/** Conditions that only the case knows, beside those of the rules; worded like them, as what has to hold. */
const caseConditions = {
  verificationNotSupported: '核查结论支持修复',
  stepOutstanding: '修复事项已全部完成',
  ruleSetUndetermined: '适用规则和修复条件已经确定',
  reapplicationBarred: '不在再次申请的限制期内',
} as const;

/** Every code that `conditionsNotMet` may name. */
export type UnmetCode = ConditionCode | keyof typeof caseConditions;
export const unmetTitles: Readonly<Record<UnmetCode, string>> = { ...conditionTitles, ...caseConditions };

const ruleSetLabels = Object.fromEntries(ruleSetIds.map((id) => [id, cite(id, null)]));

/** Every answer that a question of a case may allow. */
export const answerLabels: Readonly<Record<string, string>> = {
  ...ruleSetLabels,
  ...severityLabels,
  met: '具备',
  unmet: '不具备',
  mayProceed: '可以继续',
  barred: '不得继续',
};
