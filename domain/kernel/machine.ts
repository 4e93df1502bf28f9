/** The state machine of a case, as the case sees it: which run of it counts, and by when it must have entered the present stage. */
import { addSeconds } from '../calendar/dates.ts';
import * as z from './schema.ts';

export const Machine = z.strictObject(() => ({
  /** Raised when the machine is started anew; what an older run says is ignored. */
  generation: z.int().check(z.positive()),
  /** Real time by which the machine must have entered the present stage; null while it waits in it, or where none is needed. */
  expectedBy: z.nullable(z.iso.datetime()),
}));
export type Machine = z.infer<typeof Machine>;

export const firstMachine: Machine = { generation: 1, expectedBy: null };

/** Real seconds within which the machine must have entered a stage that has been decided; then the reconciler starts it again. */
const graceSeconds = 60;

/** The machine after a restart at `recordedAt` (real time). */
export const restarted = (generation: number, recordedAt: string): Machine => ({
  generation,
  expectedBy: addSeconds(recordedAt, graceSeconds),
});

/** A case that has just moved to a stage that is not final expects its machine there soon; a final stage needs none. */
export const expecting = (machine: Machine, stage: { readonly final: boolean }, recordedAt: string): Machine => ({
  ...machine,
  expectedBy: stage.final ? null : addSeconds(recordedAt, graceSeconds),
});

/** Whether the machine should have entered the present stage by `realNow` (real time) and has not. */
export const isLate = ({ expectedBy }: Machine, realNow: string): boolean =>
  expectedBy !== null && expectedBy <= realNow;
