import {
  commitmentIsPublished,
  determiningUnitDecides,
  earlierBreachBars,
  forEveryRecordKind,
  nationalBreachPath,
  nationalWays,
  sampleDivision,
  sharedDataMayProve,
} from './national.ts';
import type { CityProfile } from './profile.ts';

const plan = '《淮南市关于健全社会信用体系工作方案（征求意见稿）》';
const own = '系统运行设置';

/** 淮南, the default city. Its plan is a draft for comment, so nothing of it is confirmed. */
export const huainan: CityProfile = {
  regionId: 'huainan',
  name: '淮南市',
  version: 1,
  ways: {
    offered: {
      value: ['commitment', 'rectification', 'creditCheck', 'thematicTraining'],
      basis: '《信用修复管理办法》（教育培训仅为鼓励）',
      status: 'assumed',
      note: '方案未规定修复方式；培训可由办理人员作为指导增加，不是申请条件',
    },
    required: forEveryRecordKind(nationalWays),
  },
  decider: determiningUnitDecides,
  jointReviews: [
    {
      sector: 'export',
      unitIds: ['unit-hn-tax', 'unit-hn-customs'],
      combine: 'all',
      basis: `${plan}附件5`,
      status: 'assumed',
      note: '信用修复联审；各部门结论如何合并未规定，按一致同意',
    },
  ],
  publicationChain: {
    value: ['creditChina', 'creditAnhui', 'creditHuainan'],
    basis: `${plan}二.6`,
    status: 'assumed',
    note: '信用中国、信用安徽、信用淮南协同公示',
  },
  limits: {
    overlay: null,
    supplementWorkingDays: null,
    supplementPausesClock: {
      value: false,
      basis: own,
      status: 'assumed',
      note: '补正是否中止计时未查明（OQ-03），按不中止计算，对申请人有利',
    },
    receiptWorkingDays: { value: 2, basis: own, status: 'assumed', note: '内部目标，法定期限未查明（OQ-04）' },
    commitmentFollowUpWorkingDays: {
      value: 30,
      basis: own,
      status: 'assumed',
      note: '内部目标，修复后何时核查承诺没有规定',
    },
    reminderLeadWorkingDays: { value: 1, basis: own, status: 'assumed', note: '内部目标' },
  },
  acceptance: {
    automatic: { value: false, basis: own, status: 'assumed', note: '方案未规定，由受理人员办理' },
  },
  verification: { bySharedData: sharedDataMayProve },
  commitment: {
    types: {
      value: ['approvalSubstitution', 'proofMatter', 'creditRepair', 'voluntary'],
      basis: `${plan}三.10`,
      status: 'assumed',
    },
    publicationRequired: commitmentIsPublished,
    barredBy: earlierBreachBars,
    breachPath: nationalBreachPath,
    divisionCode: sampleDivision,
  },
  interview: 'notStated',
  catalogues: {
    records: { value: '全国公共信用信息基础目录及本市补充目录', basis: `${plan}二.7`, status: 'assumed' },
    measures: { value: '全国失信惩戒措施基础清单', basis: `${plan}二.7`, status: 'assumed' },
  },
  labels: { sanctionMeasure: '失信惩戒措施', creditLeadDepartment: '市发展改革委', localPortal: '信用淮南' },
  seamless: {
    value: { source: '省信用办', mechanismStated: false },
    basis: `${plan}三.12`,
    status: 'assumed',
    note: '同一条同时要求“一次申请”，未规定机制，不得据此自动立案',
  },
  eligibleSubjects: {
    value: [{ kind: 'legalPerson' }, { kind: 'unincorporatedOrganization' }, { kind: 'individualBusiness' }],
    basis: `${plan}三.12`,
    status: 'assumed',
    note: '方案称“企业”；自然人如何办理国家规则未查明（OQ-11）',
  },
  neighbours: 'notStated',
  pilots: 'notStated',
};
