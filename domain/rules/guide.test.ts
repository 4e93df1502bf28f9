import { expect, test } from 'vitest';
import { repairGuide } from './guide.ts';
import { profiles } from './profiles/profiles.ts';

test('the guide of a day shows each number with its status, and none for what nobody has established', () => {
  const { ruleSet, fee, periods, limits } = repairGuide('2026-10-12');
  expect(ruleSet.title).toBe('信用修复管理办法');
  expect(fee).toMatchObject({ value: 0, status: 'confirmed' });
  expect(periods.map(({ minimum, maximum }) => [minimum.value, maximum.value])).toEqual([
    [0, 3],
    [3, 12],
    [12, 36],
  ]);
  expect(limits.feedback).toMatchObject({ value: 10, unit: 'workingDays', status: 'confirmed' });
  expect(limits.verification).toMatchObject({ value: 7, status: 'assumed' });
  expect(limits.supplement).toEqual({ value: null, unit: null, status: 'unknown', basis: null, note: '' });
});

test('an earlier day is answered by the rules of that day', () => {
  const { ruleSet, periods } = repairGuide('2020-03-02');
  expect(ruleSet.documentNo).toBe('发改办财金〔2019〕527号');
  expect(periods.map(({ maximum }) => maximum.value)).toEqual([null, 12, 36]);
});

test('every city is there with what its records ask for, each way once', () => {
  const { regions } = repairGuide('2026-10-12');
  expect(regions.map(({ name }) => name)).toEqual(profiles.map(({ name }) => name));
  for (const { ways } of regions) expect(new Set(ways.map(({ label }) => label)).size).toBe(ways.length);
  const suzhou = regions.find(({ regionId }) => regionId === 'suzhou');
  expect(suzhou?.ways.map(({ label }) => label)).toContain('专题培训');
});
