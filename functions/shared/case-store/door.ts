/**
 * The door: the only code that writes a case, a record or any other aggregate.
 * Why one transaction: snapshot, events, work items, guards, outbox, command record and the other aggregates a decision
 * changes succeed or fail together, so nothing is ever half-written and nothing has to be undone.
 * Must hold: a person's decision is refused only for a reason that concerns it; a race on other parts of the case is decided again.
 */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Calendar } from '#domain/calendar/calendar.ts';
import type { Actor } from '#domain/kernel/actor.ts';
import type { AnyAggregateKind, Command, Context, Decision, DomainEvent, Stored } from '#domain/kernel/aggregate.ts';
import { type HashFunction, type StoredEvent, sealEvent } from '#domain/kernel/event.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { type Change, changeWrites, type PlannedWrite, type TransactItem } from './items.ts';
import { findKeptAnswer, type Idempotency, keepAnswer } from './kept-answers.ts';
import type { Reader, Tables } from './reader.ts';

export interface DoorDeps {
  readonly db: DynamoDBDocumentClient;
  readonly tables: Tables;
  readonly reader: Reader;
  readonly clock: { readonly now: () => Promise<string>; readonly realNow: () => string };
  readonly calendar: () => Promise<Calendar>;
  readonly newId: () => string;
  readonly hash: HashFunction;
  /** Milliseconds to wait before attempt n (1, 2, …): jitter, so that two losers do not meet again. */
  readonly pause: (attempt: number) => Promise<void>;
}

export interface DoorRequest {
  readonly kind: AnyAggregateKind;
  readonly id: string;
  readonly command: Command;
  readonly actor: Actor;
  readonly represents?: readonly string[];
  readonly idempotency?: Idempotency;
  /** Business time of the request, where the caller has read it. */
  readonly now?: string;
  /** The aggregate, where the caller has just read it: the first attempt decides on it, and what has changed since costs a second one. */
  readonly before?: Stored<unknown>;
  /** The command's own id where no idempotency key exists (a workflow step, a sweep). */
  readonly commandId?: string;
  /** Rows that must be stored together with the decision, e.g. a task token; none where nothing is decided. */
  readonly extra?: (after: Stored<unknown>) => readonly TransactItem[];
  /** What a repeated request is answered with; kept with the command. */
  readonly answer?: (after: Stored<unknown>) => unknown;
}

export interface DoorAnswer {
  readonly after: Stored<unknown>;
  readonly events: readonly StoredEvent[];
  readonly answer: unknown;
  /** True if the command had been carried out before and this is its kept answer. */
  readonly repeated: boolean;
}

const attempts = 5;
const maxItems = 100;
const retryAfterSeconds = 2;

export type Door = (request: DoorRequest) => Promise<Result<DoorAnswer, Refusal>>;

/** Builds the door over its dependencies. See `DoorRequest` for what it takes; refusals come back as values, broken infrastructure throws. */
export const makeDoor =
  (deps: DoorDeps): Door =>
  async (request) => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const outcome = await attemptOnce(deps, request, attempt === 1);
      if (outcome !== 'again') return outcome;
      if (attempt < attempts) await deps.pause(attempt);
    }
    return refuse({ code: 'tooBusy', params: { retryAfterSeconds } });
  };

/**
 * A repeated request cannot be stored again: its command record is there. So whether there is one is asked only where the first attempt
 * failed or was refused, and an ordinary request does without that read.
 */
const attemptOnce = async (
  deps: DoorDeps,
  request: DoorRequest,
  first: boolean,
): Promise<Result<DoorAnswer, Refusal> | 'again'> => {
  const [kept, before, now, calendar] = await Promise.all([
    first ? undefined : keptAnswer(deps, request),
    (first ? request.before : undefined) ?? deps.reader.load(request.kind, request.id),
    request.now ?? deps.clock.now(),
    deps.calendar(),
  ]);
  if (kept !== undefined) return repeated(before, kept);
  const context: Context = {
    now,
    actor: request.actor,
    represents: request.represents ?? [],
    calendar,
    newId: deps.newId,
    digest: deps.hash.hex,
  };
  const planned = await planChanges(deps, request, before, context);
  if (!planned.ok) {
    const earlier = first ? await keptAnswer(deps, request) : undefined;
    return earlier === undefined ? planned : repeated(before, earlier);
  }
  const main = planned.value[0];
  const after = main?.after ?? before;
  const answer = request.answer?.(after);
  const writes = [
    ...planned.value.flatMap((change) => changeWrites(deps.tables[change.kind.table], change)),
    ...keepWrites(deps, request, answer),
    ...(planned.value.length > 0 ? (request.extra?.(after) ?? []) : []).map(
      (write): PlannedWrite => ({ write, onConflict: { kind: 'reread' } }),
    ),
  ];
  if (writes.length > maxItems) return refuse({ code: 'transactionTooLarge' });
  const done = writes.length === 0 ? ok(undefined) : await write(deps, writes, planned.value);
  if (done === 'again' || !done.ok) return done;
  return ok({ after, events: main?.events ?? [], answer, repeated: false });
};

