import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, startOfDayInstant } from '../calendar/dates.ts';
import { baseCalendar } from '../calendar/years.ts';
import { baseConfiguration, type RuleConfiguration } from './configuration.ts';
import { type AsOf, type Explanation, explain } from './explain.ts';
import type { RecordFacts } from './facts.ts';
import { defaultProfile, profileOf } from './profiles/profiles.ts';
import type { RuleSetId } from './rule-set-ids.ts';
import { findParameter } from './rule-sets.ts';

const facts = (change: Partial<RecordFacts> = {}): RecordFacts => ({
  recordKind: 'administrativePenalty',
  severity: 'general',
  determinedOn: '2026-04-10',
  correctedOn: '2026-05-08',
  commitmentSigned: true,
  ...change,
});

const under = (given: RecordFacts, asOf: AsOf, configuration: RuleConfiguration = baseConfiguration): Explanation =>
  explain(given, asOf, { calendar: baseCalendar, profile: defaultProfile, configuration });

const anyFacts = fc
  .record({
    recordKind: fc.constantFrom('administrativePenalty', 'abnormalList', 'seriousDishonestyList', 'other'),
    severity: fc.constantFrom('minor', 'general', 'serious', null),
    determinedOn: fc.integer({ min: 0, max: 2800 }).map((n) => addDays('2019-07-01', n)),
    corrected: fc.option(fc.integer({ min: 0, max: 900 })),
    commitmentSigned: fc.boolean(),
    specialField: fc.boolean(),
    minorPublicationException: fc.boolean(),
  })
  .map(
    ({ corrected, ...rest }): RecordFacts => ({
      ...rest,
      correctedOn: corrected === null ? null : addDays(rest.determinedOn, corrected),
    }),
  );
const anyDay = fc.integer({ min: 0, max: 3600 }).map((n) => addDays('2019-07-01', n));

describe('an explanation, whatever the record and the day', () => {
  it('finds a record eligible only when every condition holds, under every rule set that may govern', () =>
    fc.assert(
      fc.property(anyFacts, anyDay, (given, asOn) => {
        const { eligible, conditions, unmet, flags } = under(given, { asOn });
        if (eligible === true) {
          expect(conditions.every(({ met }) => met === true)).toBe(true);
          expect(unmet).toEqual([]);
          expect(flags).not.toContain('severityUndetermined');
        }
        if (eligible === false) expect(unmet.length).toBeGreaterThan(0);
      }),
    ));

  it('names existing clauses, and the day a condition turns', () =>
    fc.assert(
      fc.property(anyFacts, anyDay, (given, asOn) => {
        for (const { clause, code, met, holdsFrom, ruleSetId } of under(given, { asOn }).conditions) {
          if (clause === null) expect(ruleSetId).toBe('ndrc527');
          else {
            const [set, id] = clause.split('/') as [RuleSetId, string];
            expect(findParameter(set, id), clause).toBeDefined();
          }
          if (code === 'minPeriodNotReached' && holdsFrom !== null && met !== null)
            expect(met).toBe(asOn >= holdsFrom || holdsFrom === given.determinedOn);
        }
      }),
    ));

  it('opens filing no earlier than the minimum and the correction, and never after the stop', () =>
    fc.assert(
      fc.property(anyFacts, anyDay, (given, asOn) => {
        const { earliestFilingOn, minPeriodEndsOn, maxPeriodEndsOn, autoStopOn } = under(given, { asOn });
        if (earliestFilingOn !== null) {
          expect(given.correctedOn !== null && earliestFilingOn >= given.correctedOn).toBe(true);
          expect(minPeriodEndsOn === null || earliestFilingOn > minPeriodEndsOn).toBe(true);
        }
        if (autoStopOn !== null) expect(autoStopOn).toBe(addDays(maxPeriodEndsOn ?? '', 1));
      }),
    ));

  it('computes no date while the level or the start of the period is unknown', () =>
    fc.assert(
      fc.property(anyFacts, anyDay, (given, asOn) => {
        const { byRuleSet, ruleSet, flags, minPeriodEndsOn, maxPeriodEndsOn } = under(given, { asOn });
        if (flags.includes('severityUndetermined') && ruleSet !== null)
          expect([minPeriodEndsOn, maxPeriodEndsOn]).toEqual([null, null]);
        const old = byRuleSet?.ndrc527;
        if (old !== undefined)
          expect([old.minPeriodEndsOn, old.maxPeriodEndsOn, old.autoStopOn]).toEqual([null, null, null]);
      }),
    ));

  it('never decides by machine where the rule sets disagree', () =>
    fc.assert(
      fc.property(anyFacts, anyDay, (given, asOn) => {
        const { byRuleSet, eligible, flags } = under(given, { asOn });
        if (byRuleSet === undefined) return;
        const outcomes = Object.values(byRuleSet);
        const same = outcomes.length > 1 && outcomes.every((outcome) => outcome.eligible === outcomes[0]?.eligible);
        expect(eligible).toBe(same ? outcomes[0]?.eligible : null);
        expect(flags).toContain('ruleSetUndetermined');
      }),
    ));
});

