import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  afterAttempt,
  backoff,
  type Delivery,
  isDue,
  replayed,
  siblingIdOf,
  superseded,
  withReceipts,
} from './delivery.ts';
import { delivery, now, platform, receipt } from './samples.ts';

const { retry } = platform('any', {});
const answer = (outcome: Answer['outcome'], at = now): Answer => ({
  at,
  outcome,
  httpStatus: outcome === 'accepted' ? 202 : 500,
  detail: null,
  version: 5,
});
const failing = (entry: Delivery, times: number): Delivery =>
  Array.from({ length: times }).reduce<Delivery>((e) => afterAttempt(e, answer('unreachable'), retry), entry);

describe('backoff', () => {
  it.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [5, 32],
    [6, 60],
    [40, 60],
  ])('after failure %i waits %i s', (failures, seconds) => {
    expect(backoff(retry, failures)).toBe(seconds);
  });
});

describe('an attempt', () => {
  it('that succeeds waits for the receipt and is sent again if none comes', () => {
    const sent = afterAttempt(failing(delivery(), 2), answer('accepted'), retry);
    expect(sent).toMatchObject({
      status: 'sent',
      attempts: 3,
      failures: 0,
      nextAttemptAt: '2026-11-02T02:05:00.000Z',
      lastAnswer: { outcome: 'accepted' },
    });
  });

  it('that fails is tried again later and later, then the delivery is dead', () => {
    const waits = [1, 2, 3, 4].map((times) => failing(delivery(), times).nextAttemptAt);
    expect(waits).toEqual(['2026-11-02T02:00:02.000Z', '2026-11-02T02:00:04.000Z', '2026-11-02T02:00:08.000Z', null]);
    expect(failing(delivery(), retry.maxAttempts)).toMatchObject({ status: 'dead', attempts: 4, failures: 4 });
  });

  it('never takes anything from a settled delivery, whose receipt was faster than the answer', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('acknowledged' as const, 'superseded' as const),
        fc.constantFrom('accepted' as const, 'refused' as const, 'unreachable' as const),
        (status, outcome) => {
          const settled = delivery({ status, nextAttemptAt: null });
          expect(afterAttempt(settled, answer(outcome), retry)).toMatchObject({ status, nextAttemptAt: null });
        },
      ),
    ));

  it('that succeeds after all brings a dead delivery back', () => {
    expect(afterAttempt(failing(delivery(), 4), answer('accepted'), retry)).toMatchObject({ status: 'sent' });
  });
});

describe('a delivery is due', () => {
  it.each([
    ['pending, its time has come', {}, true],
    ['pending, its time comes in a moment', { nextAttemptAt: '2026-11-02T02:00:01.000Z' }, true],
    ['pending, its time has not come', { nextAttemptAt: '2026-11-02T02:00:02.000Z' }, false],
    ['sent, its receipt is overdue', { status: 'sent' as const }, true],
    ['acknowledged', { status: 'acknowledged' as const, nextAttemptAt: null }, false],
    ['dead', { status: 'dead' as const, nextAttemptAt: null }, false],
    ['superseded', { status: 'superseded' as const, nextAttemptAt: null }, false],
  ])('%s', (_, more, due) => {
    expect(isDue(delivery(more), now)).toBe(due);
  });
});

describe('receipts', () => {
  const both = [receipt('national'), receipt('national', { effect: 'sharingStop' })];

  it('acknowledge a delivery once every effect has one', () => {
    const entry = delivery({ status: 'sent' });
    expect(withReceipts(entry, both.slice(0, 1), now)).toBe(entry);
    expect(withReceipts(entry, both, now)).toMatchObject({ status: 'acknowledged', nextAttemptAt: null });
  });

  it('acknowledge a dead one too: the platform has done it, however the sending went', () => {
    expect(withReceipts(delivery({ status: 'dead' }), both, now).status).toBe('acknowledged');
  });

  it('of another delivery do not count', () => {
    const entry = delivery();
    expect(
      withReceipts(
        entry,
        both.map((r) => ({ ...r, deliveryId: 'record-1-v9-national' })),
        now,
      ),
    ).toBe(entry);
  });
});

describe('deliveries of one planning', () => {
  it('are named after the event that ordered them, whatever the version of the item', () => {
    const commitment = { deliveryId: 'case-1-v10-creditHuainan', platformId: 'creditHuainan' };
    expect(siblingIdOf(commitment, 'creditChina')).toBe('case-1-v10-creditChina');
  });
});

describe('a replay', () => {
  it('starts a dead delivery over and keeps what was tried', () => {
    const later = '2026-11-03T02:00:00.000Z';
    const again = replayed(failing(delivery(), 4), later);
    expect(again).toMatchObject({ status: 'pending', failures: 0, attempts: 4, nextAttemptAt: later });
  });

  it('of a superseded one is refused: its platform holds something newer', () => {
    expect(replayed(superseded(delivery(), now), now)).toBeNull();
  });

  it('of an acknowledged one is possible: a platform may have lost what it had', () => {
    expect(replayed(delivery({ status: 'acknowledged', nextAttemptAt: null }), now)).toMatchObject({
      status: 'pending',
    });
  });
});
