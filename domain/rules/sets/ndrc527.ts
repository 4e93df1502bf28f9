import { confirmed, unknown } from '../parameter.ts';
import { ruleSetTitles } from '../titles.ts';
import type { RuleNotes, RuleSet } from '../types.ts';

const basis = '条号待核实';

/** 发改办财金〔2019〕527号, 2019-07-01 to 2023-04-30. Without a start event no date of an old case can be computed. */
export const ndrc527: RuleSet = {
  id: 'ndrc527',
  ...ruleSetTitles.ndrc527,
  effectiveFrom: '2019-07-01',
  effectiveTo: '2023-04-30',
  version: 1,
  parameters: [
    confirmed('general.minPublicationMonths', 3, { unit: 'months', start: 'notEstablished', basis }),
    confirmed('general.maxPublicationMonths', 12, {
      unit: 'months',
      start: 'notEstablished',
      basis,
    }),
    confirmed('serious.minPublicationMonths', 6, { unit: 'months', start: 'notEstablished', basis }),
    confirmed('serious.maxPublicationMonths', 36, {
      unit: 'months',
      start: 'notEstablished',
      basis,
    }),
    confirmed('specificSerious.publicationMonths', 36, {
      unit: 'months',
      start: 'notEstablished',
      basis,
    }),
    confirmed('specificSerious.repairableInPeriod', false, { basis }),
    confirmed('serious.trainingRequired', true, { basis }),
    confirmed('serious.creditReportRequired', true, { basis }),
    unknown('publication.startEvent'),
    unknown('clock.feedbackWorkingDays', { unit: 'workingDays' }),
  ],
};

/** What is to be said of parameters beside their values, for who reads the rules; no function holds it. */
export const ndrc527Notes: RuleNotes = {
  'general.maxPublicationMonths': '原文为1年',
  'serious.maxPublicationMonths': '原文为3年',
  'specificSerious.publicationMonths': '特定严重：公示至期满',
  'serious.trainingRequired': '2019至2023年各地文书要求范围更广',
  'serious.creditReportRequired': '2019至2023年各地文书要求范围更广',
  'publication.startEvent': '起算点未查明，旧案不得计算日期',
  'clock.feedbackWorkingDays': '未见该文件的办理期限',
};
