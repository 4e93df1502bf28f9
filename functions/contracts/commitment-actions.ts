/** What a person can do on a commitment case, one by one and many at once. Served by `functions/api/commitment-actions`. */
import { commitmentActionRules } from '#domain/access/commitment-actions.ts';
import { manyCommitmentCases } from '#domain/access/policy.ts';
import {
  type CommitmentPersonCommandName,
  commitmentBulkCommands,
  commitmentPersonCommands,
} from '#domain/commitment/commands.ts';
import { commitmentActions } from '#domain/commitment/stages.ts';
import {
  alreadyExtended,
  assistanceAlreadyRequested,
  assistanceOutstanding,
  breachPending,
  breachStepNotAllowed,
  deferredTermEnded,
  documentNotFound,
  evidenceDateInFuture,
  fourEyesViolated,
  inspectionMissing,
  nothingToRevoke,
  type Problems,
  recordReportConflict,
  rectificationTermMissing,
  rectificationTermSet,
} from '#domain/kernel/problems.ts';
import { actOnMany } from './bulk.ts';
import { caseActionContracts } from './case-actions.ts';
import { CommitmentCommandAnswer } from './commitment-answer.ts';
import { under } from './contract.ts';

const further: Readonly<Record<CommitmentPersonCommandName, Problems>> = {
  grantMatter: {},
  refuseMatter: {},
  submitDeferredMaterial: { deferredTermEnded, documentNotFound },
  extendDeferredTerm: { alreadyExtended },
  recordVerification: {
    fourEyesViolated,
    breachPending,
    inspectionMissing,
    evidenceDateInFuture,
    assistanceOutstanding,
    documentNotFound,
  },
  requestAssistance: { fourEyesViolated, breachPending, assistanceAlreadyRequested },
  answerAssistance: { fourEyesViolated, documentNotFound },
  recordInspection: { fourEyesViolated, breachPending, documentNotFound },
  reportBreach: { fourEyesViolated, breachPending, documentNotFound },
  orderRectification: {
    fourEyesViolated,
    nothingToRevoke,
    breachStepNotAllowed,
    rectificationTermMissing,
    rectificationTermSet,
  },
  submitRectification: { documentNotFound },
  dismissBreach: { fourEyesViolated },
  revokeDecision: { fourEyesViolated, nothingToRevoke, breachStepNotAllowed, recordReportConflict },
  withdrawCommitment: {},
};

export const commitmentCaseActions = caseActionContracts({
  path: '/commitment-cases',
  rules: commitmentActionRules,
  actions: commitmentActions,
  bodies: commitmentPersonCommands,
  answer: CommitmentCommandAnswer,
  problems: further,
});

/** Those actions that speak for an applicant, on many cases in one request. */
export const actOnCommitmentCases = actOnMany(under(manyCommitmentCases).commands, {
  operationId: 'actOnCommitmentCases',
  path: '/commitment-cases/bulk/act',
  commands: commitmentBulkCommands,
  actions: commitmentActions,
  answer: CommitmentCommandAnswer,
  example: {
    caseId: 'commitment-1',
    itemId: 'item-1',
    itemVersion: 1,
    decisionNumber: '淮市监许〔2026〕9号',
    reason: '符合条件。',
  },
});
