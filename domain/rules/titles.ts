/** What every rule set is called, apart from its parameters: who only cites one need not bring in all the law. */
import type { RuleSetId } from './rule-set-ids.ts';
import type { RuleSet } from './types.ts';

export const ruleSetTitles: Readonly<Record<RuleSetId, Pick<RuleSet, 'title' | 'documentNo'>>> = {
  ndrc527: {
    title: '国家发展改革委办公厅关于进一步完善“信用中国”网站及地方信用门户网站行政处罚信息信用修复机制的通知',
    documentNo: '发改办财金〔2019〕527号',
  },
  ndrc58: { title: '失信行为纠正后的信用信息修复管理办法（试行）', documentNo: '国家发展改革委令第58号' },
  ndrc36: { title: '信用修复管理办法', documentNo: '国家发展改革委令第36号' },
  sc22: { title: '国务院办公厅关于进一步完善信用修复制度的实施方案', documentNo: '国办发〔2025〕22号' },
  samr2025: { title: '市场监督管理信用修复管理办法', documentNo: null },
  statute: { title: '行政处罚法、行政许可法、电子签名法', documentNo: null },
  localShenzhen: { title: '深圳经济特区社会信用条例', documentNo: null },
  localHenan: { title: '河南省社会信用条例', documentNo: null },
  localShandong: { title: '山东省社会信用条例', documentNo: null },
  localZhejiang: { title: '浙江省公共信用信息管理条例', documentNo: null },
  commitment: {
    title: '国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见',
    documentNo: '国办发〔2020〕42号',
  },
  dualPublication: { title: '行政许可和行政处罚等信用信息公示（双公示）规定', documentNo: null },
};

/** How people cite a rule: 《title》（number） and article. */
export const cite = (ruleSetId: RuleSetId, basis: string | null): string => {
  const { title, documentNo } = ruleSetTitles[ruleSetId];
  return `《${title}》${documentNo === null ? '' : `（${documentNo}）`}${basis ?? ''}`;
};
