/** Every rule set the system knows. */
import type { RuleSetId } from './rule-set-ids.ts';
import { commitment } from './sets/commitment.ts';
import { dualPublication } from './sets/dual-publication.ts';
import { localHenan, localShandong, localShenzhen, localZhejiang } from './sets/local.ts';
import { ndrc36 } from './sets/ndrc36.ts';
import { ndrc58 } from './sets/ndrc58.ts';
import { ndrc527 } from './sets/ndrc527.ts';
import { samr2025 } from './sets/samr2025.ts';
import { sc22 } from './sets/sc22.ts';
import { statute } from './sets/statute.ts';
import type { Parameter, RuleSet } from './types.ts';

export const ruleSets: Readonly<Record<RuleSetId, RuleSet>> = {
  ndrc527,
  ndrc58,
  ndrc36,
  sc22,
  samr2025,
  statute,
  localShenzhen,
  localHenan,
  localShandong,
  localZhejiang,
  commitment,
  dualPublication,
};

/** The text of a rule set a case or decision started with, e.g. `ndrc36@1`. */
export const ruleSetVersion = (id: RuleSetId): string => `${id}@${ruleSets[id].version}`;

/** All rule sets as one version: what a case with records under several sets pins. */
export const rulesVersion: string = Object.values(ruleSets)
  .map((set) => ruleSetVersion(set.id))
  .join(' ');

export const isInForce = (set: RuleSet, date: string): boolean =>
  (set.effectiveFrom === null || set.effectiveFrom <= date) && (set.effectiveTo === null || date <= set.effectiveTo);

export const findParameter = (ruleSetId: RuleSetId, id: string): Parameter | undefined =>
  ruleSets[ruleSetId].parameters.find((parameter) => parameter.id === id);
