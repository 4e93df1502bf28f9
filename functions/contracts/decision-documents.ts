/** Decisions as documents. Served by `functions/api/decision-documents`, which brings a font along. */

import { commitmentCases, repairCases } from '#domain/access/policy.ts';
import { caseNotFound, decisionNotFound } from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { type Contracts, FileAnswer, under } from './contract.ts';
import { described } from './described.ts';
import { Id } from './shared.ts';

const decisionDocument = <N extends 'readDecisionDocument' | 'readCommitmentDecisionDocument'>(
  reads: Contracts<N>['reads'],
  operationId: N,
  cases: `/${string}`,
  summary: string,
) =>
  reads({
    operationId,
    path: `${cases}/{caseId}/decision-document`,
    summary,
    description:
      'PDF。内容只取自存储的决定事件：结论、理由、依据，不利决定的补足办法和救济途径；核验码是该事件的哈希，可用哈希链原文核对。主体和单位的名称取自目录（自然人已脱敏）；字库没有的字以码位代替。',
    params: z.strictObject({ caseId: Id }),
    query: z.strictObject(() => ({
      sequence: described(z.optional(z.coerce.number().check(z.int(), z.positive())), {
        description: '决定事件的序号；不填为最近一次决定',
      }),
    })),
    answer: FileAnswer,
    file: 'application/pdf',
    problems: { caseNotFound, decisionNotFound },
  });
export type DecisionDocumentContract = ReturnType<typeof decisionDocument>;

export const readDecisionDocument = decisionDocument(
  under(repairCases).reads,
  'readDecisionDocument',
  '/repair-cases',
  '信用修复决定书、不予修复决定书、不予受理决定书、撤销决定书',
);
export const readCommitmentDecisionDocument = decisionDocument(
  under(commitmentCases).reads,
  'readCommitmentDecisionDocument',
  '/commitment-cases',
  '告知承诺准予、不予、不适用、撤销的决定书',
);