describe('the switches', () => {
  const correspondingDay: RuleConfiguration = { ...baseConfiguration, expiryMode: 'correspondingDay' };

  it('move the earliest filing and the automatic stop by one day', () => {
    const asOf = { filedAt: '2026-07-10T02:00:00.000Z' };
    expect(under(facts(), asOf)).toMatchObject({
      eligible: false,
      earliestFilingOn: '2026-07-11',
      autoStopOn: '2027-04-11',
    });
    expect(under(facts(), asOf, correspondingDay)).toMatchObject({
      eligible: true,
      minPeriodEndsOn: '2026-07-10',
      earliestFilingOn: '2026-07-10',
      autoStopOn: '2027-04-10',
    });
  });

  it('turn an unconfigured ban into a dated one', () => {
    const given = facts({ falseMaterialFoundOn: '2026-05-10' });
    const configuration: RuleConfiguration = {
      ...baseConfiguration,
      parameters: { 'ndrc36/ban.reapplicationYears': { value: 1, basis: '示例', status: 'assumed' } },
    };
    const barred = under(given, { asOn: '2027-05-10' }, configuration);
    expect(barred).toMatchObject({
      eligible: null,
      flags: expect.arrayContaining(['reapplicationBarred']),
      banEndsOn: '2027-05-10',
    });
    expect(barred.flags).not.toContain('banLengthUnconfigured');
    expect(under(given, { asOn: '2027-05-11' }, configuration).flags).not.toContain('reapplicationBarred');
    expect(under(given, { asOn: '2026-05-09' }).flags).toEqual([]);
  });
});

describe('a record without a day', () => {
  it('shows dates and leaves what depends on the day open', () => {
    const { eligible, conditions, ...rest } = under(facts(), {});
    expect(eligible).toBeNull();
    expect(conditions.map(({ met }) => met)).toEqual([null, true, true, true]);
    expect(conditions[0]?.holdsFrom).toBe('2026-07-11');
    expect(rest).toMatchObject({ ruleSet: 'ndrc36', earliestFilingOn: '2026-07-11', autoStopOn: '2027-04-11' });
  });

  it('is shown under both rule sets when it is older than Order 36', () => {
    const { ruleSet, byRuleSet, minPeriodEndsOn, maxPeriodEndsOn } = under(facts({ determinedOn: '2025-11-28' }), {});
    expect(ruleSet).toBeNull();
    expect(Object.keys(byRuleSet ?? {})).toEqual(['ndrc58', 'ndrc36']);
    expect([minPeriodEndsOn, maxPeriodEndsOn]).toEqual(['2026-02-28', null]);
  });
});

