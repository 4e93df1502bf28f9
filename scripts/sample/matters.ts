/**
 * The sample catalogue: the kinds of matters that city plans and the national guidance name for 告知承诺, with invented texts.
 * Laws are named without articles, and no number is a law's: each term says that the sample set it.
 */
import type { MatterDraft } from '#contracts/matters.ts';

export interface SampleMatter {
  readonly matterId: string;
  readonly content: MatterDraft;
}

const guidance = '《国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见》（国办发〔2020〕42号）';
const guidanceNumber = '国办发〔2020〕42号';

const term = (workingDays: number) => ({ workingDays, basis: '样例设定', status: 'assumed' }) as const;
const unset = { workingDays: null, basis: '未查明国家规定', status: 'unknown' } as const;

const must = (id: string, text: string) => ({ id, text, mandatory: true });
const may = (id: string, text: string) => ({ id, text, mandatory: false });
const material = (id: string, name: string) => ({ id, name });

/** What the matters of the sample have in common; each states everything that is its own. */
const usual = {
  deferredMaterials: [],
  noticeText: null,
  letterText: null,
  legalConsequences:
    '承诺不实或者未履行承诺的，依法终止办理、责令限期整改、撤销决定或者予以处罚，并记入信用记录；修复前不再适用告知承诺。',
  supervisionChannel: '12345政务服务便民热线，或者向本单位的上级主管部门投诉。',
  decidedOnTheSpot: false,
  disclosureScope: 'public',
  representativeAllowed: true,
  rectification: term(10),
  excluded: null,
  validMonths: null,
} as const satisfies Partial<MatterDraft>;

const city = (regionId: string, name: string) => ({
  regionId,
  serviceGuide: `${name}政务服务网本事项的办事指南。`,
  contact: `${name}政务服务中心综合窗口，工作日办公时间。`,
});
const huainan = { ...usual, ...city('huainan', '淮南市') };
const suzhou = { ...usual, ...city('suzhou', '宿州市') };

/** Both cities have it, each with its own unit and terms. */
const foodLicence = {
  name: '食品经营许可（小型餐饮）',
  description: '小型餐饮经营者取得食品经营许可，经承诺可以先证后查。',
  kind: 'businessLicenseMatter',
  commitmentType: 'approvalSubstitution',
  legalBasis: ['《中华人民共和国食品安全法》', '《食品经营许可和备案管理办法》', guidance],
  conditions: [
    must('premises', '加工经营场所与有毒有害场所和其他污染源隔开，不设在居民住宅楼内未经规划的部位'),
    must('equipment', '有独立的清洗消毒、冷藏和废弃物存放设施'),
    must('manager', '配备至少一名经考核合格的食品安全管理人员'),
    must('health', '接触直接入口食品的从业人员均持有效健康证明'),
    may('kitchen', '后厨加工过程向就餐者公开展示'),
  ],
  substitutedMaterials: [material('layout', '经营场所布局图和操作流程文件'), material('rules', '食品安全规章制度文本')],
  requiredMaterials: [material('form', '食品经营许可申请书'), material('licence', '营业执照')],
  decidedOnTheSpot: true,
} as const satisfies Partial<MatterDraft>;

/** The same of both cities. */
const residence = {
  name: '企业登记住所（经营场所）使用证明',
  description: '企业设立、变更登记时，以承诺代替住所或者经营场所的使用证明。',
  kind: 'proofMatter',
  commitmentType: 'proofMatter',
  legalBasis: ['《中华人民共和国市场主体登记管理条例》', guidance],
  conditions: [
    must('right', '对所登记的住所（经营场所）有合法的使用权'),
    must('usable', '该房屋不属于违法建筑、危险房屋或者已公告征收的房屋'),
    must('reach', '按所登记的地址能够取得联系'),
  ],
  substitutedMaterials: [material('tenure', '房屋权属证明或者租赁合同'), material('consent', '业主同意经营的证明')],
  requiredMaterials: [material('form', '企业登记申请书')],
  decidedOnTheSpot: true,
} as const satisfies Partial<MatterDraft>;

