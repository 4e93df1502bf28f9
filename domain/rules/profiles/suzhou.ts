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

const plan = '《宿州市“十四五”社会信用体系建设规划》';
const own = '系统运行设置';

/** 宿州, the second city: it asks for training beside the national conditions. */
export const suzhou: CityProfile = {
  regionId: 'suzhou',
  name: '宿州市',
  version: 1,
  ways: {
    offered: {
      value: ['commitment', 'rectification', 'creditCheck', 'thematicTraining', 'creditReport', 'charity'],
      basis: `${plan}五（三）`,
      status: 'assumed',
    },
    required: forEveryRecordKind([
      ...nationalWays,
      {
        way: 'thematicTraining',
        basis: `${plan}五（三）`,
        status: 'assumed',
      },
    ]),
  },
  decider: determiningUnitDecides,
  jointReviews: [],
  publicationChain: {
    value: ['creditChina', 'creditAnhui', 'creditSuzhou'],
    basis: `${plan}专栏3`,
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
    automatic: { value: true, basis: own, status: 'assumed' },
  },
  verification: { bySharedData: sharedDataMayProve },
  commitment: {
    types: 'notStated',
    publicationRequired: commitmentIsPublished,
    barredBy: earlierBreachBars,
    breachPath: nationalBreachPath,
    divisionCode: sampleDivision,
  },
  interview: {
    value: {
      kinds: ['advisory', 'warning'],
      trigger: 'rectificationMissedOrInsufficient',
      reportedToNationalPlatform: true,
    },
    basis: `${plan}五（三）`,
    status: 'assumed',
  },
  catalogues: {
    records: { value: '全国公共信用信息基础目录及本市补充目录', basis: `${plan}五（一）`, status: 'assumed' },
    measures: { value: '全国失信惩戒措施基础清单（2021年版）', basis: `${plan}专栏6`, status: 'assumed' },
  },
  labels: { sanctionMeasure: '失信约束措施', creditLeadDepartment: '市信用办', localPortal: '信用宿州' },
  seamless: 'notStated',
  eligibleSubjects: {
    value: [
      { kind: 'legalPerson' },
      { kind: 'unincorporatedOrganization' },
      { kind: 'individualBusiness' },
      { kind: 'naturalPerson', severities: ['minor'] },
    ],
    basis: `${plan}五（三）、四（二）`,
    status: 'assumed',
  },
  neighbours: 'notStated',
  pilots: { value: ['region', 'industry', 'enterpriseGroup'], basis: `${plan}九（三）`, status: 'assumed' },
};
