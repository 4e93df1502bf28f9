/** Whatever the order of messages and however often each comes, a platform ends up showing what the store says last. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { baseCalendar } from '#domain/calendar/years.ts';
import { collected } from '#domain/credit-commitment/collection.ts';
import {
  type CreditCommitmentCommand,
  creditCommitment,
  isPublished,
} from '#domain/credit-commitment/credit-commitment.ts';
import type { CommitmentEntry } from '#domain/credit-commitment/entry.ts';
import type { Delivery } from '#domain/delivery/delivery.ts';
import type { DeliveryMessage } from '#domain/delivery/message.ts';
import { type DeliveredEvent, deliveredEvents, planDeliveries } from '#domain/delivery/plan.ts';
import { threePlatforms } from '#domain/delivery/samples.ts';
import { afterMessage, nothingShown, type Shown } from '#domain/delivery/shown.ts';
import type { AggregateKind, Command, Context, DomainEvent } from '#domain/kernel/aggregate.ts';
import type { RecordCommand } from '#domain/record/commands.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import { type ComposeDeps, compose } from './compose.ts';

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
  violation: '未按规定明码标价',
  content: '',
  legalBasis: '',
  reportedPublicationEnd: null,
  minorPublicationReason: null,
  publishable: true,
  source: null,
};
/** Anybody who may do what the commands ask. */
const context: Context = {
  now: '2026-10-12T01:30:00.000Z',
  actor: { principalId: 'system:test', role: 'system' },
  represents: ['subject-1'],
  calendar: baseCalendar,
  newId: () => 'id',
  digest: (text) => text,
};

interface Version<S> {
  readonly state: S;
  readonly event: { readonly type: string; readonly data: object };
  readonly occurredAt: string;
}

/** The item's versions under these commands; what it refuses changes nothing. */
const historyOf = <S, C extends Command, E extends DomainEvent>(
  kind: AggregateKind<S, C, E>,
  commands: readonly C[],
): Version<S>[] => {
  const versions: Version<S>[] = [];
  let state = kind.initial;
  for (const command of commands) {
    const decided = kind.decide(state, command, context);
    for (const event of decided.ok ? decided.value.events : []) {
      const sequence = versions.length + 1;
      const occurredAt = new Date(Date.UTC(2026, 9, 12) + sequence * 60_000).toISOString();
      const meta = { occurredAt, recordedAt: occurredAt, actor: context.actor, sequence };
      state = kind.evolve(state, event, meta);
      versions.push({ state, event, occurredAt });
    }
  }
  return versions;
};

const planned = (aggregateId: string, version: number, event: DeliveredEvent, at = context.now): readonly Delivery[] =>
  planDeliveries(
    { aggregateId, version, regionId: 'huainan', occurredAt: at, event },
    { platforms: threePlatforms, calendar: baseCalendar, now: at },
  ).entries;

const delivered = new Set<string>(deliveredEvents.map(({ type }) => type));
const planAll = (aggregateId: string, versions: readonly Version<unknown>[]): readonly Delivery[] =>
  versions.flatMap(({ event, occurredAt }, i) =>
    delivered.has(event.type) ? planned(aggregateId, i + 1, event as DeliveredEvent, occurredAt) : [],
  );

/** Which one comes next, out of so many: the chances of one run. */
type Pick = (below: number) => number;
const chances = fc.record({ sendings: fc.infiniteStream(fc.nat()), arrivals: fc.infiniteStream(fc.nat()) });
const picking =
  (stream: fc.Stream<number>): Pick =>
  (below) =>
    (stream.next().value ?? 0) % below;

const stored = {
  record: async () => null,
  creditCommitment: async () => null,
  subject: async () => ({ subjectCode: '91000000MA0000000X', subjectName: '甲' }),
  unit: async (unitId: string) => ({ name: unitId, code: '110000000000000000' }),
};

/**
 * What each platform shows once all is sent and has arrived: each entry is sent once to three times, each time when the item stood at
 * some version from the planned one on, and every third message comes twice.
 */
