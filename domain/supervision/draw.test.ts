import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, countingIds, later, monday, officer, sha256, workflow } from '../../tests/support/context.ts';
import { given } from '../../tests/support/given.ts';
import { canonical } from '../kernel/canonical.ts';
import { InspectionDrawEvent, inspectionDraw, maxPool, poolFor } from './draw.ts';
import type { Announcement, Holding, InspectionDrawState } from './draw-state.ts';
import type { CreditState } from './intensity.ts';
import { drawLots, markOf, verifyProof } from './lots.ts';
import { type DrawCandidate, digestOf, proofOf, selectedIn } from './pool.ts';
import { type DrawBasis, DrawProof } from './proof.ts';

const supervisor = officer('supervisor', 'unit-hn-credit');
const seed = 'a seed nobody else knows, 2026-10';
const clean: CreditState = {
  activeRecords: { minor: 0, general: 0, serious: 0, undetermined: 0 },
  bars: 0,
  brokenCommitments: 0,
};
const bad: CreditState = { ...clean, bars: 1 };

const announcement = (more: Partial<Announcement> = {}): Announcement => ({
  drawId: 'draw-1',
  unitId: 'unit-hn-market',
  regionId: 'huainan',
  grantedFrom: null,
  cutOffAt: monday,
  size: { sharePercent: 50 },
  inspectors: ['verifier-1', 'verifier-2', 'verifier-3'],
  inspectorsPerCase: 2,
  seedHash: sha256.hex(seed),
  ...more,
});
const announced = (more: Partial<Announcement> = {}) =>
  ({ type: 'InspectionDrawAnnounced', data: announcement(more) }) as const;

const candidate = (n: number, more: Partial<DrawCandidate> = {}): DrawCandidate => ({
  caseId: `case-${n}`,
  subjectId: `subject-${n}`,
  unitId: 'unit-hn-market',
  grantedAt: later(monday, -n),
  creditState: clean,
  excludedInspectors: [],
  ...more,
});
const candidates = (count: number): DrawCandidate[] => Array.from({ length: count }, (_, n) => candidate(n + 1));

const hold = (from: readonly DrawCandidate[], withSeed = seed) =>
  ({ type: 'holdDraw', seed: withSeed, candidates: from }) as const;

/** What is drawn from these candidates under this announcement and nonce: the event, the pool, the proof and the cases. */
const held = (from: readonly DrawCandidate[], more: Partial<Announcement> = {}, nonce = 'nonce-1') => {
  const played = given(inspectionDraw, announced(more)).when(hold(from), supervisor, { newId: () => nonce });
  const event = played.result.ok ? played.result.value.events[0] : undefined;
  if (event?.type !== 'InspectionDrawHeld') throw new Error(`not held: ${JSON.stringify(played.result)}`);
  const state: InspectionDrawState = given(inspectionDraw, announced(more), event).state;
  const pool = poolFor(state, from);
  const proof = proofOf(announcement(more), event.data, pool, sha256.hex);
  return { event, data: event.data, pool, proof, selected: selectedIn(state, pool, sha256.hex) };
};
const verified = ({ proof, data }: { proof: DrawProof; data: Holding }) =>
  verifyProof(DrawProof.parse(proof), data.proofHash, sha256.hex);

