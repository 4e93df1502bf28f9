/**
 * What the door needs to know about a kind of aggregate. Every kind of case (repair, commitment, objection, interview)
 * and the dishonesty record are instances; the door, the outbox, the audit and the timeline know none of them by name.
 */
import type { Calendar } from '../calendar/calendar.ts';
import type { Actor } from './actor.ts';
import type { Refusal } from './problems.ts';
import type { Result } from './result.ts';
import type { WorkItem } from './work-item.ts';

/** What a decision may look at beside state and command. Nothing in the domain reads a clock, a random source or a table. */
export interface Context {
  /** Business time, a UTC instant. */
  readonly now: string;
  readonly actor: Actor;
  /** Subjects the acting person represents: nobody decides on a case of their own. */
  readonly represents: readonly string[];
  readonly calendar: Calendar;
  /** A fresh opaque id, unique for ever. */
  readonly newId: () => string;
  /** Hex digest of a text, for the texts people sign. */
  readonly digest: (text: string) => string;
}

export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

export interface Command {
  readonly type: string;
}

/**
 * A command to another aggregate that must succeed or fail together with this decision. It carries the kind itself, so that whoever
 * decides brings in what it orders, and nobody else does.
 */
export interface AlongsideCommand {
  readonly kind: AnyAggregateKind;
  readonly id: string;
  readonly command: Command;
}

/** The command to this aggregate of that kind. */
export const order = <C extends Command>(kind: Deciding<C>, id: string, command: C): AlongsideCommand => ({
  kind,
  id,
  command,
});

export interface Decision<E extends DomainEvent> {
  readonly events: readonly E[];
  readonly alongside?: readonly AlongsideCommand[];
}

/** A key that at most one owner may hold at a time, for example "this record is in an open case". */
export interface Guard {
  readonly key: string;
  readonly owner: string;
  /** The refusal when somebody else holds the key. */
  readonly taken: Refusal;
}

/** Values by which the tables find an aggregate again; each is optional because not every kind has it. */
export interface Lookup {
  readonly subjectId?: string;
  readonly unitId?: string;
  /** Other units that find it too, for a kind whose `sortedBy` never changes: their rows are written once. */
  readonly furtherUnitIds?: readonly string[];
  /** Numbers by which people know it, as they stand in its documents; others may bear the same. A number once given is never taken away. */
  readonly numbers?: readonly string[];
  /** The date or instant that sorts the aggregate among its subject's others. */
  readonly sortedBy?: string;
  /** The machine must have entered the present stage by then (UTC instant), or the reconciler starts it again. */
  readonly machineExpectedBy?: string;
  /** First day (Asia/Shanghai) on which the record must be gone by itself. */
  readonly autoStopOn?: string;
  /** A list that holds every aggregate of its kind under a common heading, e.g. a region's catalogue of matters; sorted by `sortedBy`. */
  readonly listedIn?: string;
}

/** What a kind needs of its schemas: to tell whether a value is of the shape, and to hand it on if it is. */
export interface Schema<T> {
  readonly parse: (value: unknown) => T;
  readonly safeParse: (
    value: unknown,
  ) => { readonly success: true; readonly data: T } | { readonly success: false; readonly error: unknown };
}

/** What it takes to read an aggregate. Apart from the rest, so that who only reads brings in no rule. */
export interface StoredKind<S> {
  /** Its glossary name, e.g. `repairCase`; also the middle part of bus types (`xinxiu.repair-case.…`). */
  readonly name: string;
  readonly keyPrefix: string;
  readonly table: 'case' | 'record';
  readonly schemaVersion: number;
  readonly initial: S;
  readonly state: Schema<S>;
}

/** What it takes to tell its history: every event is parsed again before it is folded. */
export interface ToldKind<S, E extends DomainEvent> extends StoredKind<S> {
  readonly event: Schema<E>;
  readonly evolve: (state: S, event: E, meta: EvolveMeta) => S;
}

/** What it takes to give it commands. Events come from `decide` here and need no schema. */
export interface AggregateKind<S, C extends Command, E extends DomainEvent> extends StoredKind<S> {
  readonly regionOf: (state: S) => string;
  readonly decide: (state: S, command: C, context: Context) => Result<Decision<E>, Refusal>;
  readonly evolve: (state: S, event: E, meta: EvolveMeta) => S;
  readonly guards: (state: S) => readonly Guard[];
  readonly workItems: (state: S) => readonly WorkItem[];
  readonly lookup: (state: S) => Lookup;
}

/** What `evolve` may know of an event beside its type and data. */
export interface EvolveMeta {
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly sequence: number;
}

/** A stored aggregate: its folded state and where its chain stands. `version` 0 means it does not exist yet. */
export interface Stored<S> {
  readonly id: string;
  readonly version: number;
  readonly headHash: string;
  readonly state: S;
}

// biome-ignore lint/suspicious/noExplicitAny: only the command matters to who orders it.
type Deciding<C extends Command> = AggregateKind<any, C, any>;

// biome-ignore lint/suspicious/noExplicitAny: the door handles kinds it cannot name; each kind's schemas check what passes.
export type AnyAggregateKind = AggregateKind<any, any, any>;

// biome-ignore lint/suspicious/noExplicitAny: as above, for its history.
export type AnyToldKind = ToldKind<any, any>;

// biome-ignore lint/suspicious/noExplicitAny: as above, for reading.
export type AnyStoredKind = StoredKind<any>;
