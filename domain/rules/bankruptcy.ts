/**
 * What a court's approval of a reorganisation plan or composition does to a record (stage 1 of 2). A shield is no repair: the four
 * conditions do not gate it, and no rule gives it an end, so none may be invented (OQ-09).
 */
export const shieldEffects = {
  caseKind: 'temporaryShield',
  publicationState: 'shielded',
  sharingState: 'shielded',
  /** Only measures that could hinder the execution of the plan. */
  sanctionState: 'temporarilyLifted',
  endsOn: null,
} as const;
