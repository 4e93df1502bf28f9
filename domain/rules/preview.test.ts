import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contextOf } from '../../tests/support/context.ts';
import { configurationWith, limitDifferences, ruleChange } from './preview.ts';
import { lookupParameter } from './resolve.ts';
import { ruleSets } from './rule-sets.ts';
import { timeLimit } from './time-limits.ts';

const { calendar } = contextOf();
const addresses = Object.values(ruleSets).flatMap(({ id, parameters }) =>
  parameters.map((parameter) => ({ address: `${id}/${parameter.id}`, parameter })),
);

test('every parameter has one address, and its own value is always a value for it', () => {
  expect(new Set(addresses.map(({ address }) => address)).size).toBe(addresses.length);
  for (const { address, parameter } of addresses)
    if (parameter.value !== null) expect(ruleChange(address, parameter.value), address).toMatchObject({ ok: true });
});

test('in the preview the rules find the new value, whether or not there was one before', () => {
  const scope = { ruleSetId: 'ndrc36', onDate: '2026-10-12' } as const;
  for (const [id, value] of [
    ['general.minPublicationMonths', 6],
    ['ban.reapplicationYears', 2],
  ] as const) {
    const change = ruleChange(`ndrc36/${id}`, value);
    if (!change.ok) throw new Error(change.problem.code);
    const found = lookupParameter(id, { ...scope, configuration: configurationWith(change.value) });
    expect(found).toMatchObject({ ok: true, value: { value, status: 'assumed' } });
  }
});

test('a limit is counted anew only where it rests on the parameter, and the same value changes nothing', () => {
  const [one, other] = ['sc22/clock.acceptanceWorkingDays', 'sc22/clock.feedbackWorkingDays'] as const;
  const limitOf = (address: typeof one | typeof other, value: number) =>
    timeLimit({
      parameter: { address, ruleSetId: 'sc22', basis: null, status: 'confirmed', value },
      calendar,
      startsOn: '2026-10-12',
      adjustments: [{ reason: '延长', workingDays: 2 }],
    });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (days, asked) => {
      const change = ruleChange(one, asked);
      if (!change.ok) throw new Error(change.problem.code);
      const limits = { acceptance: limitOf(one, days), feedback: limitOf(other, days) };
      const expected =
        days === asked
          ? []
          : [{ field: 'limits.acceptance', before: limits.acceptance.dueOn, after: limitOf(one, asked).dueOn }];
      expect(limitDifferences(limits, change.value, calendar)).toEqual(expected);
    }),
  );
});
