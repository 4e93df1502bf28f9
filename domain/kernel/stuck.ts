/**
 * When a case does not go on by itself, and what a person may order then. The reconciler and the people who look after it go by the same
 * conditions, so that a list of stuck cases shows what would be healed, and nothing else.
 */

import { addSeconds } from '../calendar/dates.ts';
import type { Context, Decision } from './aggregate.ts';
import { isLate, type Machine } from './machine.ts';
import type { Refusal } from './problems.ts';
import { ok, type Result, refuse } from './result.ts';
import * as z from './schema.ts';

/** Events that nobody published, a wait that nobody ended though the case has moved on, a machine that never came. */
export const stuckReasons = ['eventsUnpublished', 'waitNotEnded', 'machineLate'] as const;
export const StuckReason = z.enum(stuckReasons);
export type StuckReason = z.infer<typeof StuckReason>;

/** Real seconds after which an outbox item counts as left behind by the stream. */
const outboxGraceSeconds = 60;

/** Whether events recorded then should have been published by `realNow`. Both real time. */
export const isLeftBehind = (recordedAt: string, realNow: string): boolean =>
  addSeconds(recordedAt, outboxGraceSeconds) < realNow;

export interface Standing {
  readonly machine: Machine;
  /** Whether a run of the machine still waits in a stage the case has left. */
  readonly waitsInLeftStage: boolean;
  /** When the oldest event that is not on the bus yet was recorded (real time); null where all are. */
  readonly unpublishedSince: string | null;
}

/** Why the case is stuck at `realNow` (real time); empty where it is not. */
export const stuckBecause = (
  { machine, waitsInLeftStage, unpublishedSince }: Standing,
  realNow: string,
): StuckReason[] => [
  ...(unpublishedSince !== null && isLeftBehind(unpublishedSince, realNow) ? (['eventsUnpublished'] as const) : []),
  ...(isLate(machine, realNow) ? [waitsInLeftStage ? ('waitNotEnded' as const) : ('machineLate' as const)] : []),
];

/** Kept in the history of every case with a machine: who had it driven on, and why it stood. It changes nothing of the case. */
export const machineEvents = [
  z.strictObject(() => ({
    type: z.literal('MachineRedriven'),
    data: z.strictObject({
      generation: z.int().check(z.positive()),
      because: z.array(StuckReason).check(z.minLength(1)),
      reason: z.string(),
    }),
  })),
] as const;
export type MachineEvent = z.infer<(typeof machineEvents)[number]>;

/** Has the case driven on. `generation` is the one seen, `because` what was found; the rest is done because this was stored. */
export interface RedriveMachine {
  readonly type: 'redriveMachine';
  readonly generation: number;
  readonly because: readonly StuckReason[];
  readonly reason: string;
}

/** Nothing is decided on the case, so its unit and stage do not matter; but nobody meddles with a case of their own. */
export const redriveMachine = (
  { machine, subjectId }: { readonly machine: Machine; readonly subjectId: string },
  { generation, because, reason }: RedriveMachine,
  { actor, represents }: Context,
): Result<Decision<MachineEvent>, Refusal> => {
  if (actor.role !== 'supervisor' && actor.role !== 'administrator')
    return refuse({ code: 'wrongRole', params: { role: ['supervisor', 'administrator'] } });
  if (represents.includes(subjectId)) return refuse({ code: 'ownCase' });
  if (because.length === 0) return refuse({ code: 'caseNotStuck' });
  if (generation !== machine.generation) return refuse({ code: 'staleGeneration' });
  return ok({ events: [{ type: 'MachineRedriven', data: { generation, because: [...because], reason } }] });
};
