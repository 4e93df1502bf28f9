import { expect, test } from 'vitest';
import { commitmentDecided, repairDecided } from './decided.ts';

const at = '2026-11-24T01:00:00.000Z';
const repair = (given: object) =>
  repairDecided({ origin: 'application', decidedAt: null, stage: 'deciding', records: [], ...given });
const outcomes = (...of: string[]) => of.map((outcome) => ({ outcome }));

test.each([
  ['while it is being decided', {}, false],
  ['once it is decided', { decidedAt: at, stage: 'stopping' }, true],
  ['not accepted', { stage: 'notAccepted', records: outcomes('notAccepted') }, true],
  ['withdrawn by the applicant', { stage: 'withdrawn', records: outcomes('withdrawn') }, false],
  ['decided elsewhere and reported', { origin: 'reported', decidedAt: at, stage: 'stopping' }, false],
  ['reported, then revoked here', { origin: 'reported', decidedAt: at, records: outcomes('revoked') }, true],
])('a repair has a document of its decision: %s', (_, given, expected) => {
  expect(repair(given)).toBe(expected);
});

test.each([
  ['under review', { stage: 'reviewing' }, false],
  ['granted', { decision: { decisionNumber: null, automatic: true }, stage: 'verifying' }, true],
  ['refused', { refusal: { reason: '', toFix: '', reviewRoute: '' }, stage: 'refused' }, true],
  ['not open to commitment', { stage: 'notEligible' }, true],
  ['withdrawn by the applicant', { stage: 'withdrawn' }, false],
] as const)('a matter has a document of its decision: %s', (_, given, expected) => {
  expect(commitmentDecided({ decision: null, refusal: null, ...given })).toBe(expected);
});
