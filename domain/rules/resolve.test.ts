import { describe, expect, it } from 'vitest';
import { baseConfiguration, RuleConfiguration } from './configuration.ts';
import { lookupNumber, lookupParameter, overlayQuestions, type RuleScope, resolveRuleSet } from './resolve.ts';

const configured = (parameters: RuleConfiguration['parameters']): RuleConfiguration =>
  RuleConfiguration.parse({ ...baseConfiguration, parameters });
const policy = (value: string) =>
  configured({ 'ndrc36/transition.policy': { value, basis: '解释', status: 'confirmed' } });

describe('which rule set governs', () => {
  it.each([
    ['2026-04-01', '2026-04-01', ['ndrc36']],
    ['2026-03-31', '2026-03-31', ['ndrc58']],
    ['2026-03-31', '2026-04-01', ['ndrc58', 'ndrc36']],
    ['2023-05-01', '2026-01-01', ['ndrc58']],
    ['2023-04-30', '2023-05-01', ['ndrc527', 'ndrc58']],
    ['2020-01-01', '2021-01-01', ['ndrc527']],
    ['2020-01-01', '2026-05-01', ['ndrc527', 'ndrc36']],
    ['2019-06-30', '2026-05-01', ['ndrc36', 'undetermined']],
    ['2018-01-01', '2019-01-01', ['undetermined']],
    ['2026-04-10', null, ['ndrc36']],
    ['2025-02-14', null, ['ndrc58', 'ndrc36']],
  ])('determined %s, filed %s: %j', (determinedOn, filedOn, expected) => {
    const choice = resolveRuleSet({ determinedOn }, filedOn, baseConfiguration);
    const open = expected.length > 1 || expected[0] === 'undetermined';
    expect(choice.kind).toBe(open ? 'undetermined' : 'governed');
    const found = choice.kind === 'governed' ? [choice.ruleSetId] : choice.ruleSetIds;
    expect(found).toEqual(expected.filter((id) => id !== 'undetermined'));
  });

  it('is what a person chose, before any date', () => {
    const facts = { determinedOn: '2025-11-28', chosenRuleSetId: 'ndrc58' } as const;
    expect(resolveRuleSet(facts, '2026-05-06', policy('byFiling'))).toEqual({
      kind: 'governed',
      ruleSetId: 'ndrc58',
      chosenBy: 'person',
    });
  });

  it.each([
    ['byDetermination', 'ndrc58'],
    ['byFiling', 'ndrc36'],
  ])('can be settled once for all by configuration: %s', (value, ruleSetId) => {
    const choice = resolveRuleSet({ determinedOn: '2025-11-28' }, '2026-05-06', policy(value));
    expect(choice).toEqual({ kind: 'governed', ruleSetId, chosenBy: 'policy' });
  });

  it('is not settled by a policy nobody knows', () => {
    const choice = resolveRuleSet({ determinedOn: '2025-11-28' }, '2026-05-06', policy('newest'));
    expect(choice.kind).toBe('undetermined');
  });
});

const scope = (change: Partial<RuleScope> = {}): RuleScope => ({
  ruleSetId: 'ndrc36',
  onDate: '2026-10-12',
  configuration: baseConfiguration,
  ...change,
});

describe('where a value comes from', () => {
  it.each([
    ['clock.feedbackWorkingDays', scope(), 'ndrc36', 10, 'confirmed'],
    ['clock.acceptanceWorkingDays', scope(), 'sc22', 3, 'confirmed'],
    ['clock.verificationWorkingDays', scope(), 'ndrc36', 7, 'assumed'],
    ['severity.multiplePenaltyRule', scope(), 'ndrc36', 'highest', 'assumed'],
    ['fee.amountYuan', scope(), 'sc22', 0, 'confirmed'],
    ['clock.decisionWorkingDays', scope({ sector: 'marketSupervision' }), 'samr2025', 7, 'assumed'],
    // The sector's default of 2 days is not shown to survive: a confirmed number goes first.
    ['clock.acceptanceWorkingDays', scope({ sector: 'marketSupervision' }), 'sc22', 3, 'confirmed'],
    ['simpleProcedure.maxFineOrganizationYuan', scope(), 'statute', 3000, 'confirmed'],
    ['clock.feedbackWorkingDays', scope({ ruleSetId: 'ndrc58', onDate: '2025-05-28' }), 'ndrc58', 10, 'confirmed'],
  ])('%s (%#)', (id, where, ruleSetId, value, status) => {
    expect(lookupParameter(id, where)).toMatchObject({
      ok: true,
      value: { ruleSetId, value, status, address: `${ruleSetId}/${id}` },
    });
  });

  it.each([
    ['ban.reapplicationYears', scope()],
    ['clock.supplementWorkingDays', scope()],
    ['transition.policy', scope()],
    // sc22 was not in force yet
    ['clock.acceptanceWorkingDays', scope({ ruleSetId: 'ndrc58', onDate: '2025-05-28' })],
    // a ministry rule of another day, or of another field
    ['clock.decisionWorkingDays', scope({ sector: 'marketSupervision', onDate: '2025-12-24' })],
    ['clock.decisionWorkingDays', scope({ sector: 'transport' })],
    ['clock.decisionWorkingDays', scope()],
  ])('nobody knows %s (%#)', (id, where) => {
    expect(lookupParameter(id, where)).toEqual({
      ok: false,
      problem: { code: 'parameterUnknown', parameter: `${where.ruleSetId}/${id}` },
    });
  });

  it('is what an operator configured, with its own basis and status', () => {
    const configuration = configured({
      'ndrc36/ban.reapplicationYears': { value: 3, basis: '第二十条', status: 'confirmed' },
      'ndrc36/clock.acceptanceWorkingDays': { value: 2, basis: '市级标准', status: 'assumed' },
    });
    expect(lookupNumber('ban.reapplicationYears', scope({ configuration }))).toMatchObject({
      value: { value: 3, basis: '第二十条', status: 'confirmed' },
    });
    expect(lookupNumber('clock.acceptanceWorkingDays', scope({ configuration }))).toMatchObject({
      value: { value: 2, ruleSetId: 'ndrc36', status: 'assumed' },
    });
  });

  it('is no number where somebody configured a word', () => {
    const configuration = configured({
      'ndrc36/ban.reapplicationYears': { value: '三年', basis: '第二十条', status: 'confirmed' },
    });
    expect(lookupNumber('ban.reapplicationYears', scope({ configuration }))).toEqual({
      ok: false,
      problem: { code: 'parameterUnknown', parameter: 'ndrc36/ban.reapplicationYears' },
    });
  });
});

it('what an overlay changes for the subject goes to a person', () => {
  expect(overlayQuestions('localZhejiang')).toEqual([
    'localZhejiang/disclosure.years',
    'localZhejiang/repair.listedSubjectsExcluded',
  ]);
});
