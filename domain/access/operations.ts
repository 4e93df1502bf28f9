/** The policy whole: for the API's document, the pages and the tests. A function that serves some operations takes their rows alone. */
import { commitmentActionRules } from './commitment-actions.ts';
import type { Rule } from './policy.ts';
import * as policy from './policy.ts';
import { repairActionRules } from './repair-actions.ts';

const rows = {
  ...policy.publicly,
  ...policy.receipts,
  ...policy.session,
  ...policy.records,
  ...policy.applications,
  ...policy.repairCases,
  ...policy.commitmentCases,
  ...policy.commitments,
  ...policy.workItems,
  ...policy.manyRepairCases,
  ...policy.manyCommitmentCases,
  ...policy.documents,
  ...policy.audit,
  ...policy.deliveries,
  ...policy.standstills,
  ...policy.inspectionDraws,
  ...policy.matters,
  ...policy.administration,
  ...policy.ruleParameters,
  ...repairActionRules,
  ...commitmentActionRules,
};

export type OperationId = keyof typeof rows;
export const ruleOf: Readonly<Record<OperationId, Rule>> = rows;
export const operationIds = Object.keys(rows) as OperationId[];
