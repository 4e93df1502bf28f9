/** The form gives back what it was filled with, and never more than a matter may say. */
import { expect, it } from 'vitest';
import { MatterContent } from '#domain/matter/content.ts';
import { sampleMatters } from '../../../../scripts/sample/matters.ts';
import { blank, draftOf, type FormValues, freshId, valuesOf } from './form-values.ts';

const unitName = '某局';

it.each(sampleMatters)('what was published comes back unchanged: $matterId', ({ content }) => {
  expect(draftOf(valuesOf({ ...content, unitName }))).toEqual(content);
});

it('what was typed and does not count any more is left out', () => {
  const values: FormValues = {
    ...valuesOf({ ...(sampleMatters[0] as (typeof sampleMatters)[number]).content, unitName }),
    noticeText: '  ',
    excluded: { ground: '还没写完' },
    rectification: { workingDays: 5, basis: '规定', status: 'unknown' },
  };
  const { method: _, ...verification } = values.verification;
  const draft = draftOf({ ...values, verification: { ...verification, method: 'onSite', factKinds: ['fine'] } });
  expect(draft).toMatchObject({ noticeText: null, excluded: null, rectification: { workingDays: null } });
  expect(draft.verification).not.toHaveProperty('factKinds');
});

it('a new matter lacks what only its author can say, and nothing else', () => {
  const { error } = MatterContent.safeParse({ ...draftOf(blank('huainan')), unitName });
  expect([...new Set(error?.issues.map(({ path }) => path[0]))]).toEqual([
    ...['unitId', 'name', 'description', 'kind', 'commitmentType', 'legalBasis', 'conditions', 'legalConsequences'],
    ...['serviceGuide', 'contact', 'supervisionChannel', 'disclosureScope', 'verification', 'rectification'],
  ]);
});

it('a new entry gets an id that nothing else has', () => {
  expect(freshId('condition', [])).toBe('condition-1');
  expect(freshId('condition', ['condition-2', 'premises'])).toBe('condition-3');
  expect(freshId('condition', ['condition-1', 'condition-3'])).toBe('condition-4');
});
