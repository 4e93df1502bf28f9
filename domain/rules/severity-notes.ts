/** The default levels as people read them, and how well each is established. Apart from the mapping, because only reference pages need it. */
import type { Confidence } from './types.ts';

interface SeverityNote {
  readonly label: string;
  readonly confidence: Confidence | null;
  readonly note: string;
}

const draft = '征求意见稿为高可信度';

const noted = (label: string, confidence: Confidence | null, note = ''): SeverityNote => ({ label, confidence, note });

/** By trigger. */
export const severityNotes: Readonly<Record<string, SeverityNote>> = {
  simpleProcedure: noted('适用简易程序的行政处罚', 'A', '罚款上限见行政处罚法第51条'),
  warning: noted('警告', 'B', draft),
  publicCriticism: noted('通报批评', 'B', draft),
  smallFine: noted('低于行业标准数额的罚款', 'B', `${draft}；需行业标准`),
  annualReport: noted('未按期公示年报或已补报', 'B'),
  abnormalList: noted('列入异常名录', 'C', draft),
  largeFine: noted('较大数额罚款', 'A', '数额由行业标准规定'),
  confiscationOfProperty: noted('没收非法财物', 'A'),
  confiscationOfGains: noted('没收违法所得', 'C', '见于征求意见稿'),
  hugeFine: noted('巨额罚款', 'A', '数额由行业标准规定'),
  licenseForfeiture: noted('吊销许可证件', 'A'),
  employmentRestriction: noted('限制从业', 'A'),
  seriousDishonestyList: noted('列入严重失信主体名单', 'A-w'),
  repeatedViolation: noted('屡禁不止、屡罚不改', 'B', '次数未规定'),
  licenseSuspension: noted('暂扣许可证件', 'B', '征求意见稿为一般，不得据以确定'),
  qualificationDowngrade: noted('降低资质等级', 'B', '征求意见稿为一般，不得据以确定'),
  suspensionOfBusiness: noted('责令停产停业', 'C', draft),
  closure: noted('责令关闭', 'C', draft),
  businessRestriction: noted('限制开展生产经营活动', 'C', draft),
  sectorResidual: noted('行业主管部门规定的其他严重情形', 'A-w'),
  administrativeDetention: noted('行政拘留', null),
};
