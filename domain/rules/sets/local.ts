/**
 * Local regulations as overlays. A shorter limit for the authority applies beside the national one; whatever touches a publication
 * period or a right of the subject (`touches`) goes to a person (立法法 art. 106: software must not pick a winner).
 */
import { confirmed } from '../parameter.ts';
import { ruleSetTitles } from '../titles.ts';
import type { Parameter, ParameterValue, RuleNotes, RuleSet, Unit } from '../types.ts';

interface LocalRest {
  readonly unit?: Unit;
  readonly start?: string;
  readonly touches?: NonNullable<Parameter['touches']>;
}

const local = (id: string, value: ParameterValue, article: number, rest: LocalRest = {}): Parameter =>
  confirmed(id, value, { confidence: 'A·S', basis: `第${article}条`, ...rest });

const limit = (id: string, days: number, article: number, start: string): Parameter =>
  local(id, days, article, { unit: 'workingDays', start });

export const localShenzhen: RuleSet = {
  id: 'localShenzhen',
  ...ruleSetTitles.localShenzhen,
  effectiveFrom: '2023-03-01',
  effectiveTo: null,
  version: 1,
  parameters: [
    local('acceptance.onTheSpot', true, 81, { start: 'filing' }),
    limit('clock.repairDecisionWorkingDays', 3, 82, 'acceptanceOrReceiptByUnit'),
    limit('clock.repairExtensionWorkingDays', 3, 82, 'repairDecisionLimitEnd'),
    local('fee.amountYuan', 0, 81, { unit: 'yuan' }),
    local('repair.measures', 5, 80, { unit: 'kinds' }),
    local('repair.responsiblePersonsMayApply', true, 80),
    local('bankruptcyAbuse.waitYears', 3, 83, { unit: 'years', start: 'notEstablished', touches: 'subjectRight' }),
    limit('clock.objectionCheckWorkingDays', 1, 51, 'acceptance'),
    limit('clock.objectionDecisionWorkingDays', 2, 51, 'acceptanceOrReceiptByUnit'),
    local('objection.markAtOnce', true, 50, { start: 'acceptance' }),
    local('remedy.markDuringReview', true, 43, { start: 'remedyFiling' }),
    local('accessLog.retentionYears', 5, 45, { unit: 'years', start: 'query' }),
  ],
};

/** What is to be said of parameters beside their values, for who reads the rules; no function holds it. */
export const localShenzhenNotes: RuleNotes = {
  'acceptance.onTheSpot': '材料齐全的当场受理，否则一次性告知',
  'clock.repairDecisionWorkingDays': '结果告知申请人',
  'clock.repairExtensionWorkingDays': '经主要负责人批准',
  'repair.measures': '承诺、整改、核查、专题培训、信用报告；后两项不是国家条件',
  'repair.responsiblePersonsMayApply': '主要责任人和直接责任人可以单独申请',
  'bankruptcyAbuse.waitYears': '严重妨害破产程序',
  'clock.objectionCheckWorkingDays': '由市公共信用信息工作机构核查，即时更正或转送',
  'clock.objectionDecisionWorkingDays': '经负责人批准可延长3个工作日',
  'objection.markAtOnce': '异议标注',
  'remedy.markDuringReview': '复议或诉讼期间标注；第36号令仅规定不停止公示',
  'accessLog.retentionYears': '不少于',
};

export const localHenan: RuleSet = {
  id: 'localHenan',
  ...ruleSetTitles.localHenan,
  effectiveFrom: '2020-05-01',
  effectiveTo: null,
  version: 1,
  parameters: [
    limit('clock.repairWorkingDays', 1, 43, 'receipt'),
    limit('clock.objectionOwnWorkingDays', 3, 41, 'receipt'),
    limit('clock.objectionOtherUnitWorkingDays', 7, 41, 'receipt'),
    limit('clock.removeAfterRevocationWorkingDays', 1, 42, 'updateReceipt'),
    local('disclosure.maxYears', 5, 19, { unit: 'years', start: 'notEstablished', touches: 'publicationPeriod' }),
  ],
};

/** What is to be said of parameters beside their values, for who reads the rules; no function holds it. */
export const localHenanNotes: RuleNotes = {
  'clock.repairWorkingDays': '起算点未查明，按收到之日推定；条文自身规定国家规定优先',
  'clock.objectionOwnWorkingDays': '应标注；鉴定时间不计入',
  'clock.objectionOtherUnitWorkingDays': '被核查单位自核查通知起3个工作日',
  'disclosure.maxYears': '仍在名单的可以更长',
};

export const localShandong: RuleSet = {
  id: 'localShandong',
  ...ruleSetTitles.localShandong,
  effectiveFrom: '2020-10-01',
  effectiveTo: null,
  version: 1,
  parameters: [
    limit('clock.objectionOwnWorkingDays', 3, 39, 'receipt'),
    limit('clock.objectionOtherUnitWorkingDays', 7, 39, 'receipt'),
    limit('clock.reportRevocationWorkingDays', 3, 40, 'decisionRevocation'),
    local('disclosure.maxYears', 5, 38, { unit: 'years', start: 'endOfConduct', touches: 'publicationPeriod' }),
    local('interview.duringDisclosure', true, 41),
  ],
};

/** What is to be said of parameters beside their values, for who reads the rules; no function holds it. */
export const localShandongNotes: RuleNotes = {
  'disclosure.maxYears': '自失信行为终止之日起，不是认定之日',
  'interview.duringDisclosure': '由信息提供单位提示约谈或警示约谈',
};

export const localZhejiang: RuleSet = {
  id: 'localZhejiang',
  ...ruleSetTitles.localZhejiang,
  effectiveFrom: '2018-01-01',
  effectiveTo: null,
  version: 1,
  parameters: [
    limit('clock.objectionWorkingDays', 5, 31, 'acceptance'),
    limit('clock.objectionMaxWorkingDays', 20, 31, 'acceptance'),
    local('objection.archiveRequired', true, 31),
    local('disclosure.years', 5, 16, { unit: 'years', start: 'determination', touches: 'publicationPeriod' }),
    local('repair.listedSubjectsExcluded', true, 32, { touches: 'subjectRight' }),
  ],
};

/** What is to be said of parameters beside their values, for who reads the rules; no function holds it. */
export const localZhejiangNotes: RuleNotes = {
  'clock.objectionWorkingDays': '复核亦同',
  'clock.objectionMaxWorkingDays': '经批准的总期限',
  'disclosure.years': '或自刑期届满之日起；国家另有规定的从其规定，在列名单的可以更长',
  'repair.listedSubjectsExcluded': '与第36号令第2条精神不一致，须由人确认',
};