const shownAfter = async <S>(
  entries: readonly Delivery[],
  versions: readonly Version<S>[],
  reading: (found: { readonly version: number; readonly state: S }) => Partial<ComposeDeps>,
  { sendings, arrivals }: { readonly sendings: Pick; readonly arrivals: Pick },
): Promise<Map<string, Shown>> => {
  const inFlight: { platformId: string; message: DeliveryMessage }[] = [];
  for (const entry of entries)
    for (let left = 1 + sendings(3); left > 0; left -= 1) {
      const version = entry.version + sendings(versions.length - entry.version + 1);
      const { state } = versions[version - 1] ?? {};
      if (state === undefined) throw new Error(`no version ${version}`);
      const message = await compose({ ...stored, ...reading({ version, state }) }, entry, context.now);
      if (message !== 'superseded') inFlight.push({ platformId: entry.platformId, message });
    }
  for (const sent of [...inFlight]) if (arrivals(3) === 0) inFlight.push(sent);
  const shown = new Map<string, Shown>();
  while (inFlight.length > 0)
    for (const { platformId, message } of inFlight.splice(arrivals(inFlight.length), 1)) {
      const held = shown.get(platformId) ?? nothingShown;
      shown.set(platformId, afterMessage(held, message) ?? held);
    }
  return shown;
};

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
  // A record that a broken promise became is published first; one that was reported is there already.
  const scenario = fc.record({
    commands: fc.array(command, { maxLength: 8 }),
    ofBrokenPromise: fc.boolean(),
    chances,
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ commands, ofBrokenPromise, chances: { sendings, arrivals } }) => {
      const registration: RecordCommand = { type: 'registerRecord', report, correctedOn: null };
      const versions = historyOf(dishonestyRecord, [registration, ...commands]);
      const revoked: DeliveredEvent = { type: 'CommitmentCaseRevoked', data: { recordId: 'record-1' } };
      const entries = [...(ofBrokenPromise ? planned('case-9', 12, revoked) : []), ...planAll('record-1', versions)];
      fc.pre(entries.length > 0);
      const shown = await shownAfter(entries, versions, (found) => ({ record: async () => found }), {
        sendings: picking(sendings),
        arrivals: picking(arrivals),
      });
      const last = versions.at(-1)?.state ?? dishonestyRecord.initial;
      const expected = {
        publication: onlyStateAndSince(last.publication),
        sharing: onlyStateAndSince(last.sharing),
        sanctions: onlyStateAndSince(last.sanctions),
      } as Shown['records'][string];
      for (const platformId of new Set(entries.map((entry) => entry.platformId))) {
        const record = shown.get(platformId)?.records['record-1'];
        expect(owedFlags(platformId, record)).toEqual(owedFlags(platformId, expected));
        expect(record?.particulars).toMatchObject({ unitName: 'unit-1', violation: '未按规定明码标价' });
      }
    }),
    { numRuns: 300 },
  );
});

const entryOf = (more: Partial<CommitmentEntry>): CommitmentEntry => ({
  subjectId: 'subject-1',
  subjectKind: 'legalPerson',
  regionId: 'huainan',
  type: 'approvalSubstitution',
  reason: '办理许可',
  content: '符合条件',
  breachLiability: '撤销许可',
  remarks: null,
  committedOn: '2026-10-12',
  expiresOn: null,
  receivingUnitId: 'unit-1',
  disclosureScope: 'public',
  source: { kind: 'declaration', id: 'commitment-1' },
  textHash: 'a'.repeat(64),
  signature: null,
  ...more,
});
const registered = fc
  .record({
    type: fc.constantFrom('approvalSubstitution' as const, 'creditRepair' as const, 'voluntary' as const),
    disclosureScope: fc.constantFrom('public' as const, 'limited' as const, 'notPublic' as const),
    subjectKind: fc.constantFrom('legalPerson' as const, 'naturalPerson' as const),
  })
  .map(entryOf);
const finding = (status: 'full' | 'partial', unitId: string, determinedOn: string): CreditCommitmentCommand => ({
  type: 'recordPerformance',
  performance: {
    ...(status === 'full'
      ? { status, unkept: null, accountability: null }
      : { status, unkept: '未配备管理人员', accountability: '责令整改' }),
    determinedOn,
    determiningUnitId: unitId,
    source: { kind: 'repairCase', id: `case-of-${unitId}` },
  },
});
const afterwards = fc.constantFrom<CreditCommitmentCommand>(
  finding('full', 'unit-1', '2026-11-02'),
  finding('partial', 'unit-1', '2026-11-20'),
  finding('full', 'unit-2', '2026-11-03'),
  finding('partial', 'unit-2', '2026-11-03'),
  { type: 'withdrawDeclaration', reason: 'x' },
);

it('any permutation with duplicates of a commitment’s deliveries ends in its last state, where it may be known at all', async () => {
  const scenario = fc.record({ entry: registered, commands: fc.array(afterwards, { maxLength: 6 }), chances });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ entry, commands, chances: { sendings, arrivals } }) => {
      const registration: CreditCommitmentCommand = {
        type: 'registerCommitment',
        code: '00000020261012000001',
        entry,
      };
      const versions = historyOf(creditCommitment, [registration, ...commands]);
      const entries = planAll('commitment-1', versions);
      const shown = await shownAfter(entries, versions, (found) => ({ creditCommitment: async () => found }), {
        sendings: picking(sendings),
        arrivals: picking(arrivals),
      });
      const last = versions.at(-1)?.state ?? creditCommitment.initial;
      const fields = collected(last, { name: '甲', code: '91000000MA0000000X' }, (unitId) => ({
        name: unitId,
        code: '110000000000000000',
      }));
      const wanted = { ...fields, commitmentId: 'commitment-1', version: versions.length, textHash: 'a'.repeat(64) };
      const holders = [...shown].filter(([, { creditCommitments }]) => 'commitment-1' in creditCommitments);
      // The national platform of the samples collects, the city's shows to the public, the province's has no part in it.
      expect(holders.map(([id]) => id).sort()).toEqual(isPublished(entry) ? ['city', 'national'] : ['national']);
      for (const [, { creditCommitments }] of holders) expect(creditCommitments['commitment-1']).toEqual(wanted);
    }),
    { numRuns: 300 },
  );
});
