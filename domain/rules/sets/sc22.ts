import { confirmed, unknown } from '../parameter.ts';
import { ruleSetTitles } from '../titles.ts';
import type { RuleNotes, RuleSet } from '../types.ts';

const item = '条目待核实';

/** 国办发〔2025〕22号, in force beside the orders: numbers legible only here are taken from here. */
export const sc22: RuleSet = {
  id: 'sc22',
  ...ruleSetTitles.sc22,
  effectiveFrom: '2025-06-22',
  effectiveTo: null,
  version: 1,
  parameters: [
    confirmed('publication.singlePortal', true, { basis: '第一项' }),
    confirmed('minor.publicationDefault', 'optional', { basis: '第二项' }),
    confirmed('minor.maxPublicationMonths', 3, { unit: 'months', start: 'notEstablished', basis: '第二项' }),
    confirmed('general.minPublicationMonths', 3, { unit: 'months', start: 'notEstablished', basis: '第二项' }),
    confirmed('general.maxPublicationMonths', 12, { unit: 'months', start: 'notEstablished', basis: '第二项' }),
    confirmed('serious.minPublicationMonths', 12, { unit: 'months', start: 'notEstablished', basis: '第二项' }),
    confirmed('serious.maxPublicationMonths', 36, { unit: 'months', start: 'notEstablished', basis: '第二项' }),
    confirmed('clock.feedbackWorkingDays', 10, { unit: 'workingDays', start: 'receiptByCreditChina', basis: item }),
    confirmed('clock.acceptanceWorkingDays', 3, { unit: 'workingDays', start: 'receiptByUnit', basis: item }),
    unknown('clock.verificationWorkingDays', { unit: 'workingDays', start: 'acceptance' }),
    unknown('clock.extensionWorkingDays', { unit: 'workingDays' }),
    unknown('clock.objectionWorkingDays', { unit: 'workingDays' }),
    unknown('clock.dataRefresh'),
    confirmed('materials.itemCount', 2, { unit: 'items', basis: item }),
    confirmed('materials.fetchFromOwnSystems', true, { basis: item }),
    confirmed('objection.scopeCount', 3, { unit: 'kinds', basis: item }),
    confirmed('repairInformationLetter.servedWithDecision', true, { start: 'serviceOfDecision', basis: item }),
    confirmed('fee.amountYuan', 0, { unit: 'yuan', basis: item }),
  ],
};

/** What is to be said of parameters beside their values, for who reads the rules; no function holds it. */
export const sc22Notes: RuleNotes = {
  'publication.singlePortal': '由“信用中国”集中公示；部门仅可按统一标准公示本领域信息',
  'minor.publicationDefault': '可不公示，或履行义务后即可修复；2026-04-01起适用第36号令',
  'general.maxPublicationMonths': '原文为1年',
  'serious.minPublicationMonths': '原文为1年',
  'serious.maxPublicationMonths': '原文为3年',
  'clock.feedbackWorkingDays': '“一般”',
  'clock.acceptanceWorkingDays': '指受理，不是作出决定',
  'clock.dataRefresh': '提到每日更新，具体义务未查明',
  'materials.itemCount': '纠正证明和信用承诺书',
  'materials.fetchFromOwnSystems': '鼓励部门自行调取证明',
  'objection.scopeCount': '公示内容、公示期限、修复结果',
  'repairInformationLetter.servedWithDecision': '“两书同达”；黑龙江自2025-07-01起对法人和非法人组织全面实施',
};
