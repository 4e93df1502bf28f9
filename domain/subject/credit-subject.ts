/** The subject with every decision, for the audit and the tests; a function orders some of them (`kind.ts`). */
import * as decisions from './decide.ts';
import { subjectOf } from './kind.ts';

export const creditSubject = subjectOf({
  registerSubject: decisions.registerSubject,
  readPersonalData: decisions.readPersonalData,
  barCommitment: decisions.barCommitment,
  liftCommitmentBars: decisions.liftCommitmentBars,
  flagReapplicationBan: decisions.flagReapplicationBan,
});
