/** What people read instead of a case's values. */
import type { Tone } from '../../shell/mark.tsx';

export const outcomeWords = {
  pending: '待决定',
  notAccepted: '不予受理',
  granted: '准予修复',
  refused: '不予修复',
  withdrawn: '已撤件',
  revoked: '已撤销',
} as const;
export const findingWords = { confirmed: '与申请一致', contradicted: '与申请矛盾', absent: '没有记载' } as const;
export const materialWords = {
  proofOfCorrection: '改正证明',
  commitmentLetter: '承诺书',
  authorization: '授权书',
  trainingCertificate: '培训证书',
  creditReport: '信用报告',
  other: '其他材料',
  unitEvidence: '单位证据',
} as const;
export const deliveryWords: Readonly<Record<string, { readonly word: string; readonly tone: Tone }>> = {
  pending: { word: '待投递', tone: 'plain' },
  sent: { word: '已送达，待回执', tone: 'current' },
  acknowledged: { word: '已回执', tone: 'good' },
  superseded: { word: '已由新版本代替', tone: 'plain' },
  dead: { word: '投递失败', tone: 'bad' },
};
