/** The record with every decision, for the audit and the tests; a function orders some of them (`kind.ts`). */
import * as decisions from './decide.ts';
import { recordOf } from './kind.ts';

export const dishonestyRecord = recordOf({
  registerRecord: decisions.registerRecord,
  noteCorrection: decisions.noteCorrection,
  determineSeverity: decisions.determineSeverity,
  repairRecord: decisions.repairRecord,
  revokeRepair: decisions.revokeRepair,
  stopAutomatically: decisions.stopAutomatically,
});