describe('随机抽查', () => {
  it('is announced once; the same announcement again changes nothing', () => {
    given(inspectionDraw)
      .when({ type: 'announceDraw', ...announcement() }, supervisor)
      .thenEvents({ type: 'InspectionDrawAnnounced', data: announcement() });
    given(inspectionDraw, announced())
      .when({ type: 'announceDraw', ...announcement() }, supervisor)
      .thenNothing();
  });

  it('draws half the pool and two inspectors for each case, and anybody can draw again', () => {
    const drawn = held(candidates(7));
    expect(drawn.selected).toHaveLength(4);
    expect(drawn.data).toMatchObject({ poolSize: 7, selectedCount: 4, poolHash: digestOf(drawn.pool, sha256.hex) });
    expect(drawn.selected.every(({ inspectors }) => new Set(inspectors).size === 2)).toBe(true);
    expect(verified(drawn)).toEqual({ ok: true, value: 4 });
    expect(JSON.stringify(drawn.proof)).not.toMatch(/case-\d|subject-|verifier-/);
  });

  it('draws all where more are asked for than there are', () => {
    expect(held(candidates(3), { size: { count: 10 } }).selected).toHaveLength(3);
    expect(held(candidates(3), { size: { sharePercent: 1 } }).selected).toHaveLength(1);
  });

  it('fixes the pool by the cut-off, the period and the unit', () => {
    const from = [
      candidate(1),
      candidate(2, { grantedAt: monday }),
      candidate(3, { grantedAt: later(monday, 0, 1) }),
      candidate(4, { grantedAt: later(monday, -40) }),
      candidate(5, { unitId: 'unit-hn-tax' }),
    ];
    const { pool } = held(from, { grantedFrom: later(monday, -30) });
    expect(pool.map(({ caseId }) => caseId)).toEqual(['case-1']);
  });

  it('keeps for each case of the pool the credit it was weighted by', () => {
    expect(held([candidate(1, { creditState: bad })]).pool).toMatchObject([
      { caseId: 'case-1', creditState: bad, level: 'high', weight: 4 },
    ]);
  });

  describe('is refused', () => {
    const after = given(inspectionDraw, announced());
    it('without an announcement', () =>
      given(inspectionDraw)
        .when(hold(candidates(3)), supervisor)
        .thenRefused('drawNotFound'));
    it('with another seed than committed', () =>
      after.when(hold(candidates(3), `${seed}.`), supervisor).thenRefused('drawSeedMismatch'));
    it('with a seed that can be guessed', () =>
      given(inspectionDraw, announced({ seedHash: sha256.hex('short') }))
        .when(hold(candidates(3), 'short'), supervisor)
        .thenRefused('drawSeedTooShort'));
    it('before the cut-off', () =>
      after
        .when(hold(candidates(3)), supervisor, { now: later(monday, -1) })
        .thenRefused('drawTooEarly', { cutOffAt: monday }));
    it('from an empty pool', () =>
      after.when(hold([candidate(1, { grantedAt: monday })]), supervisor).thenRefused('drawPoolEmpty'));
    it('from a pool that nobody could be shown', () =>
      after.when(hold(candidates(maxPool + 1)), supervisor).thenRefused('drawPoolTooLarge', { max: maxPool }));
    it('where a case of the pool has too few inspectors', () =>
      after
        .when(hold([candidate(1), candidate(2, { excludedInspectors: ['verifier-1', 'verifier-2'] })]), supervisor)
        .thenRefused('drawInspectorsTooFew', { count: 1 }));
    it('from fewer cases of which more has to be said than one answer holds', () => {
      const many = Array.from({ length: 60 }, (_, n) => `verifier-${n}-${'x'.repeat(250)}`);
      const from = candidates(500).map((one) => ({ ...one, excludedInspectors: many.slice(0, 50) }));
      given(inspectionDraw, announced({ inspectors: many }))
        .when(hold(from), supervisor)
        .thenRefused('drawPoolTooLarge', { max: maxPool });
    });
    it('a second time', () =>
      given(inspectionDraw, announced(), held(candidates(3)).event)
        .when(hold(candidates(3)), supervisor)
        .thenRefused('drawAlreadyHeld'));
  });

  it.each([0, 101, 0.5, -1])('%s percent is no share', (sharePercent) => {
    const of = (size: object) => ({ ...announced(), data: { ...announcement(), size } });
    expect(InspectionDrawEvent.safeParse(of({ sharePercent })).success).toBe(false);
    expect(InspectionDrawEvent.safeParse(of({ sharePercent: 100 })).success).toBe(true);
  });

  it('is revealed once, by the system, and only what was drawn', () => {
    const drawn = given(inspectionDraw, announced(), held(candidates(3)).event);
    drawn.when({ type: 'revealDraw' }, workflow).thenEvents({ type: 'InspectionDrawRevealed', data: {} });
    drawn.when({ type: 'revealDraw' }, supervisor).thenRefused('wrongRole', { role: 'system' });
    given(inspectionDraw, announced()).when({ type: 'revealDraw' }, workflow).thenNothing();
    given(inspectionDraw, announced(), held(candidates(3)).event, { type: 'InspectionDrawRevealed', data: {} })
      .when({ type: 'revealDraw' }, workflow)
      .thenNothing();
  });

  it('of a whole year of a large unit fits onto the bus, and all of it can be drawn again', () => {
    const long = (prefix: string, n: number) => `${prefix}-${String(n).padStart(36, '0')}`;
    const inspectors = Array.from({ length: 5 }, (_, n) => long('principal', n));
    const from = candidates(5000).map((one, n) => ({
      ...one,
      caseId: long('commitment', n),
      subjectId: long('subject', n),
      grantedAt: later(monday, -1),
      creditState: n % 10 === 0 ? bad : clean,
      excludedInspectors: inspectors.slice(0, 2),
    }));
    const drawn = held(from, { inspectors, inspectorsPerCase: 2, size: { sharePercent: 100 } });
    expect(Buffer.byteLength(canonical(drawn.event))).toBeLessThan(1000);
    expect(verified(drawn)).toEqual({ ok: true, value: 5000 });
  });
});

/** Cases with any credit and any excluded inspector, so that one of three may always go. */
const pools = fc.integer({ min: 1, max: 25 }).chain((size) =>
  fc.tuple(
    ...Array.from({ length: size }, (_, n) =>
      fc
        .record({
          creditState: fc.constantFrom(clean, bad),
          excludedInspectors: fc.subarray(['verifier-1', 'verifier-2', 'verifier-3'], { maxLength: 2 }),
        })
        .map((more) => candidate(n + 1, more)),
    ),
  ),
);
const nonces = fc.uuid();

