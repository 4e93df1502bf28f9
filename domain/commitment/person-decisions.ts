/** The decisions on what people ask of a case: what a function brings in that carries out their actions. */
import type { Decisions } from '../kernel/decisions.ts';
import type { CommitmentCommand, CommitmentPersonCommandName } from './commands.ts';
import {
  dismissBreach,
  orderRectification,
  reportBreach,
  revokeDecision,
  submitRectification,
} from './decide/breach.ts';
import { extendDeferredTerm, submitDeferredMaterial } from './decide/documents.ts';
import { withdrawCommitment } from './decide/ending.ts';
import { grantMatter, refuseMatter } from './decide/granting.ts';
import { answerAssistance, recordInspection, recordVerification, requestAssistance } from './decide/verifying.ts';
import type { CommitmentEvent } from './events.ts';
import type { CommitmentCaseState } from './state.ts';

export const personDecisions = {
  grantMatter,
  refuseMatter,
  submitDeferredMaterial,
  extendDeferredTerm,
  recordVerification,
  requestAssistance,
  answerAssistance,
  recordInspection,
  reportBreach,
  orderRectification,
  submitRectification,
  dismissBreach,
  revokeDecision,
  withdrawCommitment,
} satisfies Decisions<CommitmentCaseState, CommitmentCommand, CommitmentEvent, CommitmentPersonCommandName>;