describe('special outcomes', () => {
  it('an express exclusion refuses, whatever else holds', () => {
    const outcome = under(facts({ excludedByLaw: '某法第1条' }), { asOn: '2026-09-01' });
    expect(outcome).toMatchObject({ eligible: false, flags: ['excludedByLaw'] });
  });

  it('a correction after the maximum does not bring the automatic stop back', () => {
    const outcome = under(facts({ correctedOn: '2027-06-01' }), { asOn: '2027-06-02' });
    expect(outcome).toMatchObject({ autoStopOn: null, flags: ['sectorRuleRequired'], eligible: true });
  });

  it('a correction after the filing does not count for it', () => {
    const { unmet, conditions } = under(facts({ correctedOn: '2026-09-02' }), {
      filedAt: startOfDayInstant('2026-09-01'),
    });
    expect(unmet).toEqual(['notCorrected']);
    expect(conditions[1]).toMatchObject({ met: false, holdsFrom: '2026-09-02' });
  });

  it('a person’s choice of the rule set settles the open case', () => {
    const given = facts({ severity: 'serious', determinedOn: '2025-12-15', correctedOn: '2026-02-01' });
    const asOf = { filedAt: '2026-05-20T02:00:00.000Z' };
    expect(under(given, asOf).eligible).toBeNull();
    expect(under({ ...given, chosenRuleSetId: 'ndrc58' }, asOf)).toMatchObject({ ruleSet: 'ndrc58', eligible: true });
    expect(under({ ...given, chosenRuleSetId: 'ndrc36' }, asOf)).toMatchObject({ ruleSet: 'ndrc36', eligible: false });
  });

  it('a list under Order 58 has no period of its own: a person is asked', () => {
    const given = facts({
      recordKind: 'seriousDishonestyList',
      severity: 'serious',
      determinedOn: '2024-01-10',
      correctedOn: '2024-02-01',
    });
    const outcome = under(given, { asOn: '2024-09-01' });
    expect(outcome).toMatchObject({ ruleSet: 'ndrc58', eligible: null, earliestFilingOn: null });
    expect(outcome.openQuestions).toEqual(['ndrc58/repair.forms']);
  });

  it('a stop after the end of Order 58 is not promised', () => {
    const given = facts({ determinedOn: '2025-02-14', correctedOn: '2025-03-20' });
    const outcome = under(given, { asOn: '2025-05-28' });
    expect(outcome).toMatchObject({
      ruleSet: 'ndrc58',
      autoStopOn: null,
      maxPeriodEndsOn: addMonths('2025-02-14', 36),
    });
  });

  it('an overlay that excludes listed subjects stops the machine, not the subject', () => {
    const profile = { ...defaultProfile, limits: { ...defaultProfile.limits, overlay: 'localZhejiang' as const } };
    const context = { calendar: baseCalendar, profile, configuration: baseConfiguration };
    const listed = facts({ recordKind: 'seriousDishonestyList', severity: 'serious' });
    const outcome = explain(listed, { asOn: '2027-09-01' }, context);
    expect(outcome.eligible).toBeNull();
    expect(outcome.openQuestions).toContain('localZhejiang/repair.listedSubjectsExcluded');
    expect(explain(facts(), { asOn: '2026-09-01' }, context).eligible).toBe(true);
  });
});

describe('who may apply, as the city’s plan says', () => {
  const of = (regionId: string, more: Partial<RecordFacts>) => {
    const profile = profileOf(regionId);
    if (profile === undefined) throw new Error(regionId);
    const context = { calendar: baseCalendar, profile, configuration: baseConfiguration };
    return explain(facts(more), { filedAt: '2026-10-12T01:30:00.000Z' }, context);
  };

  it.each([
    ['an enterprise in 淮南', 'huainan', { subjectKind: 'legalPerson' }, true],
    ['a person in 淮南, whose plan names enterprises', 'huainan', { subjectKind: 'naturalPerson' }, null],
    [
      'a person with a general record in 宿州, whose plan names minor ones',
      'suzhou',
      { subjectKind: 'naturalPerson' },
      null,
    ],
  ] as const)('%s', (_, regionId, more, eligible) => {
    const explained = of(regionId, more);
    expect(explained.eligible).toBe(eligible);
    expect(explained.unmet).toEqual([]);
    const other = explained.conditions.find((c) => c.code === 'otherConditionUnmet');
    expect(other?.met).toBe(eligible);
    if (eligible === null) expect(other?.basis).toContain(profileOf(regionId)?.eligibleSubjects.basis);
  });
});
