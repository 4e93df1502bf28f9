/**
 * What other departments' systems say about a decision: paid, put right, trained. Why facts and no `corrected` flag: each comes
 * from another office on another day, and the check of a claim must name the one that is missing or speaks against it.
 */
import * as z from '../kernel/schema.ts';

export const factKinds = ['paymentCompleted', 'rectificationAccepted', 'trainingAttended'] as const;

export const DepartmentFact = z.strictObject(() => ({
  /** Unit that decided, by its code in the penalty file. */
  unitCode: z.string(),
  decisionNumber: z.string(),
  /** Unified code of the subject; facts about natural persons are not loaded from files. */
  subjectCode: z.string(),
  kind: z.enum(factKinds),
  /** False: the office says that it has not happened as of `on`. */
  holds: z.boolean(),
  /** The day of the payment, acceptance or course; for `holds: false` the day of the statement. */
  on: z.iso.date(),
  certificateNumber: z.nullable(z.string()),
  sourceUnitId: z.string(),
}));
export type DepartmentFact = z.infer<typeof DepartmentFact>;

/** The keys and values that decide; a stored fact may have lost its codes. */
type Statement = Pick<DepartmentFact, 'kind' | 'holds' | 'on'>;

/**
 * The day on which the fault was put right and every obligation performed, as far as department data shows it: the later of
 * payment and accepted rectification. Null while one of them is missing or denied. `owesMoney`: the decision has an amount.
 */
export const correctedOnByFacts = (facts: readonly Statement[], owesMoney: boolean): string | null => {
  const needed = owesMoney
    ? (['paymentCompleted', 'rectificationAccepted'] as const)
    : (['rectificationAccepted'] as const);
  const days = needed.map((kind) => {
    const statements = facts.filter((fact) => fact.kind === kind);
    return statements.every((fact) => fact.holds)
      ? statements
          .map((fact) => fact.on)
          .toSorted()
          .at(-1)
      : undefined;
  });
  return days.includes(undefined) ? null : (days.toSorted().at(-1) ?? null);
};
