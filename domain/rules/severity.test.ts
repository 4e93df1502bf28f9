import { describe, expect, it } from 'vitest';
import { deriveSeverity, type SectorSeverityStandard, type SeverityFacts } from './severity.ts';

const facts = (change: Partial<SeverityFacts> = {}): SeverityFacts => ({
  recordKind: 'administrativePenalty',
  penaltyKinds: [],
  procedure: 'ordinary',
  ...change,
});

const standard: SectorSeverityStandard = {
  id: 'transport-2026',
  sector: 'transport',
  title: '交通运输领域失信信息分类标准',
  issuer: '交通运输主管部门',
  effectiveFrom: '2026-04-01',
  largeFineFromCents: 1_000_000,
  hugeFineFromCents: 50_000_000,
};

describe('the level of a record', () => {
  it.each([
    ['simple procedure', facts({ procedure: 'simple', penaltyKinds: ['fine'] }), 'minor', 'confirmed'],
    [
      'simple procedure, warning and fine',
      facts({ procedure: 'simple', penaltyKinds: ['warning', 'fine'] }),
      'minor',
      'confirmed',
    ],
    ['a warning', facts({ penaltyKinds: ['warning'] }), 'minor', 'assumed'],
    ['confiscated goods', facts({ penaltyKinds: ['confiscationOfProperty'] }), 'general', 'confirmed'],
    ['confiscated gains', facts({ penaltyKinds: ['confiscationOfGains'] }), 'general', 'assumed'],
    ['licence forfeiture', facts({ penaltyKinds: ['licenseForfeiture'] }), 'serious', 'confirmed'],
    ['licence suspension', facts({ penaltyKinds: ['licenseSuspension'] }), 'serious', 'assumed'],
    ['abnormal list', facts({ recordKind: 'abnormalList' }), 'minor', 'assumed'],
    ['list of seriously dishonest subjects', facts({ recordKind: 'seriousDishonestyList' }), 'serious', 'confirmed'],
    [
      'several kinds: the highest',
      facts({ penaltyKinds: ['warning', 'confiscationOfProperty'] }),
      'general',
      'assumed',
    ],
    [
      'an unknown kind beside the highest level',
      facts({ penaltyKinds: ['fine', 'licenseForfeiture'] }),
      'serious',
      'assumed',
    ],
  ])('%s', (_, given, severity, status) => {
    expect(deriveSeverity(given)).toMatchObject({ severity, status });
  });

  it.each([
    ['a fine without a sector standard', facts({ penaltyKinds: ['fine'] }), ['fine']],
    ['a fine beside a warning', facts({ penaltyKinds: ['warning', 'fine'] }), ['fine']],
    ['administrative detention', facts({ penaltyKinds: ['administrativeDetention'] }), ['administrativeDetention']],
    ['a kind nobody listed', facts({ penaltyKinds: ['其他'] }), ['其他']],
    ['no kind at all', facts(), []],
    ['another record', facts({ recordKind: 'other' }), ['other']],
    [
      'a simple procedure that forfeits',
      facts({ procedure: 'simple', penaltyKinds: ['fine', 'confiscationOfProperty'] }),
      ['fine'],
    ],
  ])('is undetermined: %s', (_, given, undetermined) => {
    expect(deriveSeverity(given)).toEqual({ severity: null, flag: 'severityUndetermined', undetermined });
  });

  it.each([
    [999_999, 'minor', 'assumed'],
    [1_000_000, 'general', 'confirmed'],
    [49_999_999, 'general', 'confirmed'],
    [50_000_000, 'serious', 'confirmed'],
  ])('of a fine of %i 分 follows the sector standard', (fineCents, severity, status) => {
    const level = deriveSeverity(facts({ penaltyKinds: ['fine'], fineCents, standard }));
    expect(level).toMatchObject({ severity, status, standard: standard.title });
  });
});
