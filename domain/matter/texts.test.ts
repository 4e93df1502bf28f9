/** The notice and the letter: what the guidance requires of each (rules.md section 15.2) is there whatever the author wrote. */
import { describe, expect, it } from 'vitest';
import { matterContent, withDeferred } from '../../tests/support/commitment-world.ts';
import { sha256 } from '../../tests/support/context.ts';
import { anySignatory, matterTexts } from './texts.ts';

const subject = { name: '淮南市舜珩餐饮有限公司', code: '91000000MA0000000X' };
const shown = (content = matterContent(), version = 1, who = subject) =>
  matterTexts(content, who, { matterId: 'matter-1', version }, sha256.hex);
const bare = matterContent({ noticeText: null, letterText: null, substitutedMaterials: [], requiredMaterials: [] });

describe('a notice', () => {
  it.each([
    ['the name', bare.name],
    ['the content', bare.description],
    ['the legal basis', bare.legalBasis[0]],
    ['each condition', bare.conditions[0]?.text],
    ['which conditions are not mandatory', `${bare.conditions[1]?.text}（非必备`],
    ['that committing is free', '自愿选择是否承诺'],
    ['how it is done', '签署承诺书'],
    ['that it can be taken back', '可以撤回承诺'],
    ['who may commit', '可以委托他人代为承诺'],
    ['the consequences of a false commitment', bare.legalConsequences],
    ['the power to verify', '有权核查'],
    ['the standard of the verification', bare.verification.standard],
    ['until when', '核查期限：10个工作日内'],
    ['the service guide', bare.serviceGuide],
    ['whom to ask', bare.contact],
    ['where to complain', bare.supervisionChannel],
    ['whose notice it is', bare.unitName],
  ])('states %s', (_, part) => {
    expect(shown(bare).notice).toContain(part);
  });

  it('lists what is replaced, brought and deferred, and counts only the sections it has', () => {
    const { notice } = shown(withDeferred());
    for (const part of ['1. 场所布局图', '1. 申请书', '2. 水质报告（10个工作日内）', '请如实承诺。'])
      expect(notice).toContain(part);
    const numerals = (text: string) => text.match(/^[一二三四五六七八九十]+(?=、)/gm)?.join('');
    expect(numerals(notice)).toBe('一二三四五六七八九十十一');
    expect(numerals(shown(bare).notice)).toBe('一二三四五六七');
  });

  it('of a matter without a set term names no number', () => {
    const unset = { workingDays: null, basis: '未规定', status: 'unknown' } as const;
    expect(shown(matterContent({ rectification: unset })).notice).toContain('整改期限：期限由办理单位另行书面告知');
    const exempt = { method: 'exempt', standard: '不核查', term: unset } as const;
    expect(shown(matterContent({ verification: exempt })).notice).not.toContain('核查期限');
  });

  it('of an excluded matter says so with its ground and basis, and offers no commitment', () => {
    const excluded = { ground: '涉及公共安全', basis: '国办发〔2020〕42号' };
    const { notice } = shown(matterContent({ excluded, substitutedMaterials: [] }));
    expect(notice).toContain('不适用告知承诺，按一般程序办理。理由：涉及公共安全（国办发〔2020〕42号）');
    expect(notice).not.toContain('自愿选择是否承诺');
  });
});

describe('a letter', () => {
  it.each([
    ['who commits', subject.name],
    ['under which code', subject.code],
    ['to whom', bare.unitName],
    ['understood', '已阅读并理解告知书'],
    ['meets the conditions', '已符合告知书载明的'],
    ['which they are', bare.conditions[0]?.text],
    ['true', '真实'],
    ['accepts verification', '接受并配合核查'],
    ['accepts liability', `承担告知书所列的后果和相应责任：${bare.legalConsequences}`],
    ['own free will', '出于自愿'],
  ])('says %s', (_, part) => {
    expect(shown(bare).letter).toContain(part);
  });

  it('promises every deferred document with its term', () => {
    expect(shown(withDeferred()).letter).toContain('1. 健康证明（5个工作日内）');
    expect(shown().letter).not.toContain('补交');
  });

  it('fills in the signatory, and a name cannot open a place of its own', () => {
    const content = matterContent({ letterText: '{subjectName}，代码{subjectCode}。' });
    const odd = { name: '{subjectCode}公司', code: '甲' };
    expect(shown(content, 1, odd).letter).toMatch(/\{subjectCode\}公司，代码甲。$/);
    expect(shown(content, 1, anySignatory).letter).toMatch(/（承诺人名称），代码（承诺人代码）。$/);
  });
});

describe('the digests', () => {
  it('tell version, wording and signatory apart; the notice is the same for everybody', () => {
    const { noticeHash, letterHash } = shown();
    expect(shown()).toMatchObject({ noticeHash, letterHash });
    expect(shown(matterContent(), 2).letterHash).not.toBe(letterHash);
    expect(shown(matterContent({ letterText: '另一段。' })).letterHash).not.toBe(letterHash);
    expect(shown(matterContent(), 1, anySignatory)).toMatchObject({ noticeHash });
    expect(shown(matterContent(), 1, anySignatory).letterHash).not.toBe(letterHash);
  });
});
