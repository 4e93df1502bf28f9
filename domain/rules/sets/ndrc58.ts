import { assumed, confirmed, unknown } from '../parameter.ts';
import { ruleSetTitles } from '../titles.ts';
import type { RuleNotes, RuleSet } from '../types.ts';

const article = '条号待核实';

/** NDRC Order 58, 2023-05-01 to 2026-03-31. */
export const ndrc58: RuleSet = {
  id: 'ndrc58',
  ...ruleSetTitles.ndrc58,
  effectiveFrom: '2023-05-01',
  effectiveTo: '2026-03-31',
  version: 1,
  parameters: [
    confirmed('repair.forms', 3, { unit: 'kinds', basis: article }),
    confirmed('penalty.minPublicationMonths', 3, { unit: 'months', start: 'penaltyDecision', basis: article }),
    confirmed('penalty.maxPublicationMonths', 36, { unit: 'months', start: 'penaltyDecision', basis: article }),
    confirmed('penaltySpecialField.minPublicationMonths', 12, {
      unit: 'months',
      start: 'penaltyDecision',
      basis: article,
    }),
    assumed('publication.startEvent', 'penaltyDecision', 'B', { basis: article }),
    assumed('severity.multiplePenaltyRule', 'longest', 'B', { basis: article }),
    assumed('publication.autoStopAtMax', true, 'B', { start: 'maxPeriodEnd', basis: article }),
    confirmed('clock.feedbackWorkingDays', 10, { unit: 'workingDays', start: 'application', basis: article }),
    confirmed('clock.shareResultWorkingDays', 3, { unit: 'workingDays', start: 'decision', basis: article }),
    assumed('clock.recipientUpdateWorkingDays', 3, 'B', {
      unit: 'workingDays',
      start: 'resultReceipt',
      basis: article,
    }),
    confirmed('clock.stopAfterListRemovalWorkingDays', 3, {
      unit: 'workingDays',
      start: 'listRemoval',
      basis: article,
    }),
    assumed('clock.marketSupervisionSyncWorkingDays', 3, 'B', {
      unit: 'workingDays',
      start: 'decision',
      basis: article,
    }),
    assumed('materials.itemCount', 3, 'B', { unit: 'items', basis: article }),
    unknown('ban.reapplicationYears', { unit: 'years' }),
  ],
};

/** What is to be said of parameters beside their values, for who reads the rules; no function holds it. */
export const ndrc58Notes: RuleNotes = {
  'repair.forms': '移出名单、终止公示行政处罚信息、修复其他失信信息',
  'penalty.maxPublicationMonths': '原文为3年',
  'penaltySpecialField.minPublicationMonths': '食品、药品、特种设备、安全生产、消防领域；原文为1年',
  'publication.startEvent': '自作出行政处罚之日起算',
  'severity.multiplePenaltyRule': '同一决定有多种处罚的，按最长公示期',
  'clock.feedbackWorkingDays': '办结期限',
  'clock.shareResultWorkingDays': '“信用中国”共享修复结果',
  'clock.marketSupervisionSyncWorkingDays': '市场监管处罚经企业信息公示系统由原机关办理',
  'materials.itemCount': '授权书或法定代表人身份证明、履行义务证明、信用承诺书；不含培训和信用报告',
};
