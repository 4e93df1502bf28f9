/**
 * CreditCommitment (信用承诺): one commitment of any of the seven types in the register, from its registration to what was found about
 * its performance. It is registered from the case that took it, or declared by an organisation on its own.
 */
import { shanghaiDate } from '../calendar/dates.ts';
import type { AggregateKind, Context, Decision, StoredKind } from '../kernel/aggregate.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import * as z from '../kernel/schema.ts';
import { type Declaration, declaredEntry } from './declaration.ts';
import { CommitmentEntry, DeclaredType } from './entry.ts';
import { CommitmentPerformance, RecordedPerformance, sameSource, supersedes } from './performance.ts';

const instant = z.iso.datetime();

export const RegisteredEntry = z.strictObject(() => ({
  /** 承诺编码. */
  code: z.string().check(z.regex(/^[0-9]{20}$/)),
  ...CommitmentEntry.shape,
}));
export type RegisteredEntry = z.infer<typeof RegisteredEntry>;

export const CreditCommitmentState = z.strictObject(() => ({
  entry: z.nullable(RegisteredEntry),
  registeredAt: z.nullable(instant),
  /** The finding that counts of each case, or of the unit that received a declaration. */
  performances: z.array(CommitmentPerformance),
  withdrawn: z.nullable(z.strictObject({ reason: z.string(), at: instant })),
}));
export type CreditCommitmentState = z.infer<typeof CreditCommitmentState>;

export const CreditCommitmentEvent = z.discriminatedUnion('type', [
  z.strictObject(() => ({ type: z.literal('CreditCommitmentRegistered'), data: RegisteredEntry })),
  z.strictObject(() => ({ type: z.literal('CreditCommitmentPerformanceRecorded'), data: RecordedPerformance })),
  z.strictObject(() => ({
    type: z.literal('CreditCommitmentWithdrawn'),
    data: z.strictObject({ reason: z.string(), published: z.boolean() }),
  })),
]);
export type CreditCommitmentEvent = z.infer<typeof CreditCommitmentEvent>;

export type CreditCommitmentCommand =
  | { readonly type: 'registerCommitment'; readonly code: string; readonly entry: CommitmentEntry }
  | { readonly type: 'declareCommitment'; readonly code: string; readonly declaration: Declaration }
  | { readonly type: 'recordPerformance'; readonly performance: CommitmentPerformance }
  | { readonly type: 'withdrawDeclaration'; readonly reason: string };

type Decided = Result<Decision<CreditCommitmentEvent>, Refusal>;
type Of<T extends CreditCommitmentCommand['type']> = Extract<CreditCommitmentCommand, { type: T }>;
const one = (event: CreditCommitmentEvent): Decided => ok({ events: [event] });
const nothing: Decided = ok({ events: [] });

const decide = (state: CreditCommitmentState, command: CreditCommitmentCommand, context: Context): Decided => {
  if (command.type === 'registerCommitment') return register(state, command);
  if (command.type === 'declareCommitment') return declare(state, command, context);
  const { entry } = state;
  if (entry === null) return refuse({ code: 'commitmentNotFound' });
  return command.type === 'recordPerformance'
    ? record(state, entry, command, context)
    : withdraw(state, entry, command, context);
};

/** The same commitment again changes nothing: its first code stays, a second one taken meanwhile is a gap. */
const register = (state: CreditCommitmentState, { code, entry }: Of<'registerCommitment'>): Decided => {
  if (state.entry !== null) return sameEntry(state.entry, entry) ? nothing : refuse({ code: 'commitmentConflict' });
  if (entry.expiresOn !== null && entry.expiresOn < entry.committedOn)
    return refuse({ code: 'commitmentTermInvalid', params: { committedOn: entry.committedOn } });
  return one({ type: 'CreditCommitmentRegistered', data: { ...entry, code } });
};

const sameEntry = (known: RegisteredEntry, told: CommitmentEntry): boolean =>
  (Object.keys(CommitmentEntry.shape) as (keyof CommitmentEntry)[]).every(
    (key) => JSON.stringify(known[key]) === JSON.stringify(told[key]),
  );

const declare = (
  state: CreditCommitmentState,
  { code, declaration }: Of<'declareCommitment'>,
  context: Context,
): Decided => {
  const entry = declaredEntry(declaration, context);
  return entry.ok ? register(state, { type: 'registerCommitment', code, entry: entry.value }) : entry;
};

const record = (
  state: CreditCommitmentState,
  entry: RegisteredEntry,
  { performance }: Of<'recordPerformance'>,
  { actor, represents }: Context,
): Decided => {
  const against = actor.role === 'system' ? null : foundByUnit(entry, { unitId: actor.unitId, represents });
  if (against !== null) return refuse(against);
  const earlier = state.performances.find((known) => sameSource(known, performance));
  if (earlier !== undefined && samePerformance(earlier, performance)) return nothing;
  if (earlier !== undefined && !supersedes(performance, earlier))
    return refuse({ code: 'performanceSuperseded', params: { determinedOn: earlier.determinedOn } });
  return one({
    type: 'CreditCommitmentPerformanceRecorded',
    data: { ...performance, published: isPublished(entry) },
  });
};