const keptAnswer = async (
  deps: DoorDeps,
  { idempotency }: DoorRequest,
): Promise<Result<unknown, Refusal> | undefined> =>
  idempotency && findKeptAnswer(deps.db, deps.tables.case, idempotency);

const repeated = (before: Stored<unknown>, kept: Result<unknown, Refusal>): Result<DoorAnswer, Refusal> =>
  kept.ok ? ok({ after: before, events: [], answer: kept.value, repeated: true }) : kept;

/** The main change first, then those of the aggregates that must change with it. Aggregates without events are left out. */
const planChanges = async (
  deps: DoorDeps,
  request: DoorRequest,
  before: Stored<unknown>,
  context: Context,
): Promise<Result<Change[], Refusal>> => {
  const decided: Result<Decision<DomainEvent>, Refusal> = request.kind.decide(before.state, request.command, context);
  if (!decided.ok) return decided;
  const changes = [seal(deps, request, request.kind, before, decided.value.events, context)];
  const others = await Promise.all(
    (decided.value.alongside ?? []).map(async (other) => ({
      ...other,
      stored: await deps.reader.load(other.kind, other.id),
    })),
  );
  for (const { kind, stored, command } of others) {
    const also: Result<Decision<DomainEvent>, Refusal> = kind.decide(stored.state, command, context);
    if (!also.ok) return also;
    changes.push(seal(deps, request, kind, stored, also.value.events, context));
  }
  return ok(changes.filter((change) => change.events.length > 0));
};

const seal = (
  deps: DoorDeps,
  request: DoorRequest,
  kind: AnyAggregateKind,
  before: Stored<unknown>,
  events: readonly DomainEvent[],
  context: Context,
): Change => {
  const recordedAt = deps.clock.realNow();
  const commandId = request.idempotency?.key ?? request.commandId ?? deps.newId();
  let { version, headHash, state } = before;
  const sealed: StoredEvent[] = [];
  for (const event of events) {
    version += 1;
    state = kind.evolve(state, event, { occurredAt: context.now, recordedAt, actor: context.actor, sequence: version });
    const body = {
      id: `${kind.keyPrefix}-${before.id}-${version}`,
      type: event.type,
      aggregateKind: kind.name,
      aggregateId: before.id,
      sequence: version,
      regionId: kind.regionOf(state),
      occurredAt: context.now,
      recordedAt,
      actor: context.actor,
      command: { name: request.command.type, id: commandId },
      data: event.data as Record<string, unknown>,
    };
    const stored = sealEvent(body, headHash, deps.hash);
    headHash = stored.hash;
    sealed.push(stored);
  }
  return { kind, before, after: { id: before.id, version, headHash, state }, events: sealed, recordedAt };
};

const keepWrites = (deps: DoorDeps, { idempotency }: DoorRequest, answer: unknown): PlannedWrite[] =>
  idempotency === undefined
    ? []
    : [
        {
          onConflict: { kind: 'command' },
          write: { Put: keepAnswer(deps.tables.case, idempotency, answer, deps.clock.realNow()) },
        },
      ];

/** Stores all or nothing; `again` where a re-read may lead to another decision. */
const write = async (
  deps: DoorDeps,
  writes: readonly PlannedWrite[],
  changes: readonly Change[],
): Promise<Result<undefined, Refusal> | 'again'> => {
  try {
    await deps.db.send(new TransactWriteCommand({ TransactItems: writes.map((planned) => planned.write) }));
    return ok(undefined);
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    return afterCancellation(error, writes, changes);
  }
};

const retryable = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

const afterCancellation = (
  error: TransactionCanceledException,
  writes: readonly PlannedWrite[],
  changes: readonly Change[],
): Result<undefined, Refusal> | 'again' => {
  const failed = (error.CancellationReasons ?? []).map((reason, index) => ({
    code: reason.Code,
    planned: writes[index],
  }));
  const conditions = failed.filter(({ code }) => code === 'ConditionalCheckFailed');
  // A lost race on the aggregate or the command record decides first: what the re-read says about a guard is then fresher.
  if (conditions.some(({ planned }) => planned?.onConflict.kind !== 'guard')) return 'again';
  const guard = conditions[0]?.planned;
  if (guard?.onConflict.kind === 'guard') {
    const { index } = guard.onConflict;
    const key = guard.write.Put?.Item?.['pk'];
    for (const change of changes) {
      const wanted = change.kind.guards(change.after.state)[index];
      if (wanted !== undefined && `GUARD#${wanted.key}` === key) return refuse(wanted.taken);
    }
  }
  if (failed.some(({ code }) => code !== undefined && retryable.has(code))) return 'again';
  throw error;
};
