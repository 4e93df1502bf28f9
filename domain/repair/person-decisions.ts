/** The decisions on what people ask of a case: what a function brings in that carries out their actions. */
import type { Decisions } from '../kernel/decisions.ts';
import type { PersonCommandName, RepairCommand } from './commands.ts';
import { accept, refuseAcceptance, requestSupplement, submitSupplement } from './decide/accepting.ts';
import { decideRecords } from './decide/deciding.ts';
import { dismissFalseMaterial, reportFalseMaterial, revoke, withdraw } from './decide/ending.ts';
import {
  closeSteps,
  closeSupplement,
  confirmStep,
  extend,
  planStep,
  returnStep,
  submitStep,
  verify,
} from './decide/examining.ts';
import { confirmCommitmentKept, reportCommitmentBreach } from './decide/following-up.ts';
import { answerQuestion } from './decide/questions.ts';
import { followUpReceipt } from './decide/receipts.ts';
import type { RepairEvent } from './events.ts';
import type { RepairCaseState } from './state.ts';

export const personDecisions = {
  accept,
  refuseAcceptance,
  requestSupplement,
  submitSupplement,
  verify,
  planStep,
  submitStep,
  confirmStep,
  returnStep,
  closeSupplement,
  closeSteps,
  extend,
  answerQuestion,
  decide: decideRecords,
  withdraw,
  reportFalseMaterial,
  revoke,
  dismissFalseMaterial,
  confirmCommitmentKept,
  reportCommitmentBreach,
  followUpReceipt,
} satisfies Decisions<RepairCaseState, RepairCommand, RepairEvent, PersonCommandName>;
