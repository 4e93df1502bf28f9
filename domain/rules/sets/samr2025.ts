import { assumed, confirmed, unknown } from '../parameter.ts';
import { ruleSetTitles } from '../titles.ts';
import type { RuleNotes, RuleSet } from '../types.ts';

const article = '条号待核实';
const old = '2021年规定';

/** SAMR's ministry rule for the market-supervision field: procedure only, the national rules give the rest. */
export const samr2025: RuleSet = {
  id: 'samr2025',
  ...ruleSetTitles.samr2025,
  effectiveFrom: '2025-12-25',
  effectiveTo: null,
  version: 1,
  parameters: [
    confirmed('channel.ownEntrance', true, { basis: '国办发〔2025〕22号' }),
    assumed('clock.decisionWorkingDays', 7, 'B', { unit: 'workingDays', start: 'acceptance', basis: article }),
    assumed('clock.pushToRegistryWorkingDays', 3, 'B', { unit: 'workingDays', start: 'decision', basis: article }),
    unknown('clock.acceptanceWorkingDays', {
      unit: 'workingDays',
      start: 'receipt',
      default: { value: 2, note: '2021年规定的数字，2025年是否保留未查明' },
    }),
    assumed('clock2021.abnormalListWorkingDays', 5, 'B', { unit: 'workingDays', start: 'acceptance', basis: old }),
    confirmed('clock2021.listAndPenaltyWorkingDays', 15, { unit: 'workingDays', start: 'acceptance', basis: old }),
    assumed('bankruptcy.temporaryRepair', true, 'B', { start: 'courtRuling', basis: article }),
    unknown('publication.ownPeriods', { unit: 'months' }),
  ],
};

/** What is to be said of parameters beside their values, for who reads the rules; no function holds it. */
export const samr2025Notes: RuleNotes = {
  'channel.ownEntrance': '国家企业信用信息公示系统，适用同一国家规则',
  'clock.decisionWorkingDays': '原为15个工作日；起算点未查明，按受理之日推定',
  'clock.pushToRegistryWorkingDays': '仅在作出决定机关不在登记地省份时适用；起算点未查明，按决定之日推定',
  'clock2021.abnormalListWorkingDays': '历史规定；起算点推定',
  'clock2021.listAndPenaltyWorkingDays': '历史规定；起算点推定',
  'bankruptcy.temporaryRepair': '称“临时信用修复”',
  'publication.ownPeriods': '未见，适用国家规则',
};
