import { describe, expect, it } from 'vitest';
import { profileEntries } from './entries.ts';
import { profileNotes, wayNotes } from './notes.ts';
import { CityProfile, type Way, wayLabels, ways } from './profile.ts';
import { defaultProfile, profileOf, profiles, profileVersion } from './profiles.ts';

describe.each(profiles)('$regionId', (profile) => {
  it('is well formed', () => {
    expect(CityProfile.parse(profile)).toEqual(profile);
    expect(profileOf(profile.regionId)).toBe(profile);
  });

  it('leaves what nobody established empty', () => {
    expect(profile.limits.supplementWorkingDays).toBeNull();
    expect(profile.limits.supplementPausesClock.status).toBe('assumed');
    expect(profile.limits.receiptWorkingDays.status).toBe('assumed');
    expect(profile.limits.commitmentFollowUpWorkingDays.status).toBe('assumed');
  });

  it('asks for the national conditions in every kind of record, and publishes the commitment', () => {
    for (const required of Object.values(profile.ways.required))
      expect(required.map(({ way }) => way).slice(0, 3)).toEqual(['commitment', 'rectification', 'creditCheck']);
    expect(profile.commitment.publicationRequired).toMatchObject({ value: true, status: 'confirmed' });
  });

  it('publishes on the national, the province’s and its own site', () => {
    expect(profile.publicationChain.value.slice(0, 2)).toEqual(['creditChina', 'creditAnhui']);
    expect(profile.publicationChain.value).toHaveLength(3);
  });
});

const requiredWays = (regionId: string): readonly Way[] =>
  (profileOf(regionId)?.ways.required.administrativePenalty ?? []).map(({ way }) => way);

it('no remark is on an entry that its city does not have', () => {
  for (const [regionId, notes] of Object.entries(profileNotes)) {
    const profile = profileOf(regionId);
    const paths = profile === undefined ? [] : profileEntries(profile).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(Object.keys(notes)));
  }
});

it('every way of repair has the word people use', () => {
  expect(Object.keys(wayLabels)).toEqual([...ways]);
});

describe('the cities differ', () => {
  it('in the ways they require: training only in 宿州, and marked as local practice', () => {
    expect(requiredWays('huainan')).not.toContain('thematicTraining');
    expect(requiredWays('suzhou')).toContain('thematicTraining');
    const training = profileOf('suzhou')?.ways.required.other.find(({ way }) => way === 'thematicTraining');
    expect(training).toMatchObject({ status: 'assumed' });
    expect(wayNotes.thematicTraining).toBe('地方做法，不是国家条件');
  });

  it('in joint review: export in 淮南, by tax and customs together', () => {
    expect(defaultProfile.jointReviews).toMatchObject([
      { sector: 'export', unitIds: ['unit-hn-tax', 'unit-hn-customs'], combine: 'all' },
    ]);
    expect(profileOf('suzhou')?.jointReviews).toEqual([]);
  });

  it('and a city without profile has nobody else’s', () => {
    expect(profileOf('huaian')).toBeUndefined();
    expect(profileVersion(defaultProfile)).toBe('huainan@1');
  });
});
