/** Conventions the sources leave open. Whatever rests on one names it; the switch says how an operator changes it. */

export interface Assumption {
  readonly id: AssumptionId;
  readonly statement: string;
  readonly why: string;
  /** The setting and its value here; absent where changing it means changing code. */
  readonly switch?: { readonly name: string; readonly value: string; readonly alternatives: readonly string[] };
}

export const assumptionIds = [
  'ASM-01',
  'ASM-02',
  'ASM-03',
  'ASM-04',
  'ASM-05',
  'ASM-06',
  'ASM-07',
  'ASM-08',
  'ASM-09',
  'ASM-10',
  'ASM-11',
  'ASM-12',
  'ASM-13',
] as const;
export type AssumptionId = (typeof assumptionIds)[number];

export const assumptions: readonly Assumption[] = [
  {
    id: 'ASM-01',
    statement: '月、年按公历计算，末日为对应日；当月无对应日的，为当月最后一日；一次加足，不逐月累加。',
    why: '参照民法典第202条',
    switch: { name: 'monthMode', value: 'clamp', alternatives: [] },
  },
  { id: 'ASM-02', statement: '起算当日不计入。', why: '参照民法典第201条' },
  {
    id: 'ASM-03',
    statement: '“届满后”自期间最后一日的次日开始。',
    why: '推定',
    switch: { name: 'expiryMode', value: 'dayAfter', alternatives: ['correspondingDay'] },
  },
  {
    id: 'ASM-04',
    statement: '公示期末日为休息日的不顺延。',
    why: '推定；按民法典第203条顺延对主体不利',
    switch: { name: 'rollPublicationPeriod', value: 'false', alternatives: [] },
  },
  {
    id: 'ASM-05',
    statement: '最长公示期末日的次日零时（北京时间）自动停止公示。',
    why: '推定',
    switch: { name: 'expiryMode', value: 'dayAfter', alternatives: ['correspondingDay'] },
  },
  {
    id: 'ASM-06',
    statement: '工作日为周一至周五，减去公布的放假日，加上公布的调休上班日；起算事件当日之后的第一个工作日为第1日。',
    why: '推定；法律仅规定为工作日',
  },
  {
    id: 'ASM-07',
    statement: '进入接收系统即为收到，不论时刻和日期，以北京时间当日计。',
    why: '参照电子签名法第11条',
    switch: { name: 'receiptMode', value: 'sameDay', alternatives: ['nextWorkingDay'] },
  },
  {
    id: 'ASM-08',
    statement: '电子方式办理的，期限至到期日24时止。',
    why: '推定；民法典第203条两种规则并存',
    switch: { name: 'dueTime', value: '24:00', alternatives: [] },
  },
  { id: 'ASM-09', statement: '期限进入放假安排尚未公布的年度的，不给出确定日期，公布后重新计算。', why: '推定' },
  {
    id: 'ASM-10',
    statement: '同一决定有多种处罚的，按最高等级。',
    why: '推定；第58号令为“最长”',
    switch: { name: 'severity.multiplePenaltyRule', value: 'highest', alternatives: [] },
  },
  {
    id: 'ASM-11',
    statement: '认定和申请均在同一规则施行期间的，适用该规则。',
    why: '推定',
    switch: {
      name: 'transition.policy',
      value: '',
      alternatives: ['byDetermination', 'byFiling'],
    },
  },
  {
    id: 'ASM-12',
    statement: '核查期限为7个工作日。',
    why: '推定',
    switch: { name: 'clock.verificationWorkingDays', value: '7', alternatives: [] },
  },
  { id: 'ASM-13', statement: '纠正当日即可提出申请。', why: '推定' },
];
