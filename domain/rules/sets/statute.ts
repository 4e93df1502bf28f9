import { confirmed } from '../parameter.ts';
import { ruleSetTitles } from '../titles.ts';
import type { ParameterValue, RuleNotes, RuleSet, Unit } from '../types.ts';

const statutory = (
  id: string,
  value: ParameterValue,
  basis: string,
  rest: { readonly unit?: Unit; readonly start?: string; readonly note?: string } = {},
) => confirmed(id, value, { confidence: 'A·S', basis, ...rest });

/** Limits in laws, read in full text (state of April 2025; later amendments are not checked). */
export const statute: RuleSet = {
  id: 'statute',
  ...ruleSetTitles.statute,
  effectiveFrom: null,
  effectiveTo: null,
  version: 1,
  parameters: [
    statutory('simpleProcedure.maxFineCitizenYuan', 200, '行政处罚法第51条', { unit: 'yuan' }),
    statutory('simpleProcedure.maxFineOrganizationYuan', 3000, '行政处罚法第51条', { unit: 'yuan' }),
    statutory('penalty.withdrawPublishedWorkingDays', 3, '行政处罚法第48条、第85条', {
      unit: 'workingDays',
      start: 'decisionRevocation',
    }),
    statutory('penalty.daysAreWorkingDays', true, '行政处罚法第85条'),
    statutory('license.supplementNoticeWorkingDays', 5, '行政许可法第32条、第82条', {
      unit: 'workingDays',
      start: 'receipt',
    }),
    statutory('license.decisionWorkingDays', 20, '行政许可法第42条、第82条', {
      unit: 'workingDays',
      start: 'acceptance',
    }),
    statutory('license.extensionWorkingDays', 10, '行政许可法第42条、第82条', {
      unit: 'workingDays',
      start: 'decisionLimitEnd',
    }),
    statutory('license.falseMaterialBarYears', 1, '行政许可法第78条', { unit: 'years', start: 'refusal' }),
    statutory('license.fraudBarYears', 3, '行政许可法第79条', { unit: 'years', start: 'penaltyDecision' }),
    statutory('esign.reliableEqualsHandSignature', true, '电子签名法第13条、第14条'),
    statutory('esign.receiptTime', 'entryIntoDesignatedSystem', '电子签名法第11条'),
  ],
};

/** What is to be said of parameters beside their values, for who reads the rules; no function holds it. */
export const statuteNotes: RuleNotes = {
  'simpleProcedure.maxFineCitizenYuan': '或者警告',
  'simpleProcedure.maxFineOrganizationYuan': '或者警告；法律另有规定的从其规定',
  'penalty.withdrawPublishedWorkingDays': '决定被变更、撤销、确认违法或无效的，撤回公开信息并公开说明理由',
  'penalty.daysAreWorkingDays': '指该法“二日”“三日”“五日”“七日”',
  'license.supplementNoticeWorkingDays': '一次告知全部内容；逾期不告知的，自收到之日起即为受理',
  'license.decisionWorkingDays': '一般程序',
  'license.extensionWorkingDays': '经本机关负责人批准，并将理由告知申请人',
  'license.falseMaterialBarYears': '仅限直接关系公共安全、人身健康、生命财产安全事项；起算点按不予许可之日推定',
  'license.fraudBarYears': '同上事项；起算点按处罚之日推定',
  'esign.receiptTime': '为民事活动规定，此处参照适用',
};
