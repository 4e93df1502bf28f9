/** The names of all rule sets. */
import * as z from '../kernel/schema.ts';

/** The rule sets of the law in force by date; exactly one of them governs a record, or a person chooses. */
export const datedRuleSetIds = ['ndrc527', 'ndrc58', 'ndrc36'] as const;
export type DatedRuleSetId = (typeof datedRuleSetIds)[number];

export const ruleSetIds = [
  ...datedRuleSetIds,
  'sc22',
  'samr2025',
  'statute',
  'localShenzhen',
  'localHenan',
  'localShandong',
  'localZhejiang',
  'commitment',
  'dualPublication',
] as const;
export const RuleSetId = z.enum(ruleSetIds);
export type RuleSetId = z.infer<typeof RuleSetId>;
