/** 演示：事中事后监管。双随机抽查三项刚准予的告知承诺，任何人都可以核对；一件修复所依据的承诺被违反，修复被撤销。 */
import { demonstrateDraw } from './draw.ts';
import { demonstrateFollowUp } from './follow-up.ts';
import type { Stage } from './stage.ts';

/** Runs both; throws at the first thing that is not as it should be. Returns what the audit is to verify. */
export const demonstrateSupervision = async (stage: Stage): Promise<readonly string[]> => [
  ...(await demonstrateDraw(stage)),
  ...(await demonstrateFollowUp(stage)),
];
