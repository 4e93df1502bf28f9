import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CreditState, Intensity, intensityLevels, intensityOf } from './intensity.ts';

const clean: CreditState = {
  activeRecords: { minor: 0, general: 0, serious: 0, undetermined: 0 },
  bars: 0,
  brokenCommitments: 0,
};
const withRecords = (records: Partial<CreditState['activeRecords']>): CreditState => ({
  ...clean,
  activeRecords: { ...clean.activeRecords, ...records },
});

const count = fc.nat({ max: 4 });
const creditStates: fc.Arbitrary<CreditState> = fc.record({
  activeRecords: fc.record({ minor: count, general: count, serious: count, undetermined: count }),
  bars: count,
  brokenCommitments: count,
});

describe('核查强度', () => {
  it.each([
    ['nothing adverse', clean, 'low', 'none', 1],
    ['a minor record', withRecords({ minor: 2 }), 'low', 'none', 1],
    ['a general record', withRecords({ general: 1 }), 'normal', 'none', 2],
    ['a record nobody has levelled yet', withRecords({ undetermined: 1 }), 'normal', 'none', 2],
    ['a serious record', withRecords({ serious: 1 }), 'high', 'onSite', 4],
    ['a bar', { ...clean, bars: 1 }, 'high', 'onSite', 4],
    ['a broken promise', { ...clean, brokenCommitments: 1 }, 'high', 'onSite', 4],
  ] as const)('%s', (_, state, level, methodUpgrade, weight) => {
    expect(intensityOf(state, 'huainan')).toMatchObject({ level, methodUpgrade, weight });
  });

  it('names everything it looked at, with its basis, and calls a setting of the operator assumed', () => {
    const { reasons } = intensityOf({ ...withRecords({ serious: 1, minor: 3 }), bars: 2 }, 'huainan');
    expect(reasons.map(({ code, count: many }) => [code, many])).toEqual([
      ['commitmentBar', 2],
      ['seriousRecord', 1],
      ['minorRecord', 3],
    ]);
    expect(reasons.every(({ what, basis, status }) => what !== '' && basis !== '' && status === 'assumed')).toBe(true);
  });

  it('says why even where nothing is against the subject', () => {
    expect(intensityOf(clean, 'huainan').reasons.map(({ code }) => code)).toEqual(['nothingAdverse']);
  });

  it('never falls when something adverse is added, and always fits its schema', () => {
    fc.assert(
      fc.property(creditStates, creditStates, (one, more) => {
        const both: CreditState = {
          activeRecords: {
            minor: one.activeRecords.minor + more.activeRecords.minor,
            general: one.activeRecords.general + more.activeRecords.general,
            serious: one.activeRecords.serious + more.activeRecords.serious,
            undetermined: one.activeRecords.undetermined + more.activeRecords.undetermined,
          },
          bars: one.bars + more.bars,
          brokenCommitments: one.brokenCommitments + more.brokenCommitments,
        };
        const [before, after] = [intensityOf(one, 'huainan'), intensityOf(both, 'huainan')];
        expect(intensityLevels.indexOf(after.level)).toBeGreaterThanOrEqual(intensityLevels.indexOf(before.level));
        expect(after.weight).toBeGreaterThanOrEqual(before.weight);
        expect(Intensity.parse(after)).toEqual(after);
      }),
    );
  });
});
