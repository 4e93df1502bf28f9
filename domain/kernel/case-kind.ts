/** What the door must know of a case, where it is the same for every kind of case. */
import type { Command, Context, Decision, DomainEvent, Lookup } from './aggregate.ts';
import type { Machine } from './machine.ts';
import type { Refusal } from './problems.ts';
import { type Result, refuse } from './result.ts';

/** What every kind of case keeps. Instants are UTC. */
interface CaseState {
  readonly caseId: string;
  readonly subjectId: string;
  readonly unitId: string;
  readonly openedAt: string;
  readonly machine: Machine;
}

/** The decision, refused with `caseNotFound` on a case that does not exist unless the command is one that opens it. */
export const onExisting =
  <S extends CaseState, C extends Command, E extends DomainEvent>(
    opening: readonly string[],
    decide: (state: S, command: C, context: Context) => Result<Decision<E>, Refusal>,
  ) =>
  (state: S, command: C, context: Context): Result<Decision<E>, Refusal> =>
    state.caseId === '' && !opening.includes(command.type)
      ? refuse({ code: 'caseNotFound' })
      : decide(state, command, context);

/** Found by its subject, and by every unit that handles it; by the reconciler until its machine has arrived. */
export const caseLookup = (
  { subjectId, unitId, openedAt, machine }: CaseState,
  handlingUnits: readonly string[],
): Lookup => ({
  subjectId,
  unitId,
  furtherUnitIds: handlingUnits.filter((handling) => handling !== unitId),
  sortedBy: openedAt,
  ...(machine.expectedBy !== null && { machineExpectedBy: machine.expectedBy }),
});
