/** What a person must close, by reading the official texts, before the system goes live. */

export interface OpenQuestion {
  readonly id: string;
  readonly question: string;
  readonly blocks: string;
}

export const openQuestions: readonly OpenQuestion[] = [
  { id: 'OQ-01', question: '第36号令：2026-04-01前认定的信息如何适用', blocks: '多数存量信息的停止公示日期和申请条件' },
  { id: 'OQ-02', question: '第36号令：受理、核查、延期的日数', blocks: '受理、核查、延期期限' },
  { id: 'OQ-03', question: '补正期限，以及补正是否中止计时', blocks: '补正期限' },
  { id: 'OQ-04', question: '结果报送“信用中国”的日数，接收方和第三方更新的日数', blocks: '结果报送和更新期限' },
  { id: 'OQ-05', question: '再次申请限制的年数，虚假承诺信息的公示年数（第36号令和第58号令）', blocks: '再次申请限制' },
  { id: 'OQ-06', question: '严重程度最终清单，2026年行业标准及金额，一个决定多种处罚', blocks: '失信等级' },
  { id: 'OQ-07', question: '第36号令第2、3、4条以外的条号，22号文第一、二项以外的条目', blocks: '文书引用' },
  { id: 'OQ-08', question: '全国异议办理日数，“复议诉讼不停止公示”的例外', blocks: '异议' },
  { id: 'OQ-09', question: '重整失败后的恢复，屏蔽的终止', blocks: '破产屏蔽' },
  { id: 'OQ-10', question: '自动停止公示是否同时终止共享和惩戒', blocks: '三项效果' },
  { id: 'OQ-11', question: '留存期限，自然人，第36号令的收费规定', blocks: '三项效果、收费' },
  { id: 'OQ-12', question: '承诺的核查期限，虚假承诺的分级', blocks: '告知承诺' },
  { id: 'OQ-13', question: '双公示必填项、2021年标准、许可字段，承诺数据官方标准', blocks: '数据标准' },
  { id: 'OQ-14', question: '实务中“届满”和第1日的含义（ASM-01至ASM-08）', blocks: '全部日期' },
  { id: 'OQ-15', question: '市场监管规定：受理日数、起算点', blocks: '市场监管领域期限' },
];
