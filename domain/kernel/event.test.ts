/** One link of the chain: what its hash covers, and which untruth about it is found. */
import { describe, expect, it } from 'vitest';
import { monday, sha256 } from '../../tests/support/context.ts';
import { canonical } from './canonical.ts';
import { chainStart, type EventBody, type StoredEvent, sealEvent, verifyChain } from './event.ts';

const body = (sequence: number): EventBody => ({
  id: `CASE-case-1-${sequence}`,
  type: 'RepairCaseAccepted',
  aggregateKind: 'repairCase',
  aggregateId: 'case-1',
  sequence,
  regionId: 'huainan',
  occurredAt: monday,
  recordedAt: monday,
  actor: { principalId: 'anna', role: 'acceptor', unitId: 'unit-hn-market' },
  command: { name: 'accept', id: 'key-1' },
  data: { opinion: '齐全' },
});
const first = sealEvent(body(1), chainStart, sha256);
const second = sealEvent(body(2), first.hash, sha256);
const head = { sequence: 2, hash: second.hash };
/** An event that says it is something else, sealed properly over what it says. */
const resealed = (change: Partial<EventBody>): StoredEvent => {
  const honest = sealEvent({ ...body(2), ...change }, first.hash, sha256);
  const link = ['xinxiu.event.v1', 'case-1', '2', first.hash, honest.body].join('\u001f');
  return { ...second, body: honest.body, hash: sha256.hex(link) };
};

describe('a chain', () => {
  it('of honest links verifies, and an empty one is an aggregate that does not exist', () => {
    expect(verifyChain([first, second], head, sha256)).toEqual({ ok: true, value: 2 });
    expect(verifyChain([], { sequence: 0, hash: chainStart }, sha256)).toEqual({ ok: true, value: 0 });
  });

  it.each<[string, StoredEvent[], { sequence: number; hash: string }, number, string]>([
    ['its first event missing', [second], head, 1, 'gap'],
    ['its last event missing', [first], head, 1, 'headMismatch'],
    ['an event more than its snapshot', [first, second], { sequence: 1, hash: first.hash }, 1, 'headMismatch'],
    ['a snapshot with another head', [first, second], { ...head, hash: first.hash }, 2, 'headMismatch'],
    ['a changed body', [first, { ...second, body: second.body.replace('齐全', '不齐') }], head, 2, 'hashMismatch'],
    ['a changed hash', [{ ...first, hash: second.hash }, second], head, 1, 'hashMismatch'],
    ['a link to nothing', [first, { ...second, prevHash: '' }], head, 2, 'prevHashMismatch'],
    ['another algorithm than it was sealed with', [first, { ...second, algorithm: 'SM3' }], head, 2, 'hashMismatch'],
    ['a body of another aggregate', [first, resealed({ aggregateId: 'case-2' })], head, 2, 'bodyMismatch'],
    ['a body of another place', [first, resealed({ sequence: 3 })], head, 2, 'bodyMismatch'],
    ['a body of another kind', [first, resealed({ aggregateKind: 'creditSubject' })], head, 2, 'bodyMismatch'],
  ])('with %s is found at the first bad event', (_, events, at, sequence, reason) => {
    expect(verifyChain(events, at, sha256)).toEqual({ ok: false, problem: { sequence, reason } });
  });

  it('hashes the same event the same way whatever the order of its fields', () => {
    const { data, ...rest } = body(1);
    expect(sealEvent({ data, ...rest }, chainStart, sha256)).toEqual(first);
    expect(canonical({ b: 1, a: '文' })).toBe('{"a":"文","b":1}');
    expect(() => canonical(undefined)).toThrow('no canonical JSON');
  });

  it('gives two aggregates with the same history different hashes', () => {
    expect(sealEvent({ ...body(1), aggregateId: 'case-2' }, chainStart, sha256).hash).not.toBe(first.hash);
  });
});
