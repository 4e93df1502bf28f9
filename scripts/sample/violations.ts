/** What the sample's offices punish: per field a few violations with an act, so that rows read like real ones. The cases are invented. */
import type { Sector } from '#domain/ingest/penalty-fields.ts';

export interface Violation {
  readonly violation: string;
  /** Continues "该单位". */
  readonly fact: string;
  readonly basis: string;
}

export interface SectorSample {
  readonly unitId: string;
  /** Chinese name as in the penalty file. */
  readonly name: string;
  /** Start of decision numbers. */
  readonly prefix: string;
  /** The licence a serious decision takes away; null where there is none: then operation is stopped. */
  readonly license: string | null;
  readonly violations: readonly Violation[];
}

const violation = (name: string, fact: string, basis: string): Violation => ({ violation: name, fact, basis });

export const sectorSamples = {
  marketSupervision: {
    unitId: 'unit-hn-market',
    name: '市场监管',
    prefix: '淮市监罚',
    license: null,
    violations: [
      violation(
        '发布虚假广告',
        '在店堂和网页宣传中使用没有依据的数据，误导消费者。',
        '《中华人民共和国广告法》第五十五条',
      ),
      violation('不按规定明码标价', '销售商品未标明价格，经告知后仍未改正。', '《中华人民共和国价格法》第四十二条'),
      violation(
        '生产不符合标准的产品',
        '所产产品经抽检不符合保障人身财产安全的标准。',
        '《中华人民共和国产品质量法》第四十九条',
      ),
      violation('虚假商业宣传', '对商品的性能和用户评价作引人误解的宣传。', '《中华人民共和国反不正当竞争法》第二十条'),
    ],
  },
  food: {
    unitId: 'unit-hn-market',
    name: '食品',
    prefix: '淮市监食罚',
    license: '食品经营许可证',
    violations: [
      violation(
        '经营超过保质期的食品',
        '货架上陈列待售食品超过标注的保质期。',
        '《中华人民共和国食品安全法》第一百二十四条',
      ),
      violation(
        '未按规定进货查验',
        '采购食品未查验供货者的许可证和合格证明。',
        '《中华人民共和国食品安全法》第一百二十六条',
      ),
    ],
  },
  drug: {
    unitId: 'unit-hn-market',
    name: '药品',
    prefix: '淮市监药罚',
    license: '药品经营许可证',
    violations: [
      violation('销售劣药', '销售的中药饮片经检验含量不符合规定。', '《中华人民共和国药品管理法》第一百一十七条'),
      violation(
        '未遵守药品经营质量管理规范',
        '冷藏药品储存温度记录缺失。',
        '《中华人民共和国药品管理法》第一百二十六条',
      ),
    ],
  },
  specialEquipment: {
    unitId: 'unit-hn-market',
    name: '特种设备',
    prefix: '淮市监特罚',
    license: null,
    violations: [
      violation(
        '使用未经定期检验的特种设备',
        '在用叉车超过检验周期未申报检验。',
        '《中华人民共和国特种设备安全法》第八十四条',
      ),
      violation(
        '电梯维护保养不到位',
        '未按安全技术规范进行电梯维护保养。',
        '《中华人民共和国特种设备安全法》第八十八条',
      ),
    ],
  },
  transport: {
    unitId: 'unit-hn-transport',
    name: '交通运输',
    prefix: '淮交执罚',
    license: '道路运输经营许可证',
    violations: [
      violation(
        '未取得许可从事道路运输经营',
        '所属车辆未取得道路运输证从事货物运输。',
        '《中华人民共和国道路运输条例》第六十三条',
      ),
      violation('违法超限运输', '所属货车车货总质量超过公路限定标准。', '《公路安全保护条例》第六十四条'),
    ],
  },
  ecology: {
    unitId: 'unit-hn-ecology',
    name: '生态环境',
    prefix: '淮环罚',
    license: '排污许可证',
    violations: [
      violation('超标排放水污染物', '总排口废水化学需氧量超过排放标准。', '《中华人民共和国水污染防治法》第八十三条'),
      violation(
        '扬尘污染防治措施不力',
        '露天堆放物料未覆盖，未采取有效防尘措施。',
        '《中华人民共和国大气污染防治法》第一百一十七条',
      ),
    ],
  },
  tax: {
    unitId: 'unit-hn-tax',
    name: '税务',
    prefix: '淮税罚',
    license: null,
    violations: [
      violation(
        '未按期办理纳税申报',
        '未按规定期限办理纳税申报和报送纳税资料。',
        '《中华人民共和国税收征收管理法》第六十二条',
      ),
      violation('偷税', '少列收入，少缴应纳税款。', '《中华人民共和国税收征收管理法》第六十三条'),
    ],
  },
  urbanManagement: {
    unitId: 'unit-hn-urban',
    name: '城市管理',
    prefix: '淮城管罚',
    license: null,
    violations: [
      violation('擅自占用城市道路', '未经批准占用人行道堆放货物。', '《城市道路管理条例》第四十二条'),
      violation('运输建筑垃圾沿途遗撒', '所属车辆运输渣土未密闭，造成路面污染。', '《城市建筑垃圾管理规定》第二十三条'),
    ],
  },
  fire: {
    unitId: 'unit-hn-fire',
    name: '消防',
    prefix: '淮消行罚',
    license: null,
    violations: [
      violation(
        '消防设施未保持完好有效',
        '室内消火栓无水，自动报警系统处于故障状态。',
        '《中华人民共和国消防法》第六十条',
      ),
      violation('占用堵塞疏散通道', '疏散楼梯间堆放杂物，影响安全疏散。', '《中华人民共和国消防法》第六十条'),
    ],
  },
  workSafety: {
    unitId: 'unit-hn-emergency',
    name: '安全生产',
    prefix: '淮应急罚',
    license: '安全生产许可证',
    violations: [
      violation(
        '未按规定开展安全生产教育培训',
        '新入职人员未经三级安全教育上岗作业。',
        '《中华人民共和国安全生产法》第九十七条',
      ),
      violation('未建立事故隐患排查治理制度', '重大隐患未登记、未治理。', '《中华人民共和国安全生产法》第一百零一条'),
    ],
  },
  customs: {
    unitId: 'unit-hn-customs',
    name: '海关',
    prefix: '淮关缉违字',
    license: null,
    violations: [
      violation(
        '进出口货物申报不实',
        '申报的商品编号与实际货物不符。',
        '《中华人民共和国海关行政处罚实施条例》第十五条',
      ),
    ],
  },
  export: {
    unitId: 'unit-hn-tax',
    name: '出口',
    prefix: '淮税出罚',
    license: null,
    violations: [
      violation(
        '出口退税申报资料不实',
        '申报出口退税的单证与实际出口货物不符。',
        '《中华人民共和国税收征收管理法》第六十六条',
      ),
    ],
  },
} as const satisfies Record<Sector, SectorSample>;
