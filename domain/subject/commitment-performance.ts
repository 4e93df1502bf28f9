/** How far a promise was kept, and how it was broken: the same words for every kind of commitment (rules.md section 16.2). */
import * as z from '../kernel/schema.ts';

/** A false promise was untrue when made; an unkept one was not performed. Some places treat them differently. */
export const BreachKind = z.enum(['falseCommitment', 'notKept']);
export type BreachKind = z.infer<typeof BreachKind>;

/** 承诺履行状态, with what was not kept and the accountability for it where it was not kept in full. */
export const Performance = z.strictObject(() => ({
  status: z.enum(['full', 'partial', 'none']),
  unkept: z.nullable(z.string()),
  accountability: z.nullable(z.string()),
  determinedOn: z.iso.date(),
  determiningUnitId: z.string(),
}));
export type Performance = z.infer<typeof Performance>;
