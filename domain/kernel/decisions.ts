/**
 * A kind's decisions as a table, one function per command. Why a table: a function of the system that gives two commands of a case
 * brings in the decisions on those two and no other.
 */
import type { Command, Context, Decision, DomainEvent } from './aggregate.ts';
import type { Refusal } from './problems.ts';
import type { Result } from './result.ts';

type Decide<S, C extends Command, E extends DomainEvent> = (
  state: S,
  command: C,
  context: Context,
) => Result<Decision<E>, Refusal>;

/** Of the commands of these names. */
export type Decisions<S, C extends Command, E extends DomainEvent, T extends C['type']> = {
  readonly [K in T]: Decide<S, Extract<C, { type: K }>, E>;
};

/** The decision on whichever command comes. Throws for one that is not in the table: its sender should not have been given this kind. */
export const decideBy =
  <S, C extends Command, E extends DomainEvent, T extends C['type']>(
    decisions: Decisions<S, C, E, T>,
  ): Decide<S, Extract<C, { type: T }>, E> =>
  (state, command, context) => {
    const decide = (decisions as unknown as Readonly<Record<string, Decide<S, C, E>>>)[command.type];
    if (decide === undefined) throw new Error(`no decision on ${command.type} here`);
    return decide(state, command, context);
  };
