/** What stands beside the parts of a matter, in the form and where two versions are compared. By their path in the content. */
export const words = {
  unitId: '受理单位',
  name: '事项名称',
  description: '事项内容',
  kind: '事项类别',
  commitmentType: '承诺类型',
  legalBasis: '办理依据',
  conditions: '应当具备的条件',
  substitutedMaterials: '以承诺代替的材料',
  requiredMaterials: '申请时提交的材料',
  deferredMaterials: '可以容缺的材料',
  noticeText: '告知书的其他说明',
  letterText: '承诺书的其他内容',
  legalConsequences: '承诺不实或者未履行的后果',
  serviceGuide: '办事指南',
  contact: '咨询',
  supervisionChannel: '监督渠道',
  decidedOnTheSpot: '材料齐全的当场决定',
  disclosureScope: '承诺的公开类型',
  representativeAllowed: '可以委托他人代为承诺',
  'verification.method': '核查方式',
  'verification.standard': '核查标准',
  'verification.factKinds': '共享数据核查的事实',
  'verification.assistingUnitId': '协助核查的单位',
  'verification.term': '核查期限',
  rectification: '整改期限',
  excluded: '不适用告知承诺',
  validMonths: '承诺有效期',
} as const;

export const termStatusLabels = { confirmed: '已确认', assumed: '推定', unknown: '未查明' } as const;

export const yesOrNo = (value: boolean): string => (value ? '是' : '否');
