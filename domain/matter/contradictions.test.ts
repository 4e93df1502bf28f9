/** What a matter's author has to put right, one sentence each. */
import { describe, expect, it } from 'vitest';
import { matterContent, withDeferred } from '../../tests/support/commitment-world.ts';
import type { MatterContent } from './content.ts';
import { contradictions } from './contradictions.ts';

const { verification, rectification: term } = matterContent();
const unset = { workingDays: null, basis: '未规定', status: 'unknown' } as const;
const excluded = { ground: '涉及公共安全', basis: '国办发〔2020〕42号' };
const condition = (text: string, id = 'a') => ({ id, text, mandatory: true });

describe('a matter', () => {
  it.each<[string, MatterContent, string]>([
    ['a region nobody set up', matterContent({ regionId: 'nowhere' }), '地区'],
    ['two conditions of one id', matterContent({ conditions: [condition('甲'), condition('乙')] }), '条件编号'],
    ['two materials of one id', matterContent({ requiredMaterials: [{ id: 'layout', name: '图' }] }), '材料编号'],
    ['a proof in place of an approval', matterContent({ kind: 'proofMatter' }), '证明事项的承诺'],
    ['a licence as a proof', matterContent({ commitmentType: 'proofMatter' }), '涉企经营许可事项'],
    [
      'a proof that replaces nothing',
      matterContent({ kind: 'proofMatter', commitmentType: 'proofMatter', substitutedMaterials: [] }),
      '替代的证明',
    ],
    ['deferred materials of a proof', withDeferred({ kind: 'proofMatter', commitmentType: 'proofMatter' }), '容缺材料'],
    ['a deferral without materials', matterContent({ commitmentType: 'deferredMaterials' }), '容缺材料'],
    ['an unknown term with a number', matterContent({ rectification: { ...term, status: 'unknown' } }), '期限未明'],
    ['a set term without a number', matterContent({ rectification: { ...unset, status: 'assumed' } }), '期限未明'],
    [
      'a deferred material without a term',
      withDeferred({ deferredMaterials: [{ id: 'x', name: '报告', term: unset }] }),
      '补交期限',
    ],
    ['shared data without facts', matterContent({ verification: { ...verification, method: 'sharedData' } }), '事实'],
    ['assistance by nobody', matterContent({ verification: { ...verification, method: 'assistance' } }), '协助单位'],
    [
      'assistance by itself',
      matterContent({ verification: { ...verification, method: 'assistance', assistingUnitId: 'unit-hn-market' } }),
      '协助单位',
    ],
    ['a term for no verification', matterContent({ verification: { ...verification, method: 'exempt' } }), '免予核查'],
    [
      'an excluded matter on the spot',
      matterContent({ decidedOnTheSpot: true, excluded, substitutedMaterials: [] }),
      '当场决定',
    ],
    ['an excluded matter that replaces documents', matterContent({ excluded }), '以承诺替代'],
    ['a condition that names nothing', matterContent({ conditions: [condition('符合规定的其他条件')] }), '兜底'],
    ['a notice that differs by person', matterContent({ noticeText: '致{subjectName}：' }), '告知书'],
    ['a letter with a place nobody fills', matterContent({ letterText: '{address}' }), '占位符'],
  ])('with %s contradicts itself', (_, content, part) => {
    expect(contradictions(content)).toEqual([expect.stringContaining(part)]);
  });

  it('whose parts go together does not', () => {
    for (const content of [
      matterContent(),
      withDeferred(),
      matterContent({ excluded, substitutedMaterials: [] }),
      matterContent({ verification: { method: 'exempt', standard: '不核查', term: unset }, rectification: unset }),
      matterContent({ noticeText: null, letterText: '{subjectName}（{subjectCode}）另作承诺。' }),
    ])
      expect(contradictions(content)).toEqual([]);
  });
});
