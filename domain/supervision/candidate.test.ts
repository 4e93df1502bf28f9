import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommitmentPlay, ordinarily } from '../../tests/support/commitment-world.ts';
import { later, monday, officer, sha256 } from '../../tests/support/context.ts';
import { given } from '../../tests/support/given.ts';
import { clerk } from '../../tests/support/world.ts';
import { creditStateOf } from '../commitment/credit-standing.ts';
import type { CommitmentCaseState } from '../commitment/state.ts';
import { candidateOf, type Inspector } from './candidate.ts';
import { inspectionDraw } from './draw.ts';

const clean = creditStateOf({ records: [], bars: [] });
const barred = { ...clean, bars: 1 };
const inspector = (principalId: string, more: Partial<Inspector> = {}): Inspector => ({
  principalId,
  inOffice: true,
  represents: [],
  ...more,
});
const granted = new CommitmentPlay().promised().state;
const inOrdinaryProcedure = new CommitmentPlay(ordinarily()).promised().state;

describe('a case', () => {
  it('that was granted can be drawn', () => {
    expect(candidateOf(granted, clean, [])).toMatchObject({ caseId: 'case-1', grantedAt: monday });
  });

  it.each([
    ['not decided yet', () => new CommitmentPlay().reviewing()],
    ['revoked', () => new CommitmentPlay().promised().reportsBreach().revokes()],
    [
      'withdrawn',
      () => new CommitmentPlay().reviewing().does({ type: 'withdrawCommitment', reason: '改按一般程序' }, clerk),
    ],
  ])('%s cannot', (_, played) => {
    expect(candidateOf(played().state, clean, [])).toBeNull();
  });

  it('is inspected by nobody who granted it, represents its subject or has left the office', () => {
    const inspectors = [
      inspector('unit-hn-market-approver'),
      inspector('relative', { represents: ['subject-1'] }),
      inspector('retired', { inOffice: false }),
      inspector('free', { represents: ['subject-2'] }),
    ];
    expect(candidateOf(granted, clean, inspectors)?.excludedInspectors).toEqual([
      'unit-hn-market-approver',
      'relative',
      'retired',
    ]);
  });
});

/** What this pool gives under this nonce. */
const drawn = (cases: readonly CommitmentCaseState[], credits: readonly boolean[], nonce: string) => {
  const inspectors = [inspector('verifier-1'), inspector('verifier-2')];
  const candidates = cases.flatMap((one, n) => candidateOf(one, credits[n] ? barred : clean, inspectors) ?? []);
  const seed = 'a seed nobody else knows, 2026-10';
  const announcement = {
    ...{ drawId: 'draw-1', unitId: granted.unitId, regionId: 'huainan', grantedFrom: null, cutOffAt: later(monday, 1) },
    ...{ size: { sharePercent: 40 }, inspectors: ['verifier-1', 'verifier-2'], inspectorsPerCase: 1 },
    seedHash: sha256.hex(seed),
  };
  const result = given(inspectionDraw, { type: 'InspectionDrawAnnounced', data: announcement }).when(
    { type: 'holdDraw', seed, candidates },
    officer('supervisor', 'unit-hn-credit'),
    { now: later(monday, 2), newId: () => nonce },
  ).result;
  return result.ok ? result.value.events : result.problem;
};

it('whether it was granted on a promise or in the ordinary procedure changes neither chance nor result', () => {
  expect([granted.procedure, inOrdinaryProcedure.procedure]).toEqual(['commitment', 'ordinary']);
  const flags = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(flags, flags, flags, fc.uuid(), (procedures, others, credits, nonce) => {
      const pool = (ordinary: readonly boolean[]) =>
        ordinary.map((is, n) => ({ ...(is ? inOrdinaryProcedure : granted), caseId: `case-${n}` }));
      expect(drawn(pool(others), credits, nonce)).toEqual(drawn(pool(procedures), credits, nonce));
    }),
  );
});
