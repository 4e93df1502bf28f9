import { assumed, confirmed, unknown } from '../parameter.ts';
import { ruleSetTitles } from '../titles.ts';
import type { RuleSet } from '../types.ts';

const article = '条号待核实';

/** NDRC Order 36, in force since 2026-04-01. Articles 1 to 4 were read; the numbers of all other articles are still to be checked. */
export const ndrc36: RuleSet = {
  id: 'ndrc36',
  ...ruleSetTitles.ndrc36,
  effectiveFrom: '2026-04-01',
  effectiveTo: null,
  version: 1,
  parameters: [
    // publication
    confirmed('publication.startEvent', 'determination', {
      basis: article,
      note: '自司法、行政文书认定之日起算，不是公示之日；征求意见稿曾为公示之日',
    }),
    confirmed('minor.publicationDefault', 'notPublished', {
      basis: article,
      note: '轻微失信信息原则上不公示，确需公示的应记录理由',
    }),
    confirmed('minor.minPublicationMonths', 0, {
      unit: 'months',
      start: 'determination',
      basis: article,
      note: '履行法定义务后即可申请修复',
    }),
    confirmed('minor.maxPublicationMonths', 3, {
      unit: 'months',
      start: 'determination',
      basis: article,
      note: '仅在确需公示时适用',
    }),
    confirmed('general.minPublicationMonths', 3, { unit: 'months', start: 'determination', basis: article }),
    confirmed('general.maxPublicationMonths', 12, {
      unit: 'months',
      start: 'determination',
      basis: article,
      note: '原文为1年',
    }),
    confirmed('serious.minPublicationMonths', 12, {
      unit: 'months',
      start: 'determination',
      basis: article,
      note: '原文为1年',
    }),
    confirmed('serious.maxPublicationMonths', 36, {
      unit: 'months',
      start: 'determination',
      basis: article,
      note: '原文为3年',
    }),
    confirmed('publication.applyOnlyAfterExpiry', true, {
      start: 'minPeriodEnd',
      basis: article,
      note: '最短公示期届满后方可申请',
    }),
    confirmed('publication.autoStopAtMax', true, { start: 'maxPeriodEnd', basis: article, note: '无需申请' }),
    confirmed('publication.autoStopIfUncorrected', false, {
      start: 'maxPeriodEnd',
      basis: article,
      note: '未纠正的按行业主管部门规定办理，应转送，不得遗漏',
    }),
    unknown('publication.autoStopAlsoStopsSharing', { note: '所见材料仅涉及公示' }),
    confirmed('publication.suspendedByRemedy', false, {
      confidence: 'A-w',
      start: 'remedyFiling',
      basis: article,
      note: '存在例外情形，内容未能辨认',
    }),
    assumed('severity.sectorStandardFirst', true, 'C', {
      basis: article,
      note: '有行业标准的从其标准，否则用默认对照表',
    }),
    unknown('severity.multiplePenaltyRule', {
      default: { value: 'highest', note: '参照第58号令，按最高等级（ASM-10）' },
    }),
    unknown('transition.policy', { note: '2026-04-01前认定的信息如何适用未查明，不设默认值' }),
    unknown('record.retention', { unit: 'years', note: '修复后不得删除' }),
    unknown('naturalPerson.treatment'),
    // eligibility and materials
    confirmed('repair.excludedOnlyByLaw', true, {
      basis: '第2条',
      note: '仅法律、法规或党中央、国务院政策文件明确规定不可修复的除外',
    }),
    assumed('repair.neverRepairableClass', false, 'C', {
      basis: '第2条',
      note: '2019年的“特定严重”类别在全国层面不再存在',
    }),
    confirmed('eligibility.conditionCount', 4, { unit: 'conditions', basis: article }),
    assumed('materials.itemCount', 3, 'B', { unit: 'items', basis: article, note: '国办发〔2025〕22号列2项' }),
    assumed('materials.trainingCertificateRequired', false, 'C', { note: '未列入国家材料清单' }),
    assumed('materials.creditReportRequired', false, 'C', { note: '未列入国家材料清单' }),
    confirmed('education.isPrecondition', false, { confidence: 'A-w', basis: article, note: '教育培训仅为鼓励' }),
    // clocks, refusal, follow-up
    confirmed('clock.feedbackWorkingDays', 10, {
      unit: 'workingDays',
      start: 'receiptByCreditChina',
      basis: `${article}；国办发〔2025〕22号`,
      note: '“一般”，并非绝对；数字取自国办发〔2025〕22号，第36号令重申同一数字系推定',
    }),
    unknown('clock.forwardWorkingDays', {
      unit: 'workingDays',
      start: 'receiptByCreditChina',
      basis: article,
      note: '原文用“及时”',
    }),
    unknown('clock.acceptanceWorkingDays', {
      unit: 'workingDays',
      start: 'receiptByUnit',
      basis: article,
      note: '有此条款，数字未能辨认',
      default: { value: 3, note: '国办发〔2025〕22号的数字' },
    }),
    unknown('clock.verificationWorkingDays', {
      unit: 'workingDays',
      start: 'acceptance',
      basis: article,
      note: '有此条款，数字未能辨认',
      default: { value: 7, note: '推定：10个工作日减去受理3个工作日；市场监管领域亦为7个工作日（ASM-12）' },
    }),
    unknown('clock.extensionWorkingDays', {
      unit: 'workingDays',
      start: 'verificationEnd',
      basis: article,
      note: '情况复杂或需核实的可延期，须在期限届满前告知申请人',
    }),
    unknown('clock.supplementWorkingDays', { unit: 'workingDays', start: 'supplementNotice' }),
    unknown('clock.supplementPausesClock', { note: '采用何种做法应留痕' }),
    unknown('clock.resultToCreditChinaWorkingDays', {
      unit: 'workingDays',
      start: 'decision',
      basis: article,
      note: '有数字，未能辨认',
    }),
    unknown('clock.objectionWorkingDays', { unit: 'workingDays', note: '地方数字见地方规则' }),
    unknown('clock.thirdPartyUpdateWorkingDays', { unit: 'workingDays', note: '应及时更新，期限数字未查明' }),
    confirmed('refusal.reasonRequired', true, {
      confidence: 'A-w',
      basis: article,
      note: '通过“信用中国”网站告知并说明理由',
    }),
    confirmed('acceptance.mustAcceptIfComplete', true, { confidence: 'A-w', basis: article }),
    confirmed('ban.applies', true, {
      confidence: 'A-w',
      start: 'falseMaterialFinding',
      basis: article,
      note: '材料虚假、承诺严重不实或故意不履行承诺',
    }),
    unknown('ban.reapplicationYears', { unit: 'years' }),
    unknown('ban.recordPublicationYears', { unit: 'years' }),
    confirmed('bankruptcy.stageCount', 2, { confidence: 'A-w', unit: 'stages', start: 'courtRuling', basis: article }),
    unknown('bankruptcy.restoreOnFailure'),
    confirmed('thirdParty.creditChinaPrevails', true, { basis: article }),
    confirmed('thirdParty.sharingMayBeSuspended', true, {
      confidence: 'A-w',
      basis: article,
      note: '可以暂停或取消数据共享',
    }),
    unknown('fee.amountYuan', { unit: 'yuan', note: '未见本令收费条款，适用国办发〔2025〕22号：免费' }),
  ],
};
