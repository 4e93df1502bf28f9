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
    },
  ],
  publicationChain: {
    value: ['creditChina', 'creditAnhui', 'creditHuainan'],
    basis: `${plan}二.6`,
    status: 'assumed',
  },
  limits: {
    overlay: null,
    supplementWorkingDays: null,
    supplementPausesClock: {
      value: false,
      basis: own,
      status: 'assumed',
    },
    receiptWorkingDays: { value: 2, basis: own, status: 'assumed' },
    commitmentFollowUpWorkingDays: {
      value: 30,
      basis: own,
      status: 'assumed',
    },
    commitmentStepWorkingDays: {
      value: 10,
      basis: own,
      status: 'assumed',
    },
    reminderLeadWorkingDays: { value: 1, basis: own, status: 'assumed' },
  },
  acceptance: {
    automatic: { value: false, basis: own, status: 'assumed' },
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
  },
  eligibleSubjects: {
    value: [{ kind: 'legalPerson' }, { kind: 'unincorporatedOrganization' }, { kind: 'individualBusiness' }],
    basis: `${plan}三.12`,
    status: 'assumed',
  },
  neighbours: 'notStated',
  pilots: 'notStated',
};
