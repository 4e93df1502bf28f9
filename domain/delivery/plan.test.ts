import { describe, expect, it } from 'vitest';
import { baseCalendar } from '../calendar/years.ts';
import { type DeliveredEvent, planDeliveries } from './plan.ts';
import { now, platform, threePlatforms } from './samples.ts';

const context = { platforms: threePlatforms, calendar: baseCalendar, now };
const plan = (event: DeliveredEvent, more: Partial<typeof context> = {}, occurredAt = '2026-09-24T02:00:00.000Z') =>
  planDeliveries(
    { aggregateId: 'record-1', version: 5, regionId: 'huainan', occurredAt, event },
    { ...context, ...more },
  );
const repaired: DeliveredEvent = { type: 'DishonestyRecordRepaired', data: { caseId: 'case-1' } };

describe('planning', () => {
  it('a repair asks each platform for the effects it owes and names whose receipts the case waits for', () => {
    const { entries, unowed } = plan(repaired);
    expect(entries.map(({ deliveryId, effects }) => [deliveryId, effects])).toEqual([
      ['record-1-v5-national', ['publicationEnd', 'sharingStop']],
      ['record-1-v5-province', ['publicationEnd', 'sanctionLift']],
      ['record-1-v5-city', ['publicationEnd']],
    ]);
    expect(entries[0]).toMatchObject({
      caseId: 'case-1',
      item: { kind: 'record', id: 'record-1' },
      mandatory: { publicationEnd: ['national', 'province', 'city'], sharingStop: ['national'] },
      status: 'pending',
      nextAttemptAt: now,
    });
    expect(unowed).toBeNull();
  });

  it('twice gives the same entries', () => {
    expect(plan(repaired)).toEqual(plan(repaired));
  });

  it('a revoked repair asks everyone who ended something to show it again', () => {
    const { entries } = plan({ type: 'DishonestyRecordRepairRevoked', data: { caseId: 'case-1' } });
    expect(entries.map(({ platformId, effects }) => [platformId, effects])).toEqual([
      ['national', ['restore']],
      ['province', ['restore']],
      ['city', ['restore']],
    ]);
  });

  it('an automatic stop ends publication only, and no case waits for it', () => {
    const { entries } = plan({ type: 'DishonestyRecordAutomaticallyStopped', data: {} });
    expect(new Set(entries.flatMap((e) => e.effects))).toEqual(new Set(['publicationEnd']));
    expect(entries.every((e) => e.caseId === null)).toBe(true);
  });

  it('a commitment goes to who publishes commitments, with the hash of what was signed and the day in Shanghai', () => {
    const commitment = { commitmentId: 'commitment-1', textHash: 'ab', signedAt: '2026-09-24T17:00:00.000Z' };
    const event: DeliveredEvent = {
      type: 'RepairCommitmentPublicationOrdered',
      data: { subjectId: 'subject-1', commitment },
    };
    const { entries } = planDeliveries(
      { aggregateId: 'case-1', version: 9, regionId: 'huainan', occurredAt: commitment.signedAt, event },
      context,
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      deliveryId: 'case-1-v9-city',
      caseId: 'case-1',
      item: { kind: 'commitment', id: 'commitment-1', textHash: 'ab', signedOn: '2026-09-25' },
      effects: ['commitmentPublication'],
    });
  });

  it('two cases that order the same letter send the same version of it, whichever comes first', () => {
    const commitment = { commitmentId: 'commitment-1', textHash: 'ab', signedAt: '2026-09-24T17:00:00.000Z' };
    const event: DeliveredEvent = {
      type: 'RepairCommitmentPublicationOrdered',
      data: { subjectId: 'subject-1', commitment },
    };
    const orderedAt = (aggregateId: string, version: number) =>
      planDeliveries({ aggregateId, version, regionId: 'huainan', occurredAt: commitment.signedAt, event }, context)
        .entries[0];
    const [late, early] = [orderedAt('case-1', 22), orderedAt('case-2', 16)];
    expect(late?.deliveryId).not.toBe(early?.deliveryId);
    expect(late?.version).toBe(early?.version);
  });

  describe('a commitment of the register', () => {
    const registered = (type: 'voluntary' | 'creditRepair', more: object = {}): DeliveredEvent => ({
      type: 'CreditCommitmentRegistered',
      data: { type, subjectKind: 'legalPerson', disclosureScope: 'public', ...more },
    });
    const found = (published: boolean): DeliveredEvent => ({
      type: 'CreditCommitmentPerformanceRecorded',
      data: { published },
    });

    it.each([
      ['that is public', registered('voluntary'), ['national', 'city']],
      ['that is not', registered('voluntary', { disclosureScope: 'limited' }), ['national']],
      ['of a natural person', registered('voluntary', { subjectKind: 'naturalPerson' }), ['national']],
      ['whose repair case orders its publication', registered('creditRepair'), ['national']],
      ['of which a unit found how far it was kept', found(true), ['national', 'city']],
      ['nobody sees, found on', found(false), ['national']],
      ['that was withdrawn', { type: 'CreditCommitmentWithdrawn', data: { published: true } }, ['national', 'city']],
    ] satisfies [string, DeliveredEvent, string[]][])('%s goes to whom it concerns', (_, event, platforms) => {
      const { entries, unowed } = plan(event);
      expect(entries.map(({ platformId }) => platformId)).toEqual(platforms);
      expect(entries.map(({ effects }) => effects.join())).toEqual(
        platforms.map((id) => (id === 'national' ? 'commitmentCollection' : 'commitmentPublication')),
      );
      for (const entry of entries)
        expect(entry).toMatchObject({
          caseId: null,
          version: 5,
          item: { kind: 'creditCommitment', id: 'record-1' },
        });
      expect(unowed).toBeNull();
    });
  });

  it('a broken promise publishes the record it became, at the version in which it was registered', () => {
    const { entries, unowed } = plan({ type: 'CommitmentCaseRevoked', data: { recordId: 'record-7' } });
    expect(entries.map(({ deliveryId }) => deliveryId)).toEqual(['record-1-v5-national', 'record-1-v5-city']);
    for (const entry of entries)
      expect(entry).toMatchObject({
        caseId: null,
        version: 1,
        item: { kind: 'record', id: 'record-7' },
        effects: ['recordPublication'],
      });
    expect(unowed).toBeNull();
  });

  it('an effect nobody must confirm is named, and one that is only recommended is still sent', () => {
    const voluntary = platform('voluntary', { sharingStop: { mandatory: false } });
    const city = platform('city', { publicationEnd: { mandatory: true } });
    const { entries, unowed } = plan(repaired, { platforms: [voluntary, city] });
    expect(entries.map((e) => e.platformId)).toEqual(['voluntary', 'city']);
    expect(unowed?.effects).toEqual(['sharingStop', 'sanctionLift']);
  });

  it('leaves out platforms of other regions, and is an operator’s matter where none is left', () => {
    const elsewhere = threePlatforms.map((p) => ({ ...p, regions: ['suzhou'] }));
    expect(plan(repaired, { platforms: [...elsewhere, ...threePlatforms] }).entries).toHaveLength(3);
    expect(() => plan(repaired, { platforms: elsewhere })).toThrow('no platform of region huainan');
  });

  it.each([
    ['2026-09-24T02:00:00.000Z', '2026-09-30'],
    // The year after is not loaded: the target stays open and nothing stops because of it.
    ['2026-12-30T02:00:00.000Z', null],
  ])('the receipt of an event of %s is expected by %s', (occurredAt, due) => {
    expect(plan(repaired, {}, occurredAt).entries[0]?.receiptDueOn).toBe(due);
  });
});
