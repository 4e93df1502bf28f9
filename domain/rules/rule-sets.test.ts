import { describe, expect, it } from 'vitest';
import { assumptionIds, assumptions } from './assumptions.ts';
import { openQuestions } from './open-questions.ts';
import { parameterLabels } from './parameter-labels.ts';
import { ruleNotes } from './rule-notes.ts';
import { datedRuleSetIds, ruleSetIds } from './rule-set-ids.ts';
import { ruleSets, ruleSetVersion, rulesVersion } from './rule-sets.ts';
import { severityRules } from './severity.ts';
import { severityNotes } from './severity-notes.ts';
import { cite } from './titles.ts';
import { RuleSet } from './types.ts';

const confirming: ReadonlySet<string | null> = new Set(['A', 'A·S', 'A-w']);
const assuming: ReadonlySet<string | null> = new Set(['B', 'B-w', 'C']);

/** Rows of the reference tables 2.1 to 2.9: [all, confirmed, assumed, unknown, with a default]. */
const counts = {
  ndrc527: [10, 8, 0, 2, 0],
  ndrc58: [14, 7, 6, 1, 0],
  ndrc36: [45, 22, 5, 18, 3],
  sc22: [18, 14, 0, 4, 0],
  samr2025: [8, 2, 4, 2, 1],
  statute: [11, 11, 0, 0, 0],
  localShenzhen: [12, 12, 0, 0, 0],
  localHenan: [5, 5, 0, 0, 0],
  localShandong: [5, 5, 0, 0, 0],
  localZhejiang: [5, 5, 0, 0, 0],
  commitment: [10, 6, 1, 3, 0],
  dualPublication: [3, 1, 2, 0, 0],
} as const;

describe.each(ruleSetIds)('%s', (id) => {
  const set = ruleSets[id];
  const ofStatus = (status: string) => set.parameters.filter((parameter) => parameter.status === status).length;

  it('is well formed and names each parameter once', () => {
    expect(RuleSet.parse(set)).toEqual(set);
    expect(set.id).toBe(id);
    expect(new Set(set.parameters.map((parameter) => parameter.id)).size).toBe(set.parameters.length);
  });

  it('has no note on a parameter it does not have', () => {
    const ids = set.parameters.map((parameter) => parameter.id);
    expect(ids).toEqual(expect.arrayContaining(Object.keys(ruleNotes[id])));
  });

  it('holds every row of its table', () => {
    const defaults = set.parameters.filter((parameter) => parameter.default !== undefined).length;
    const found = [set.parameters.length, ofStatus('confirmed'), ofStatus('assumed'), ofStatus('unknown'), defaults];
    expect(found).toEqual(counts[id]);
  });

  it('confirms nothing beyond its confidence and keeps the unknown empty', () => {
    for (const { id: name, status, confidence, value } of set.parameters) {
      if (status === 'confirmed') expect(confirming.has(confidence), name).toBe(true);
      if (status === 'assumed') expect(assuming.has(confidence), name).toBe(true);
      if (status === 'unknown') expect([value, confidence], name).toEqual([null, null]);
    }
  });
});

describe('the dated rule sets', () => {
  it('follow one another without gap or overlap', () => {
    const spans = datedRuleSetIds.map((id) => [ruleSets[id].effectiveFrom, ruleSets[id].effectiveTo]);
    expect(spans).toEqual([
      ['2019-07-01', '2023-04-30'],
      ['2023-05-01', '2026-03-31'],
      ['2026-04-01', null],
    ]);
  });

  it('are named with their version and cited with number and article', () => {
    expect(ruleSetVersion('ndrc36')).toBe('ndrc36@1');
    for (const id of ruleSetIds) expect(rulesVersion).toContain(ruleSetVersion(id));
    expect(cite('ndrc36', '第2条')).toBe('《信用修复管理办法》（国家发展改革委令第36号）第2条');
    expect(cite('statute', null)).toBe('《行政处罚法、行政许可法、电子签名法》');
  });
});

it('every parameter is called something, and nothing is called that there is not', () => {
  const ids = new Set(ruleSetIds.flatMap((id) => ruleSets[id].parameters.map((parameter) => parameter.id)));
  expect(Object.keys(parameterLabels).toSorted()).toEqual([...ids].toSorted());
});

it('only overlays name what a person must decide', () => {
  const touching = Object.values(ruleSets).flatMap((set) =>
    set.parameters
      .filter((parameter) => parameter.touches !== undefined)
      .map((parameter) => `${set.id}/${parameter.id}`),
  );
  expect(touching).toEqual([
    'localShenzhen/bankruptcyAbuse.waitYears',
    'localHenan/disclosure.maxYears',
    'localShandong/disclosure.maxYears',
    'localZhejiang/disclosure.years',
    'localZhejiang/repair.listedSubjectsExcluded',
  ]);
});

it('lists all assumptions, open questions and severity triggers', () => {
  expect(assumptions.map(({ id }) => id)).toEqual(assumptionIds);
  expect(assumptions).toHaveLength(13);
  expect(openQuestions.map(({ id }) => id)).toEqual(
    Array.from({ length: 15 }, (_, index) => `OQ-${String(index + 1).padStart(2, '0')}`),
  );
  expect(Object.keys(severityNotes)).toEqual(severityRules.map(({ trigger }) => trigger));
  for (const { trigger, status } of severityRules) {
    const confidence = severityNotes[trigger]?.confidence ?? null;
    const fits = {
      confirmed: confirming.has(confidence),
      assumed: assuming.has(confidence),
      unknown: confidence === null,
    };
    expect(fits[status]).toBe(true);
  }
});
