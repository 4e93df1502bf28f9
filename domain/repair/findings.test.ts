/** An applicant's word held against department data: silence is never taken for consent. */
import { expect, it } from 'vitest';
import { record } from '../../tests/support/world.ts';
import { type Fact, findingsFrom } from './findings.ts';

const fact = (kind: Fact['kind'], more: Partial<Fact> = {}): Fact => ({
  decisionNumber: record().decisionNumber,
  kind,
  holds: true,
  on: '2026-05-08',
  sourceUnitId: `unit-of-${kind}`,
  ...more,
});
const paid = fact('paymentCompleted', { on: '2026-05-06' });
const rectified = fact('rectificationAccepted');

it.each<[string, Parameters<typeof record>[0], readonly Fact[], string, string | null, string[]]>([
  [
    'paid and put right by the day claimed',
    {},
    [paid, rectified],
    'confirmed',
    '2026-05-08',
    ['unit-of-paymentCompleted', 'unit-of-rectificationAccepted'],
  ],
  [
    'put right where nothing is owed',
    { owesMoney: false },
    [rectified],
    'confirmed',
    '2026-05-08',
    ['unit-of-rectificationAccepted'],
  ],
  ['put right, the payment unknown', {}, [rectified], 'absent', null, ['unit-of-rectificationAccepted']],
  ['paid, the rectification unknown', {}, [paid], 'absent', null, ['unit-of-paymentCompleted']],
  ['nobody knows anything', {}, [], 'absent', null, []],
  [
    'the treasury says it is not paid',
    {},
    [fact('paymentCompleted', { holds: false, on: '2026-10-01' }), rectified],
    'contradicted',
    '2026-10-01',
    ['unit-of-paymentCompleted'],
  ],
  [
    'put right after the day claimed',
    {},
    [paid, fact('rectificationAccepted', { on: '2026-05-09' })],
    'contradicted',
    '2026-05-09',
    ['unit-of-paymentCompleted', 'unit-of-rectificationAccepted'],
  ],
  [
    'put right before the day claimed',
    {},
    [paid, fact('rectificationAccepted', { on: '2026-05-01' })],
    'confirmed',
    '2026-05-06',
    ['unit-of-paymentCompleted', 'unit-of-rectificationAccepted'],
  ],
  [
    'known, but nothing was claimed',
    { correctedOn: null },
    [paid, rectified],
    'confirmed',
    '2026-05-08',
    ['unit-of-paymentCompleted', 'unit-of-rectificationAccepted'],
  ],
  [
    'facts about another decision',
    {},
    [
      { ...paid, decisionNumber: '另案' },
      { ...rectified, decisionNumber: '另案' },
    ],
    'absent',
    null,
    [],
  ],
  ['a training attended says nothing of the correction', {}, [fact('trainingAttended')], 'absent', null, []],
])('%s', (_, more, facts, result, factOn, sources) => {
  expect(findingsFrom([record(more)], facts)).toEqual([
    { recordId: 'record-1', claim: 'corrected', result, factOn, sources },
  ]);
});
