/**
 * CreditCommitment (信用承诺): one commitment of any of the seven types in the register, from its registration to what was found about
 * its performance. It is registered from the case that took it, or declared by an organisation on its own.
 */
import * as z from 'zod/mini';
import { shanghaiDate } from '../calendar/dates.ts';
import type { AggregateKind, Context, Decision } from '../kernel/aggregate.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { declarationText } from './declaration.ts';
import { CommitmentEntry, DeclaredType } from './entry.ts';
import { CommitmentPerformance, RecordedPerformance, sameSource, supersedes } from './performance.ts';

const instant = z.iso.datetime();

export const RegisteredEntry = z.strictObject({
  /** 承诺编码. */
  code: z.string().check(z.regex(/^[0-9]{20}$/)),
  ...CommitmentEntry.shape,
});
export type RegisteredEntry = z.infer<typeof RegisteredEntry>;

export const CreditCommitmentState = z.strictObject({
  entry: z.nullable(RegisteredEntry),
  registeredAt: z.nullable(instant),
  /** The finding that counts of each case, or of the unit that received a declaration. */
  performances: z.array(CommitmentPerformance),
  withdrawn: z.nullable(z.strictObject({ reason: z.string(), at: instant })),
});
export type CreditCommitmentState = z.infer<typeof CreditCommitmentState>;

export const CreditCommitmentEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('CreditCommitmentRegistered'), data: RegisteredEntry }),
  z.strictObject({ type: z.literal('CreditCommitmentPerformanceRecorded'), data: RecordedPerformance }),
  z.strictObject({
    type: z.literal('CreditCommitmentWithdrawn'),
    data: z.strictObject({ reason: z.string(), published: z.boolean() }),
  }),
]);
export type CreditCommitmentEvent = z.infer<typeof CreditCommitmentEvent>;

/** What an organisation sends to declare a commitment; the name is typed once more under the exact text. */
export type Declaration = Pick<
  CommitmentEntry,
  'reason' | 'content' | 'breachLiability' | 'remarks' | 'expiresOn' | 'receivingUnitId' | 'disclosureScope'
> & { readonly type: DeclaredType; readonly typedName: string };

export type CreditCommitmentCommand =
  | { readonly type: 'registerCommitment'; readonly code: string; readonly entry: CommitmentEntry }
  | {
      readonly type: 'declareCommitment';
      readonly commitmentId: string;
      readonly code: string;
      readonly subject: Pick<CommitmentEntry, 'subjectId' | 'subjectKind' | 'regionId'> & {
        readonly name: string;
        readonly code: string;
      };
      readonly declaration: Declaration;
    }
  | { readonly type: 'recordPerformance'; readonly performance: CommitmentPerformance }
  | { readonly type: 'withdrawCommitment'; readonly reason: string };

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

const declare = (state: CreditCommitmentState, command: Of<'declareCommitment'>, context: Context): Decided => {
  const { subject, declaration, commitmentId, code } = command;
  if (!context.represents.includes(subject.subjectId)) return refuse({ code: 'notRepresenting' });
  if (subject.subjectKind === 'naturalPerson') return refuse({ code: 'declarationForOrganisations' });
  if (declaration.typedName.trim() !== subject.name)
    return refuse({ code: 'signatureMismatch', params: { expected: subject.name } });
  const { typedName: _, ...texts } = declaration;
  const { name, code: subjectCode, ...committer } = subject;
  const text = declarationText({ name, code: subjectCode }, texts);
  const entry: CommitmentEntry = {
    ...committer,
    ...texts,
    committedOn: shanghaiDate(context.now),
    source: { kind: 'declaration', id: commitmentId },
    textHash: context.digest(`${subject.subjectId}\u001f${text}`),
  };
  return register(state, { type: 'registerCommitment', code, entry });
};

/** A unit finds for itself only on a declared commitment it received; what a case took, that case finds on. */
const record = (
  state: CreditCommitmentState,
  entry: RegisteredEntry,
  { performance }: Of<'recordPerformance'>,
  { actor, represents }: Context,
): Decided => {
  if (actor.role !== 'system') {
    if (entry.source.kind !== 'declaration') return refuse({ code: 'performanceFoundByCase' });
    if (actor.unitId !== entry.receivingUnitId)
      return refuse({ code: 'wrongUnit', params: { unitId: entry.receivingUnitId } });
    if (represents.includes(entry.subjectId)) return refuse({ code: 'ownCase' });
  }
  const earlier = state.performances.find((known) => sameSource(known, performance));
  if (earlier !== undefined && samePerformance(earlier, performance)) return nothing;
  if (earlier !== undefined && !supersedes(performance, earlier))
    return refuse({ code: 'performanceSuperseded', params: { determinedOn: earlier.determinedOn } });
  return one({
    type: 'CreditCommitmentPerformanceRecorded',
    data: { ...performance, published: isPublished(entry) },
  });
};

const samePerformance = (a: CommitmentPerformance, b: CommitmentPerformance): boolean =>
  a.status === b.status &&
  a.unkept === b.unkept &&
  a.accountability === b.accountability &&
  a.determinedOn === b.determinedOn;

/** Only what was declared, only by its subject, and not to escape what was found about it. */
const withdraw = (
  state: CreditCommitmentState,
  entry: RegisteredEntry,
  { reason }: Of<'withdrawCommitment'>,
  { now, represents }: Context,
): Decided => {
  if (!represents.includes(entry.subjectId)) return refuse({ code: 'notRepresenting' });
  if (!DeclaredType.safeParse(entry.type).success) return refuse({ code: 'commitmentNotWithdrawable' });
  const standing = standingOf(state, shanghaiDate(now));
  if (standing !== 'inForce') return refuse({ code: 'commitmentEnded' });
  if (state.performances.length > 0) return refuse({ code: 'performanceOnRecord' });
  return one({ type: 'CreditCommitmentWithdrawn', data: { reason, published: isPublished(entry) } });
};

/** Whether the commitment binds on `today` (Shanghai). What happened while it did can still be found afterwards. */
export const standingOf = (
  { entry, withdrawn }: CreditCommitmentState,
  today: string,
): 'inForce' | 'expired' | 'withdrawn' => {
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

export const creditCommitment: AggregateKind<CreditCommitmentState, CreditCommitmentCommand, CreditCommitmentEvent> = {
  name: 'creditCommitment',
  keyPrefix: 'COMMITMENT',
  table: 'record',
  schemaVersion: 1,
  initial: { entry: null, registeredAt: null, performances: [], withdrawn: null },
  state: CreditCommitmentState,
  event: CreditCommitmentEvent,
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
          listedIn: registerOf(entry.regionId, entry.committedOn.slice(0, 7)),
        },
};
