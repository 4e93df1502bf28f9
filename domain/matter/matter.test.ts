/** The catalogue: each change is a version, and what people have been shown stays. */
import { describe, expect, it } from 'vitest';
import { matterContent } from '../../tests/support/commitment-world.ts';
import { monday, officer } from '../../tests/support/context.ts';
import { given } from '../../tests/support/given.ts';
import type { MatterEvent } from './events.ts';
import { commitmentMatter, type MatterCommand } from './matter.ts';
import { catalogueOf, withdrawnOf } from './state.ts';

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
    expect(gone.state).toMatchObject({
      current: null,
      versions: [{ withdrawnAt: monday, withdrawnReason: '法规修改' }],
    });
    gone.when(withdraw, admin).thenRefused('matterWithdrawn');
    gone.when(publish(1), admin).thenEvents({ type: 'CommitmentMatterPublished', data: { version: 2 } });
  });

  it('stays in its region', () => {
    given(commitmentMatter, published(1))
      .when(publish(1, matterContent({ regionId: 'suzhou' })), admin)
      .thenRefused('wrongRegion');
  });

  it('that contradicts itself is not published', () => {
    const twice = matterContent({ requiredMaterials: [{ id: 'layout', name: '图' }] });
    given(commitmentMatter)
      .when(publish(0, twice), admin)
      .thenRefused('matterInconsistent', { problems: '材料编号重复' });
  });

  it('is listed in its region, and elsewhere once it is not in force any more', () => {
    const { state } = given(commitmentMatter, published(1));
    expect(commitmentMatter.lookup(state)).toMatchObject({ listedIn: catalogueOf('huainan') });
    expect(commitmentMatter.lookup({ ...state, current: null })).toMatchObject({ listedIn: withdrawnOf('huainan') });
  });
});
