/** Whatever the order of messages and however often each comes, a platform ends up showing what the record says last. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { baseCalendar } from '#domain/calendar/years.ts';
import type { Delivery } from '#domain/delivery/delivery.ts';
import type { DeliveryMessage } from '#domain/delivery/message.ts';
import { type DeliveredEvent, deliveredEvents, planDeliveries } from '#domain/delivery/plan.ts';
import { threePlatforms } from '#domain/delivery/samples.ts';
import { afterMessage, nothingShown, type Shown } from '#domain/delivery/shown.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import type { Context } from '#domain/kernel/aggregate.ts';
import { dishonestyRecord, type RecordCommand } from '#domain/record/record.ts';
import type { RecordState } from '#domain/record/state.ts';
import { compose } from './compose.ts';

const report: Extract<RecordCommand, { type: 'registerRecord' }>['report'] = {
  recordKind: 'administrativePenalty',
  subjectId: 'subject-1',
  unitId: 'unit-1',
  regionId: 'huainan',
  decisionNumber: '淮市监罚〔2026〕1号',
  determinedOn: '2026-05-10',
  severity: 'general',
  severityStandard: null,
  severityStatus: 'assumed',
  penaltyKinds: ['fine'],
  procedure: 'ordinary',
  sector: null,
  subjectKind: 'legalPerson',
  specialField: false,
  fineCents: 100,
  confiscatedCents: 0,
  violation: '',
  content: '',
  legalBasis: '',
  reportedPublicationEnd: null,
  minorPublicationReason: null,
  publishable: true,
  source: null,
};
const context = { now: '2026-10-12T01:30:00.000Z', calendar: baseCalendar } as Context;

interface Version {
  readonly state: RecordState;
  readonly event: { readonly type: string; readonly data: object };
  readonly occurredAt: string;
}

/** The record's versions under these commands; what it refuses changes nothing. */
const historyOf = (commands: readonly RecordCommand[]): Version[] => {
  const versions: Version[] = [];
  let state = dishonestyRecord.initial;
  for (const command of commands) {
    const decided = dishonestyRecord.decide(state, command, context);
    for (const event of decided.ok ? decided.value.events : []) {
      const sequence = versions.length + 1;
      const occurredAt = new Date(Date.UTC(2026, 9, 12) + sequence * 60_000).toISOString();
      const meta = { occurredAt, recordedAt: occurredAt, actor: systemActor('test'), sequence };
      state = dishonestyRecord.evolve(state, event, meta);
      versions.push({ state, event, occurredAt });
    }
  }
  return versions;
};

const delivered = new Set<string>(deliveredEvents.map(({ type }) => type));
const planAll = (versions: readonly Version[]): Delivery[] =>
  versions.flatMap(({ event, occurredAt }, i) => {
    if (!delivered.has(event.type)) return [];
    const source = { aggregateId: 'record-1', version: i + 1, regionId: 'huainan', occurredAt };
    const configured = { platforms: threePlatforms, calendar: baseCalendar, now: occurredAt };
    return planDeliveries({ ...source, event: event as DeliveredEvent }, configured).entries;
  });

const command = fc.constantFrom<RecordCommand>(
  { type: 'repairRecord', caseId: 'case-1', ruleSetId: 'ndrc36', clause: 'x' },
  { type: 'repairRecord', caseId: 'case-2', ruleSetId: 'ndrc36', clause: 'x' },
  { type: 'revokeRepair', caseId: 'case-1', reason: 'x' },
  { type: 'revokeRepair', caseId: 'case-2', reason: 'x' },
  { type: 'noteCorrection', correctedOn: '2026-06-01', source: 'x' },
  { type: 'stopAutomatically', today: '2028-02-01' },
);

/** The flags the platform answers for; the version may be that of any later event that left them alone. */
const owedFlags = (platformId: string, record: Shown['records'][string] | undefined) => {
  const owes = threePlatforms.find(({ id }) => id === platformId)?.owes;
  return {
    publication: owes?.publicationEnd && record?.publication,
    sharing: owes?.sharingStop && record?.sharing,
    sanctions: owes?.sanctionLift && record?.sanctions,
  };
};

const onlyStateAndSince = (flag: { state: string; since: string } | null) =>
  flag && { state: flag.state, since: flag.since };

it('any permutation with duplicates of a record’s deliveries ends in the same state on every platform', async () => {
  const scenario = fc.record({
    commands: fc.array(command, { minLength: 1, maxLength: 8 }),
    sendings: fc.infiniteStream(fc.nat()),
    arrivals: fc.infiniteStream(fc.nat()),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ commands, sendings, arrivals }) => {
      const versions = historyOf([{ type: 'registerRecord', report, correctedOn: null }, ...commands]);
      const entries = planAll(versions);
      fc.pre(entries.length > 0);
      const pick = (stream: typeof sendings, below: number): number => (stream.next().value ?? 0) % below;
      const inFlight: { platformId: string; message: DeliveryMessage }[] = [];
      // Each is sent once to three times, each time when the record stood at some version from the planned one on.
      for (const entry of entries)
        for (let left = 1 + pick(sendings, 3); left > 0; left -= 1) {
          const version = entry.version + pick(sendings, versions.length - entry.version + 1);
          const state = versions[version - 1]?.state ?? dishonestyRecord.initial;
          const subject = async () => ({ subjectCode: '91', subjectName: '甲' });
          const message = await compose(
            { record: async () => ({ version, state }), subject },
            entry,
            report.determinedOn,
          );
          if (message !== 'superseded') inFlight.push({ platformId: entry.platformId, message });
        }
      const shown = new Map<string, Shown>();
      const arrive = ({ platformId, message }: (typeof inFlight)[number]): void => {
        const held = shown.get(platformId) ?? nothingShown;
        shown.set(platformId, afterMessage(held, message) ?? held);
      };
      for (const sent of [...inFlight]) if (pick(arrivals, 3) === 0) inFlight.push(sent);
      while (inFlight.length > 0) for (const one of inFlight.splice(pick(arrivals, inFlight.length), 1)) arrive(one);
      const last = versions.at(-1)?.state ?? dishonestyRecord.initial;
      const expected = {
        publication: onlyStateAndSince(last.publication),
        sharing: onlyStateAndSince(last.sharing),
        sanctions: onlyStateAndSince(last.sanctions),
      } as Shown['records'][string];
      for (const platformId of new Set(entries.map((entry) => entry.platformId)))
        expect(owedFlags(platformId, shown.get(platformId)?.records['record-1'])).toEqual(
          owedFlags(platformId, expected),
        );
    }),
    { numRuns: 300 },
  );
});
