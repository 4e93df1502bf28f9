/**
 * Given a history, when a command, then events or one refusal: what a test of an aggregate says. Whatever is decided is also written to
 * JSON, read back through the event schema and folded into a state that must satisfy its own schema, so no test can pass on data
 * that could not be stored.
 */
import { expect } from 'vitest';
import type { AggregateKind, Command, Context, Decision, DomainEvent } from '#domain/kernel/aggregate.ts';
import type { ToldEvent } from '#domain/kernel/decision-document.ts';
import type { ProblemCode, Refusal } from '#domain/kernel/problems.ts';
import type { Result } from '#domain/kernel/result.ts';
import { aggregateKinds } from '#domain/kinds.ts';
import { type By, contextOf, workflow } from './context.ts';

/** The same value after a stay in a table. */
export const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Folds events as the door does; each goes through its schema first. */
export const fold = <S, C extends Command, E extends DomainEvent>(
  kind: AggregateKind<S, C, E>,
  events: readonly E[],
  from: { readonly state: S; readonly sequence: number },
  meta: Pick<Context, 'now' | 'actor'>,
): S =>
  events.reduce((state, event, index) => {
    const stored = aggregateKinds[kind.name]?.event.parse(throughJson(event));
    const folded = kind.evolve(state, stored, {
      occurredAt: meta.now,
      recordedAt: meta.now,
      actor: meta.actor,
      sequence: from.sequence + index + 1,
    });
    expect(kind.state.parse(throughJson(folded))).toEqual(folded);
    return folded;
  }, from.state);

/** A history as a reader is told it; who did it and when is the same throughout, since nothing that reads it asks. */
export const toldEvents = <E extends DomainEvent>(events: readonly E[]): ToldEvent<E>[] => {
  const { now, actor } = contextOf();
  return events.map((event, index) => ({
    event,
    meta: { occurredAt: now, recordedAt: now, actor, sequence: index + 1 },
    seal: { hash: `hash-${index + 1}`, algorithm: 'SHA-256' },
  }));
};

interface When<E extends DomainEvent> {
  /** The decision's events, in order: each by its type, or by type and the data the test is about. */
  readonly thenEvents: (...expected: readonly (E['type'] | DomainEvent)[]) => void;
  readonly thenNothing: () => void;
  readonly thenRefused: (code: ProblemCode, params?: Record<string, unknown>) => void;
  readonly result: Result<Decision<E>, Refusal>;
}

/** Starts from a history of the aggregate; an empty one is an aggregate that does not exist. */
export const given = <S, C extends Command, E extends DomainEvent>(
  kind: AggregateKind<S, C, E>,
  ...history: readonly E[]
) => {
  const context = contextOf();
  const state = fold(kind, history, { state: kind.initial, sequence: 0 }, context);
  return {
    state,
    when: (command: C, by: By = workflow, more: Partial<Context> = {}): When<E> => {
      const result = kind.decide(state, command, contextOf(by, more));
      if (result.ok) fold(kind, result.value.events, { state, sequence: history.length }, contextOf(by, more));
      return {
        result,
        thenEvents: (...expected) => {
          if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
          const wanted = expected.map((event) => (typeof event === 'string' ? { type: event } : event));
          expect(result.value.events.map((event) => event.type)).toEqual(wanted.map((event) => event.type));
          expect(result.value.events).toMatchObject(wanted);
        },
        thenNothing: () => expect(result).toMatchObject({ ok: true, value: { events: [] } }),
        thenRefused: (code, params) =>
          expect(result).toMatchObject({ ok: false, problem: { code, ...(params && { params }) } }),
      };
    },
  };
};
