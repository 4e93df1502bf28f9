/** How a promise was kept or broken; the same for the commitment of a repair. */
import * as z from '../kernel/schema.ts';

/** A false promise was untrue when made; an unkept one was not performed. Some places treat them differently. */
export const BreachKind = z.enum(['falseCommitment', 'notKept']);
export type BreachKind = z.infer<typeof BreachKind>;

/** How far the promise was kept (承诺履行状态); accountability where it was not. */
export const Performance = z.strictObject(() => ({
  status: z.enum(['full', 'partial', 'none']),
  unkept: z.nullable(z.string()),
  accountability: z.nullable(z.string()),
  determinedOn: z.iso.date(),
  determiningUnitId: z.string(),
}));
export type Performance = z.infer<typeof Performance>;
