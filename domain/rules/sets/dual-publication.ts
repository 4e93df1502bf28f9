import { assumed, confirmed } from '../parameter.ts';
import { ruleSetTitles } from '../titles.ts';
import type { RuleNotes, RuleSet } from '../types.ts';

/** 双公示: licences and penalties uploaded and published after the decision. */
export const dualPublication: RuleSet = {
  id: 'dualPublication',
  ...ruleSetTitles.dualPublication,
  effectiveFrom: null,
  effectiveTo: null,
  version: 1,
  parameters: [
    confirmed('clock.uploadWorkingDays', 7, { unit: 'workingDays', start: 'decision', basis: '地方双公示规定' }),
    assumed('scope.excludesSimpleProcedure', true, 'B', { basis: '地方规定' }),
    assumed('scope.excludesSecret', true, 'B', { basis: '地方规定' }),
  ],
};

/** What is to be said of parameters beside their values, for who reads the rules; no function holds it. */
export const dualPublicationNotes: RuleNotes = {
  'clock.uploadWorkingDays': '自作出决定之日起，不是结案之日；信阳规划一处为7个工作日，一处为“7天”',
};