/** Why a person may not find on it: a unit does so on a declaration it received; what a case took, that case finds on. */
export const foundByUnit = (
  { source, receivingUnitId, subjectId }: RegisteredEntry,
  by: { readonly unitId: string | undefined; readonly represents: readonly string[] },
): Refusal | null => {
  if (source.kind !== 'declaration') return { code: 'performanceFoundByCase' };
  if (by.unitId !== receivingUnitId) return { code: 'wrongUnit', params: { unitId: receivingUnitId } };
  return by.represents.includes(subjectId) ? { code: 'ownCase' } : null;
};

const samePerformance = (a: CommitmentPerformance, b: CommitmentPerformance): boolean =>
  a.status === b.status &&
  a.unkept === b.unkept &&
  a.accountability === b.accountability &&
  a.determinedOn === b.determinedOn;

const withdraw = (
  state: CreditCommitmentState,
  entry: RegisteredEntry,
  { reason }: Of<'withdrawDeclaration'>,
  { now, represents }: Context,
): Decided => {
  const against = notWithdrawn(state, entry, { today: shanghaiDate(now), represents });
  if (against !== null) return refuse(against);
  return one({ type: 'CreditCommitmentWithdrawn', data: { reason, published: isPublished(entry) } });
};

/** Why it may not be taken back: only what was declared, only by its subject, and not to escape what was found about it. */
export const notWithdrawn = (
  state: CreditCommitmentState,
  { subjectId, type }: RegisteredEntry,
  { today, represents }: { readonly today: string; readonly represents: readonly string[] },
): Refusal | null => {
  if (!represents.includes(subjectId)) return { code: 'notRepresenting' };
  if (!DeclaredType.safeParse(type).success) return { code: 'commitmentNotWithdrawable' };
  if (standingOf(state, today) !== 'inForce') return { code: 'commitmentEnded' };
  return state.performances.length > 0 ? { code: 'performanceOnRecord' } : null;
};

export const Standing = z.enum(['inForce', 'expired', 'withdrawn']);
export type Standing = z.infer<typeof Standing>;
export const standingLabels: Readonly<Record<Standing, string>> = {
  inForce: '有效',
  expired: '已过有效期',
  withdrawn: '已撤回',
};

/** Whether the commitment binds on `today` (Shanghai). What happened while it did can still be found afterwards. */
export const standingOf = ({ entry, withdrawn }: CreditCommitmentState, today: string): Standing => {
  if (withdrawn !== null) return 'withdrawn';
  return entry !== null && entry.expiresOn !== null && entry.expiresOn < today ? 'expired' : 'inForce';
};

/** Whether anybody may see it: of an organisation, made to be public, not withdrawn. A natural person's never. */
export const isPublic = ({ entry, withdrawn }: CreditCommitmentState): boolean =>
  entry !== null && isOpen(entry) && withdrawn === null;

type Disclosed = Pick<CommitmentEntry, 'type' | 'subjectKind' | 'disclosureScope'>;
const isOpen = ({ subjectKind, disclosureScope }: Disclosed): boolean =>
  disclosureScope === 'public' && subjectKind !== 'naturalPerson';

/** Whether platforms show it because it is in the register. The publication of a repair commitment is ordered by its case. */
export const isPublished = (entry: Disclosed): boolean => isOpen(entry) && entry.type !== 'creditRepair';

/** The list of what a region's units received in one month (`yyyy-mm`), for the export. */
export const registerOf = (regionId: string, month: string): string => `REGISTER#${regionId}#${month}`;

/** All it takes to read one. */
export const storedCreditCommitment: StoredKind<CreditCommitmentState> = {
  name: 'creditCommitment',
  keyPrefix: 'COMMITMENT',
  table: 'record',
  schemaVersion: 1,
  initial: { entry: null, registeredAt: null, performances: [], withdrawn: null },
  state: CreditCommitmentState,
};

export const creditCommitment: AggregateKind<CreditCommitmentState, CreditCommitmentCommand, CreditCommitmentEvent> = {
  ...storedCreditCommitment,
  regionOf: ({ entry }) => entry?.regionId ?? '',
  decide,
  evolve: (state, { type, data }, { occurredAt }) => {
    switch (type) {
      case 'CreditCommitmentRegistered':
        return { ...state, entry: data, registeredAt: occurredAt };
      case 'CreditCommitmentPerformanceRecorded': {
        const { published: _, ...performance } = data;
        const others = state.performances.filter((known) => !sameSource(known, performance));
        // In one order whatever order they came in.
        const performances = [...others, performance].sort((a, b) => (a.source.id < b.source.id ? -1 : 1));
        return { ...state, performances };
      }
      case 'CreditCommitmentWithdrawn':
        return { ...state, withdrawn: { reason: data.reason, at: occurredAt } };
    }
  },
  guards: () => [],
  workItems: () => [],
  lookup: ({ entry }) =>
    entry === null
      ? {}
      : {
          subjectId: entry.subjectId,
          unitId: entry.receivingUnitId,
          sortedBy: entry.committedOn,
          numbers: [entry.code],
          listedIn: registerOf(entry.regionId, entry.committedOn.slice(0, 7)),
        },
};