describe('whatever is drawn', () => {
  const one = { inspectorsPerCase: 1 };

  it('comes out the same again, in whatever order the pool was read', () => {
    fc.assert(
      fc.property(
        pools.chain((pool) => fc.tuple(fc.constant(pool), fc.shuffledSubarray(pool, { minLength: pool.length }))),
        nonces,
        ([pool, shuffled], nonce) => {
          const first = held(pool, one, nonce);
          expect(held(shuffled, one, nonce)).toEqual(first);
          expect(verified(first).ok).toBe(true);
          const turned = { ...first.proof, pool: first.proof.pool.toReversed() };
          expect(drawLots(turned, sha256.hex)).toEqual(first.proof.selected);
        },
      ),
    );
  });

  it('sends nobody to a case they are excluded from', () => {
    fc.assert(
      fc.property(pools, nonces, (pool, nonce) => {
        const excluded = new Map(pool.map(({ caseId, excludedInspectors }) => [caseId, excludedInspectors]));
        for (const { caseId, inspectors } of held(pool, one, nonce).selected)
          expect(excluded.get(caseId)).not.toEqual(expect.arrayContaining(inspectors));
      }),
    );
  });

  it('no longer verifies once seed, nonce, a weight, a case or an inspector has been changed', () => {
    const { proof, data } = held(candidates(12));
    const fault = (changed: Partial<DrawProof>) => verifyProof({ ...proof, ...changed }, data.proofHash, sha256.hex);
    const [first, ...rest] = proof.selected;
    if (first === undefined) throw new Error('nothing drawn');
    const undrawn = proof.pool.find((entry) => !proof.selected.some((drawn) => drawn.case === entry.case));
    expect(fault({ seed: `${seed}.` })).toEqual({ ok: false, problem: 'seedNotCommitted' });
    expect(fault({ nonce: 'another' })).toEqual({ ok: false, problem: 'casesNotDrawn' });
    // What changes no lot that was drawn is still not what was committed to.
    const without = (change: Partial<DrawProof['pool'][number]>) =>
      fault({ pool: proof.pool.map((entry) => (entry === undrawn ? { ...entry, ...change } : entry)) });
    expect(without({ weight: 99 }).ok).toBe(false);
    expect(without({ case: '0'.repeat(64) }).ok).toBe(false);
    expect(without({ excluded: proof.inspectors.slice(0, 1) })).toEqual({ ok: false, problem: 'proofNotCommitted' });
    expect(fault({ pool: proof.pool.filter((entry) => entry !== undrawn) }).ok).toBe(false);
    expect(fault({ selected: [...rest, { ...first, case: undrawn?.case ?? '' }] }).ok).toBe(false);
    expect(fault({ selected: rest })).toEqual({ ok: false, problem: 'casesNotDrawn' });
    expect(fault({ selected: [{ ...first, inspectors: first.inspectors.toReversed() }, ...rest] })).toEqual({
      ok: false,
      problem: 'inspectorsNotDrawn',
    });
  });
});

describe('the chance', () => {
  const draws = 4000;
  const marks = Array.from({ length: 10 }, (_, n) => markOf('case', 'draw-1', `case-${n}`, sha256.hex));
  const basis = (weights: readonly number[], n: number): DrawBasis => ({
    seed,
    nonce: `nonce-${n}`,
    size: { count: 1 },
    inspectors: [],
    inspectorsPerCase: 1,
    pool: marks.map((mark, index) => ({ case: mark, weight: weights[index] ?? 1, excluded: [] })),
  });
  /** How often each case was drawn first. */
  const shares = (weights: readonly number[]): number[] => {
    const drawn = Array.from({ length: draws }, (_, n) => drawLots(basis(weights, n), sha256.hex)[0]?.case);
    return marks.map((mark) => drawn.filter((one) => one === mark).length / draws);
  };

  it('is the same for cases of the same weight', () => {
    // Five standard deviations: the nonces are fixed, so this is a fact about the function and not a matter of luck.
    for (const share of shares([])) expect(Math.abs(share - 0.1)).toBeLessThan(5 * Math.sqrt(0.09 / draws));
  });

  it('grows with the weight: four lots of thirteen', () => {
    const [heavy = 0] = shares([4]);
    expect(Math.abs(heavy - 4 / 13)).toBeLessThan(5 * Math.sqrt(((4 / 13) * (9 / 13)) / draws));
  });
});

it('the nonce is not known before the seed is shown', () => {
  const drawn = [1, 2, 3].map((n) =>
    held(candidates(30), {}, `nonce-${n}`)
      .selected.map(({ caseId }) => caseId)
      .join(),
  );
  expect(new Set(drawn).size).toBe(3);
  const ids = countingIds();
  const result = inspectionDraw.decide(
    given(inspectionDraw, announced()).state,
    hold(candidates(3)),
    contextOf(supervisor, { newId: ids }),
  );
  expect(result).toMatchObject({ ok: true, value: { events: [{ data: { nonce: 'id-1' } }] } });
});