export const sampleMatters: readonly SampleMatter[] = [
  {
    matterId: 'hn-real-estate-inheritance',
    content: {
      ...huainan,
      unitId: 'unit-hn-natural',
      name: '不动产继承登记（法定继承）',
      description: '法定继承人申请不动产转移登记，以承诺代替亲属关系等证明，可以在线签署承诺书。',
      kind: 'proofMatter',
      commitmentType: 'proofMatter',
      legalBasis: ['《不动产登记暂行条例》', '《中华人民共和国民法典》', guidance],
      conditions: [
        must('heirs', '所列继承人为被继承人的全部法定继承人，没有遗漏和隐瞒'),
        must('no-will', '被继承人没有遗嘱、遗赠，或者遗嘱、遗赠不涉及该不动产'),
        must('no-dispute', '全体继承人对继承份额没有争议'),
        may('waived', '有继承人放弃继承'),
      ],
      substitutedMaterials: [material('kinship', '亲属关系证明'), material('other-heirs', '无其他继承人的证明')],
      requiredMaterials: [material('form', '不动产登记申请书'), material('title', '不动产权属证书')],
      noticeText: '登记机构就继承事项公示，公示期间有人提出异议的，中止办理并通知申请人。',
      legalConsequences:
        '承诺不实的，依法更正或者撤销登记，记入信用记录；给他人造成损害的，依法承担赔偿责任；修复前不再适用告知承诺。',
      // Family relations of natural persons.
      disclosureScope: 'notPublic',
      verification: {
        method: 'sharedData',
        standard: '与民政、公安部门共享的死亡、婚姻和亲属关系登记信息核对一致。',
        factKinds: ['death-registered', 'kinship-registered'],
        term: term(15),
      },
      rectification: unset,
    },
  },
  {
    matterId: 'hn-enterprise-residence',
    content: {
      ...huainan,
      ...residence,
      unitId: 'unit-hn-market',
      verification: {
        method: 'sharedData',
        standard: '与不动产登记、违法建筑和征收公告信息核对，地址存在且可以用于经营。',
        factKinds: ['address-usable'],
        term: term(20),
      },
      validMonths: 36,
    },
  },
  {
    matterId: 'hn-food-licence',
    content: {
      ...huainan,
      ...foodLicence,
      unitId: 'unit-hn-market',
      noticeText: '取得许可后方可营业；现场核查前变更场所布局的，应当先行告知本单位。',
      verification: {
        method: 'onSite',
        standard: '现场核对场所、设施、食品安全管理人员和从业人员健康证明，逐项与承诺相符。',
        term: term(30),
      },
    },
  },
  {
    matterId: 'hn-passenger-transport',
    content: {
      ...huainan,
      unitId: 'unit-hn-transport',
      name: '道路旅客运输经营许可（市内班线）',
      description: '从事市内班线客运的经营许可；两项材料可以容缺，决定送达后补交。',
      kind: 'businessLicenseMatter',
      commitmentType: 'deferredMaterials',
      legalBasis: ['《中华人民共和国道路运输条例》', guidance],
      conditions: [
        must('vehicles', '拟投入的车辆经检测合格，并符合所申请班线的类型等级'),
        must('drivers', '拟聘驾驶人员均有相应的从业资格'),
        must('safety', '已设安全生产管理机构或者专职安全生产管理人员'),
      ],
      substitutedMaterials: [],
      requiredMaterials: [
        material('form', '道路旅客运输经营申请表'),
        material('vehicle-list', '拟投入车辆清单和检测报告'),
        material('driver-list', '拟聘驾驶人员名单和从业资格证'),
      ],
      deferredMaterials: [
        { ...material('station', '客运站进站协议'), term: term(15) },
        { ...material('insurance', '承运人责任保险单'), term: term(10) },
      ],
      noticeText: '容缺材料补交前，不得投入班线运营。',
      verification: {
        method: 'onSite',
        standard: '现场核对车辆、驾驶人员和安全生产管理制度，逐项与承诺相符。',
        term: term(20),
      },
    },
  },
  {
    matterId: 'hn-goods-transport',
    content: {
      ...huainan,
      unitId: 'unit-hn-transport',
      name: '道路普通货物运输经营许可',
      description: '从事道路普通货物运输（不含危险货物）的经营许可。',
      kind: 'businessLicenseMatter',
      commitmentType: 'approvalSubstitution',
      legalBasis: ['《中华人民共和国道路运输条例》', guidance],
      conditions: [
        must('vehicles', '营运车辆经检测合格并取得车辆技术等级评定'),
        must('drivers', '驾驶人员均有相应的从业资格'),
        must('no-danger', '不承运危险货物'),
      ],
      substitutedMaterials: [
        material('vehicle-report', '车辆检测报告'),
        material('safety-rules', '安全生产管理制度文本'),
      ],
      requiredMaterials: [material('form', '道路货物运输经营申请表')],
      decidedOnTheSpot: true,
      verification: {
        method: 'sharedData',
        standard: '与车辆检测、从业资格信息核对一致。',
        factKinds: ['vehicle-inspected', 'driver-qualified'],
        term: term(20),
      },
    },
  },
  {
    matterId: 'hn-auction-licence',
    content: {
      ...huainan,
      unitId: 'unit-hn-commerce',
      name: '从事拍卖业务许可',
      description: '企业从事拍卖业务（不含文物拍卖）的许可。',
      kind: 'businessLicenseMatter',
      commitmentType: 'approvalSubstitution',
      legalBasis: ['《中华人民共和国拍卖法》', guidance],
      conditions: [
        must('auctioneer', '有至少一名取得执业资格的拍卖师，并与其签订劳动合同'),
        must('premises', '有固定的办公场所'),
        must('rules', '有拍卖业务规则'),
        must('record', '企业和法定代表人没有未履行的行政处罚'),
      ],
      substitutedMaterials: [material('rules-text', '拍卖业务规则文本'), material('tenure', '办公场所使用证明')],
      requiredMaterials: [material('form', '拍卖业务许可申请表'), material('auctioneer', '拍卖师执业资格证书')],
      decidedOnTheSpot: true,
      verification: {
        method: 'assistance',
        standard: '由市场监管部门协助核对登记、处罚和办公场所情况，与承诺相符。',
        assistingUnitId: 'unit-hn-market',
        term: term(40),
      },
    },
  },
  {
    matterId: 'hn-human-resources-service',
    content: {
      ...huainan,
      unitId: 'unit-hn-hr',
      name: '人力资源服务许可',
      description: '从事职业中介活动的人力资源服务机构的许可。',
      kind: 'businessLicenseMatter',
      commitmentType: 'approvalSubstitution',
      legalBasis: ['《人力资源市场暂行条例》', guidance],
      conditions: [
        must('charter', '有明确的章程和管理制度'),
        must('premises', '有开展业务必备的固定场所和办公设施'),
        must('staff', '有具备相应职业资格或者从业经历的专职工作人员'),
      ],
      substitutedMaterials: [material('charter', '机构章程和管理制度文本'), material('tenure', '场所使用证明')],
      requiredMaterials: [material('form', '人力资源服务许可申请表')],
      decidedOnTheSpot: true,
      verification: {
        method: 'onSite',
        standard: '现场核对场所、设施和专职工作人员，逐项与承诺相符。',
        term: term(40),
      },
      validMonths: 60,
    },
  },
  {
    matterId: 'hn-public-place-hygiene',
    content: {
      ...huainan,
      unitId: 'unit-hn-health',
      name: '公共场所卫生许可（不含饭馆、公园、体育场馆）',
      description: '旅店、理发店、美容店、公共浴室、游泳场所等公共场所的卫生许可。',
      kind: 'businessLicenseMatter',
      commitmentType: 'approvalSubstitution',
      legalBasis: ['《公共场所卫生管理条例》', guidance],
      conditions: [
        must('layout', '清洗消毒间、布草间等功能间独立设置'),
        must('disinfection', '公共用品用具一客一换一消毒，并有足够周转的数量'),
        must('health', '直接为顾客服务的人员均持有效健康合格证明'),
        may('report', '开业前已取得卫生检测报告'),
      ],
      substitutedMaterials: [material('layout', '场所平面图和卫生设施图'), material('test', '卫生检测或者评价报告')],
      requiredMaterials: [material('form', '公共场所卫生许可申请表')],
      decidedOnTheSpot: true,
      verification: {
        method: 'onSite',
        standard: '现场核对布局、消毒设施和健康合格证明，并抽测公共用品用具。',
        term: term(30),
      },
      validMonths: 48,
    },
  },
  {
    matterId: 'hn-construction-staff',
    content: {
      ...huainan,
      unitId: 'unit-hn-housing',
      name: '建筑施工企业关键岗位人员信用承诺',
      description: '施工企业为项目负责人、专职安全员等关键岗位人员办理登记，以契约化承诺代替逐人证明。',
      kind: 'other',
      commitmentType: 'other',
      legalBasis: ['《建设工程质量管理条例》', '《建设工程安全生产管理条例》'],
      conditions: [
        must('employed', '所登记人员均与本企业签订劳动合同并由本企业缴纳社会保险'),
        must('one-post', '所登记人员没有同时在其他单位任职'),
        must('present', '项目负责人和专职安全员在施工期间到岗履职'),
      ],
      substitutedMaterials: [material('contracts', '逐人的劳动合同和社会保险缴费证明')],
      requiredMaterials: [material('list', '关键岗位人员名单和执业证书')],
      letterText:
        '{subjectName}（{subjectCode}）与办理单位约定：人员变动之日起五个工作日内自行更新登记；未更新的，视为未履行本承诺。',
      verification: {
        method: 'sharedData',
        standard: '与社会保险缴费、执业注册信息核对一致。',
        factKinds: ['insured-at-employer', 'practice-registered'],
        term: term(20),
      },
      validMonths: 12,
    },
  },
  {
    matterId: 'hn-non-degree-training',
    content: {
      ...huainan,
      unitId: 'unit-hn-education',
      name: '非学历教育培训机构办学信用承诺',
      description: '非学历教育培训机构就收费、师资和场所作出契约化承诺，作为办学登记的一部分。',
      kind: 'other',
      commitmentType: 'other',
      legalBasis: ['《中华人民共和国民办教育促进法》', '《中华人民共和国民办教育促进法实施条例》'],
      conditions: [
        must('fees', '收费项目和标准全部公示，预收费存入监管账户'),
        must('teachers', '专职教师均有相应资格，名单在培训场所公示'),
        must('premises', '培训场所通过消防验收或者备案'),
      ],
      substitutedMaterials: [material('teacher-proof', '逐人的教师资格证明')],
      requiredMaterials: [material('form', '办学登记申请表'), material('premises', '培训场所使用证明')],
      letterText: '{subjectName}另行承诺：不作虚假宣传，不以任何名义超范围收费，主动接受学员和家长监督。',
      verification: {
        method: 'onSite',
        standard: '现场核对收费公示、教师名单和消防手续，逐项与承诺相符。',
        term: term(30),
      },
      validMonths: 36,
    },
  },
  {
    matterId: 'hn-tax-filing',
    content: {
      ...huainan,
      unitId: 'unit-hn-tax',
      name: '纳税申报证明资料留存备查',
      description: '纳税人申报享受税收优惠，以承诺代替随申报报送的证明，资料自行留存备查。',
      kind: 'proofMatter',
      commitmentType: 'proofMatter',
      legalBasis: ['《中华人民共和国税收征收管理法》', guidance],
      conditions: [
        must('entitled', '符合所申报优惠项目的享受条件'),
        must('kept', '证明资料齐全，并按规定期限留存备查'),
      ],
      substitutedMaterials: [material('proof', '享受优惠的证明资料')],
      requiredMaterials: [],
      decidedOnTheSpot: true,
      // Tax data are not for everybody.
      disclosureScope: 'limited',
      verification: {
        method: 'exempt',
        standard: '承诺时不核查，纳入日常税收风险管理。',
        term: { ...unset, basis: '免予核查，不设期限' },
      },
    },
  },
  {
    matterId: 'hn-social-insurance-filing',
    content: {
      ...huainan,
      unitId: 'unit-hn-hr',
      name: '用人单位社会保险费申报',
      description: '用人单位申报缴费基数和参保人员，以承诺代替工资发放等证明。',
      kind: 'proofMatter',
      commitmentType: 'proofMatter',
      legalBasis: ['《中华人民共和国社会保险法》', guidance],
      conditions: [
        must('all', '本单位应当参保的职工已全部申报'),
        must('base', '申报的缴费工资与实际发放一致'),
        must('informed', '申报内容已由职工本人确认'),
      ],
      substitutedMaterials: [material('payroll', '工资发放明细'), material('roster', '职工花名册')],
      requiredMaterials: [material('form', '社会保险费申报表')],
      decidedOnTheSpot: true,
      disclosureScope: 'limited',
      verification: {
        method: 'sharedData',
        standard: '与税务部门的工资薪金申报信息核对一致。',
        factKinds: ['wages-declared'],
        term: term(20),
      },
      validMonths: 12,
    },
  },
  {
    matterId: 'hn-procurement',
    content: {
      ...huainan,
      unitId: 'unit-hn-finance',
      name: '政府采购和招标投标供应商资格承诺',
      description: '供应商参加政府采购、招标投标活动，以承诺代替财务、纳税和社会保险等资格证明。',
      kind: 'proofMatter',
      commitmentType: 'proofMatter',
      legalBasis: ['《中华人民共和国政府采购法》', '《中华人民共和国招标投标法》', guidance],
      conditions: [
        must('accounts', '有健全的财务会计制度'),
        must('paid', '依法缴纳税收和社会保险费，没有欠缴'),
        must('record', '在经营活动中没有重大违法记录'),
        must('independent', '与本次活动的其他供应商没有控股、管理关系'),
      ],
      substitutedMaterials: [
        material('accounts', '财务状况报告'),
        material('paid', '纳税和社会保险费缴纳证明'),
        material('record', '无重大违法记录的证明'),
      ],
      requiredMaterials: [],
      decidedOnTheSpot: true,
      noticeText: '成交、中标后、签订合同前核查；承诺不实的，取消成交、中标资格。',
      verification: {
        method: 'assistance',
        standard: '由税务部门协助核对纳税和社会保险费缴纳情况，与承诺相符。',
        assistingUnitId: 'unit-hn-tax',
        term: term(5),
      },
      validMonths: 12,
    },
  },
  {
    matterId: 'hn-fiscal-support',
    content: {
      ...huainan,
      unitId: 'unit-hn-finance',
      name: '惠企财政资金申报承诺',
      description: '企业申报财政奖补资金，就申报内容和资金用途作出承诺。',
      kind: 'other',
      commitmentType: 'other',
      legalBasis: ['《中华人民共和国预算法》'],
      conditions: [
        must('true', '申报的项目、投入和票据真实，没有重复申报'),
        must('use', '资金全部用于申报的项目'),
        must('tax', '没有欠缴税款'),
      ],
      substitutedMaterials: [material('invoices', '逐笔投入的票据复印件')],
      requiredMaterials: [material('form', '资金申报表'), material('report', '项目投入专项说明')],
      verification: {
        method: 'sharedData',
        standard: '与发票、纳税和其他部门的奖补发放信息核对一致。',
        factKinds: ['invoices-genuine', 'tax-paid', 'not-funded-twice'],
        term: term(30),
      },
      validMonths: 24,
    },
  },
  {
    matterId: 'hn-exam-registration',
    content: {
      ...huainan,
      unitId: 'unit-hn-hr',
      name: '专业技术人员资格考试报名',
      description: '报考人员以承诺代替学历和工作年限证明，须由本人承诺。',
      kind: 'proofMatter',
      commitmentType: 'proofMatter',
      legalBasis: ['《专业技术人员资格考试违纪违规行为处理规定》', guidance],
      conditions: [
        must('degree', '学历或者学位符合所报考试的报名条件'),
        must('years', '从事专业工作的年限符合所报考试的报名条件'),
        must('not-barred', '不在禁止报考的期限内'),
      ],
      substitutedMaterials: [material('degree', '学历、学位证书'), material('years', '工作年限证明')],
      requiredMaterials: [material('form', '考试报名表')],
      decidedOnTheSpot: true,
      representativeAllowed: false,
      disclosureScope: 'notPublic',
      legalConsequences:
        '承诺不实的，报名或者考试成绩无效，已取得证书的依法撤销，记入信用记录；修复前不再适用告知承诺。',
      verification: {
        method: 'sharedData',
        standard: '与学历学位、社会保险缴费信息核对一致。',
        factKinds: ['degree-verified', 'work-years-verified'],
        term: term(40),
      },
    },
  },
  {
    matterId: 'hn-hazardous-chemicals',
    content: {
      ...huainan,
      unitId: 'unit-hn-emergency',
      name: '危险化学品经营许可',
      description: '从事危险化学品经营的许可，按一般程序审查和现场核查后决定。',
      kind: 'businessLicenseMatter',
      commitmentType: 'approvalSubstitution',
      legalBasis: ['《危险化学品安全管理条例》', '《中华人民共和国安全生产法》'],
      conditions: [
        must('premises', '经营和储存场所、设施、建筑物符合国家标准、行业标准'),
        must('manager', '主要负责人和安全生产管理人员经考核合格'),
        must('plan', '有符合国家规定的应急预案和应急救援器材'),
      ],
      substitutedMaterials: [],
      requiredMaterials: [
        material('form', '危险化学品经营许可申请书'),
        material('assessment', '安全评价报告'),
        material('plan', '应急预案备案证明'),
      ],
      excluded: { ground: '直接涉及公共安全和生命财产安全，风险大、纠错成本高', basis: guidanceNumber },
      verification: {
        method: 'onSite',
        standard: '现场核对场所、设施、人员和应急器材，逐项符合标准。',
        term: term(10),
      },
    },
  },
  {
    matterId: 'sz-enterprise-residence',
    content: {
      ...suzhou,
      ...residence,
      unitId: 'unit-sz-market',
      verification: {
        method: 'onSite',
        standard: '按登记地址现场核对，地址存在且能够取得联系。',
        term: term(30),
      },
      validMonths: 36,
    },
  },
  {
    matterId: 'sz-food-licence',
    content: {
      ...suzhou,
      ...foodLicence,
      unitId: 'unit-sz-market',
      decidedOnTheSpot: false,
      verification: {
        method: 'onSite',
        standard: '现场核对场所、设施、食品安全管理人员和从业人员健康证明，逐项与承诺相符。',
        term: term(15),
      },
      rectification: unset,
    },
  },
];
