/** The remarks on the cities' entries. Apart from the profiles, because only those who show them to people need them. */
import type { Way } from './profile.ts';

/** On a required way, whichever city requires it. */
export const wayNotes: Readonly<Partial<Record<Way, string>>> = {
  rectification: '纠正和履行义务的证明',
  creditCheck: '以部门数据核对申请人陈述',
  thematicTraining: '地方做法，不是国家条件',
};

const everyCity = {
  'limits.supplementPausesClock': '补正是否中止计时未查明（OQ-03），按不中止计算，对申请人有利',
  'limits.receiptWorkingDays': '内部目标，法定期限未查明（OQ-04）',
  'limits.commitmentFollowUpWorkingDays': '内部目标，修复后何时核查承诺没有规定',
  'limits.commitmentStepWorkingDays': '内部目标，处理违诺、逾期材料、协助核查、随机抽查和未定期限的核查没有规定期限',
  'limits.reminderLeadWorkingDays': '内部目标',
  'commitment.barredBy': '国家文件只写明虚假承诺；未履行承诺是否同样限制由本市确定',
  'commitment.divisionCode': '上线前改为本市的行政区划代码',
};

/** By region, then by the entry's place in the profile. */
export const profileNotes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  huainan: {
    ...everyCity,
    'ways.offered': '方案未规定修复方式；培训可由办理人员作为指导增加，不是申请条件',
    'jointReviews.0': '信用修复联审；各部门结论如何合并未规定，按一致同意',
    publicationChain: '信用中国、信用安徽、信用淮南协同公示',
    'acceptance.automatic': '方案未规定，由受理人员办理',
    seamless: '同一条同时要求“一次申请”，未规定机制，不得据此自动立案',
    eligibleSubjects: '方案称“企业”；自然人如何办理国家规则未查明（OQ-11）',
  },
  suzhou: {
    ...everyCity,
    'ways.offered': '规划称“可通过”，并非固定组合',
    'acceptance.automatic': '规划未规定；材料齐全且核对无误的自动受理',
    interview: '谁认定、谁约谈',
    eligibleSubjects: '市场主体；社会成员限轻微失信',
  },
};
