/** What a person can do on a repair case, one by one and many at once. Served by `functions/api/repair-actions`. */
import { manyRepairCases } from '#domain/access/policy.ts';
import { repairActionRules } from '#domain/access/repair-actions.ts';
import {
  alreadyExtended,
  answerNotAllowed,
  commitmentNotPublished,
  conditionsNotMet,
  documentNotFound,
  evidenceDateInFuture,
  evidenceDateTooEarly,
  fourEyesViolated,
  limitAlreadyPassed,
  nothingToRevoke,
  nothingToWithdraw,
  outcomesIncomplete,
  type Problems,
  questionNotFound,
  questionOpen,
  recordNotFound,
  revocationPending,
  stepAlreadyConfirmed,
  stepNotFound,
  supplementAlreadyRequested,
  supplementIncomplete,
} from '#domain/kernel/problems.ts';
import { type PersonCommandName, personCommands, repairBulkCommands } from '#domain/repair/commands.ts';
import { repairActions } from '#domain/repair/stages.ts';
import { actOnMany } from './bulk.ts';
import { caseActionContracts } from './case-actions.ts';
import { under } from './contract.ts';
import { CaseCommandAnswer } from './repair-answer.ts';

const further: Readonly<Record<PersonCommandName, Problems>> = {
  accept: { questionOpen, conditionsNotMet },
  refuseAcceptance: { questionOpen },
  requestSupplement: { supplementAlreadyRequested, recordNotFound },
  submitSupplement: { supplementIncomplete, documentNotFound },
  verify: { outcomesIncomplete, documentNotFound },
  planStep: { stepNotFound },
  submitStep: { stepNotFound, stepAlreadyConfirmed, evidenceDateInFuture, evidenceDateTooEarly, documentNotFound },
  confirmStep: {},
  returnStep: {},
  closeSupplement: {},
  closeSteps: {},
  extend: { alreadyExtended, limitAlreadyPassed },
  answerQuestion: { questionNotFound, answerNotAllowed },
  decide: { fourEyesViolated, questionOpen, outcomesIncomplete, commitmentNotPublished, conditionsNotMet },
  withdraw: { nothingToWithdraw },
  reportFalseMaterial: { nothingToRevoke, documentNotFound },
  revoke: { nothingToRevoke, fourEyesViolated },
  dismissFalseMaterial: { fourEyesViolated },
  confirmCommitmentKept: { revocationPending, documentNotFound },
  reportCommitmentBreach: { revocationPending, documentNotFound },
  followUpReceipt: {},
};

/** One operation per action a person can take, named and described by the case's own data. */
export const caseActions = caseActionContracts({
  path: '/repair-cases',
  rules: repairActionRules,
  actions: repairActions,
  bodies: personCommands,
  answer: CaseCommandAnswer,
  problems: further,
});

/** Those actions that speak for an applicant, on many cases in one request. */
export const actOnRepairCases = actOnMany(under(manyRepairCases).commands, {
  operationId: 'actOnRepairCases',
  path: '/repair-cases/bulk/act',
  commands: repairBulkCommands,
  actions: repairActions,
  answer: CaseCommandAnswer,
  example: {
    caseId: 'application-1-unit-hn-market',
    itemId: 'item-1',
    itemVersion: 1,
    opinion: '材料齐全，符合受理条件。',
  },
});
