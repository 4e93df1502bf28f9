/**
 * The id of a record that a unit determined by a decision: the same decision, reported or determined again, is the same record.
 * Built from opaque ids and not from codes: a corrected code must not make a second record, and a digest of an identity number
 * could be guessed back.
 */
export const recordIdOf = (
  decision: { readonly unitId: string; readonly decisionNumber: string; readonly subjectId: string },
  digest: (text: string) => string,
): string => {
  const key = JSON.stringify(['xinxiu.record', decision.unitId, decision.decisionNumber, decision.subjectId]);
  return `rec-${digest(key).slice(0, 32)}`;
};
