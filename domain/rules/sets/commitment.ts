import { assumed, confirmed, unknown } from '../parameter.ts';
import { ruleSetTitles } from '../titles.ts';
import type { RuleNotes, RuleSet } from '../types.ts';

/** 告知承诺: several documents, cited row by row. */
export const commitment: RuleSet = {
  id: 'commitment',
  ...ruleSetTitles.commitment,
  effectiveFrom: null,
  effectiveTo: null,
  version: 1,
  parameters: [
    confirmed('commitment.kinds', 2, { unit: 'kinds', basis: '国办发〔2020〕42号及相关文件' }),
    confirmed('commitment.voluntary', true, { basis: '国办发〔2020〕42号及相关文件；深圳经济特区社会信用条例第62条' }),
    confirmed('commitment.excludedIfBadRecord', true, {
      basis: '国办发〔2020〕42号；深圳经济特区社会信用条例第59条第4项',
    }),
    assumed('commitment.representativeNeedsWrittenAuthority', true, 'B', { basis: '湘政办发〔2021〕25号' }),
    confirmed('commitment.eFormValid', true, { basis: '国办发〔2020〕42号及地方规定' }),
    confirmed('commitment.withdrawableUntilConcluded', true, { basis: '深圳经济特区社会信用条例第62条及考试规定' }),
    confirmed('commitment.licenseDecidedOnTheSpot', true, {
      start: 'commitmentAndRequiredFiles',
      basis: '国家证照分离改革文件',
    }),
    unknown('commitment.verificationDeadline', { unit: 'months', start: 'decision' }),
    unknown('commitment.rectificationPeriod', { unit: 'workingDays', start: 'rectificationOrder' }),
    unknown('commitment.deferredMaterialsPeriod', { unit: 'workingDays', start: 'acceptance' }),
  ],
};

/** What is to be said of parameters beside their values, for who reads the rules; no function holds it. */
export const commitmentNotes: RuleNotes = {
  'commitment.kinds': '证明事项、涉企经营许可事项',
  'commitment.voluntary': '不愿或不能承诺的按一般程序办理',
  'commitment.excludedIfBadRecord': '修复前不适用',
  'commitment.representativeNeedsWrittenAuthority': '专业资格考试不得代为承诺',
  'commitment.withdrawableUntilConcluded': '深圳须说明理由；撤回后按一般程序办理',
  'commitment.verificationDeadline': '地方例：北京拍卖经营许可3个月内全覆盖核查；“2个月”之说未证实',
  'commitment.rectificationPeriod': '按事项设定',
  'commitment.deferredMaterialsPeriod': '容缺受理，按事项设定',
};
