import { createHash } from 'node:crypto';

/**
 * The id of a reported record: the same unit, decision and subject give the same id, so that loading twice changes nothing.
 * Built from opaque ids and not from codes: a corrected code must not make a second record, and a digest of an identity number
 * could be guessed back.
 */
export const reportedRecordId = (unitId: string, decisionNumber: string, subjectId: string): string => {
  const key = JSON.stringify(['xinxiu.record', unitId, decisionNumber, subjectId]);
  return `rec-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
};
