/** The catalogue: each change is a version, and what people are shown cannot miss what the guidance requires. */
import { describe, expect, it } from 'vitest';
import { matterContent, withDeferred } from '../../tests/support/commitment-world.ts';
import { officer, sha256 } from '../../tests/support/context.ts';
import { given } from '../../tests/support/given.ts';
import { contradictions, type MatterContent } from './content.ts';
import { commitmentMatter, type MatterCommand, type MatterEvent } from './matter.ts';
import { matterTexts } from './texts.ts';

const admin = officer('administrator', 'unit-hn-credit');
const publish = (replaces: number, content = matterContent()): MatterCommand => ({
  type: 'publishMatter',
  matterId: 'matter-1',
  replaces,
  content,
});
const published = (version: number, content = matterContent()): MatterEvent => ({
  type: 'CommitmentMatterPublished',
  data: { matterId: 'matter-1', version, content, noticeHash: 'a'.repeat(64) },
});
const renamed = matterContent({ name: '小餐饮登记' });

describe('a matter', () => {
  it('is published, changed by a next version, and the same content again is no version', () => {
    given(commitmentMatter)
      .when(publish(0), admin)
      .thenEvents({ type: 'CommitmentMatterPublished', data: { version: 1 } });
    const first = given(commitmentMatter, published(1));
    first.when(publish(1, renamed), admin).thenEvents({ type: 'CommitmentMatterPublished', data: { version: 2 } });
    first.when(publish(0), admin).thenNothing();
    const { state } = given(commitmentMatter, published(1), published(2, renamed));
    expect(state).toMatchObject({ current: { version: 2 }, versions: [{ version: 1 }, { version: 2 }] });
  });

  it('changed by two authors at once keeps the first one’s text', () => {
    given(commitmentMatter, published(1), published(2, renamed))
      .when(publish(1, matterContent({ name: '又一名称' })), admin)
      .thenRefused('staleVersion', { current: 2 });
  });

  it('withdrawn is no longer in force, and can be published again', () => {
    const withdraw = { type: 'withdrawMatter', version: 1, reason: '法规修改' } as const;
    given(commitmentMatter).when(withdraw, admin).thenRefused('matterNotFound');
    given(commitmentMatter, published(1)).when(withdraw, admin).thenEvents('CommitmentMatterWithdrawn');
    given(commitmentMatter, published(1), published(2, renamed)).when(withdraw, admin).thenRefused('staleVersion');
    const gone = given(commitmentMatter, published(1), {
      type: 'CommitmentMatterWithdrawn',
      data: { version: 1, reason: '法规修改' },
    });
    expect(gone.state).toMatchObject({ current: null, versions: [{ withdrawnAt: expect.any(String) }] });
    gone.when(withdraw, admin).thenRefused('matterWithdrawn');
    gone.when(publish(1), admin).thenEvents({ type: 'CommitmentMatterPublished', data: { version: 2 } });
  });

  it('stays in its region', () => {
    given(commitmentMatter, published(1))
      .when(publish(1, matterContent({ regionId: 'suzhou' })), admin)
      .thenRefused('wrongRegion');
  });

  const { term } = withDeferred().deferredMaterials[0] ?? { term: matterContent().rectification };
  it.each<[string, MatterContent]>([
    [
      'two conditions of one id',
      matterContent({ conditions: [1, 2].map(() => ({ id: 'a', text: '条件', mandatory: true })) }),
    ],
    ['two materials of one id', matterContent({ requiredMaterials: [{ id: 'layout', name: '图' }] })],
    ['deferred materials of a proof', withDeferred({ commitmentType: 'proofMatter' })],
    ['a deferral without materials', matterContent({ commitmentType: 'deferredMaterials' })],
    ['an unknown term with a number', matterContent({ rectification: { ...term, status: 'unknown' } })],
    [
      'a deferred material without a term',
      withDeferred({
        deferredMaterials: [{ id: 'x', name: '报告', term: { workingDays: null, basis: '未规定', status: 'unknown' } }],
      }),
    ],
    ['shared data without facts', matterContent({ verification: { method: 'sharedData', standard: '核对', term } })],
    ['assistance by nobody', matterContent({ verification: { method: 'assistance', standard: '核对', term } })],
    [
      'assistance by itself',
      matterContent({
        verification: { method: 'assistance', standard: '核对', term, assistingUnitId: 'unit-hn-market' },
      }),
    ],
    [
      'an excluded matter on the spot',
      matterContent({ decidedOnTheSpot: true, excluded: { ground: '公共安全', basis: '国办发〔2020〕42号' } }),
    ],
  ])('with %s is not published', (_, content) => {
    expect(contradictions(content)).toHaveLength(1);
    given(commitmentMatter).when(publish(0, content), admin).thenRefused('matterInconsistent');
  });
});

describe('what people are shown', () => {
  const subject = { name: '淮南市舜珩餐饮有限公司', code: '91000000MA0000000X' };
  const shown = (content = withDeferred(), version = 1) =>
    matterTexts(content, subject, { matterId: 'matter-1', version }, sha256.hex);

  it('states all that a notice must', () => {
    const { notice } = shown();
    for (const part of [
      '办理依据',
      '条件、标准和技术要求',
      '承诺方式',
      '有权核查',
      '后果',
      '咨询',
      '监督渠道',
      '5个工作日内',
    ])
      expect(notice).toContain(part);
  });

  it('has the applicant say all that a letter must', () => {
    const { letter } = shown();
    for (const part of ['已阅读并理解', '已符合', '真实', '接受并配合核查', '承担相应责任', '出于自愿', subject.name])
      expect(letter).toContain(part);
  });

  it('is told apart by version, matter and subject', () => {
    expect(shown().letterHash).toBe(shown().letterHash);
    expect(shown(withDeferred(), 2).letterHash).not.toBe(shown().letterHash);
    expect(shown(withDeferred({ letterText: '另一段。' })).letterHash).not.toBe(shown().letterHash);
  });
});
