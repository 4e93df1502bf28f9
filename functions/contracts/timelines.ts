/** The history of a case as officers and auditors see it, for every kind of case. Served by `functions/api/timelines`. */

import { commitmentCases, repairCases } from '#domain/access/policy.ts';
import { caseNotFound } from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { type Contracts, FileAnswer, under } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant } from './shared.ts';

const Change = z.object(() => ({
  path: described(z.string(), { description: 'JSON 指针', example: '/stage' }),
  before: z.unknown(),
  after: z.unknown(),
}));

const timelineContract = <N extends 'readTimeline' | 'readCommitmentTimeline'>(
  reads: Contracts<N>['reads'],
  operationId: N,
  cases: `/${string}`,
) =>
  reads({
    operationId,
    path: `${cases}/{caseId}/timeline`,
    summary: '办理全程留痕',
    description:
      '按序列出每个事件：谁、以何岗位、何单位、何时、何操作、依据哪条规则、材料校验值、变更前后的值。chain 说明哈希链是否完整。',
    params: z.strictObject({ caseId: Id }),
    answer: z.object(() => ({
      caseId: z.string(),
      chain: z.object({
        verified: z.boolean(),
        events: z.int(),
        headHash: z.string(),
        firstBad: z.nullable(z.object({ sequence: z.int(), reason: z.string() })),
      }),
      events: z.array(
        z.object({
          sequence: z.int(),
          id: z.string(),
          type: z.string(),
          occurredAt: Instant,
          recordedAt: Instant,
          actor: z.object({
            principalId: z.string(),
            role: z.string(),
            unitId: z.nullable(z.string()),
            name: z.nullable(z.string()),
          }),
          command: z.object({ name: z.string(), id: z.string() }),
          rules: z.array(z.object({ rule: z.string(), clause: z.string() })),
          documents: z.array(z.object({ documentId: z.string(), sha256: z.string() })),
          changes: z.array(Change),
          hash: z.string(),
          prevHash: z.string(),
          algorithm: z.string(),
        }),
      ),
    })),
    problems: { caseNotFound },
  });
export type TimelineContract = ReturnType<typeof timelineContract>;

const timelineExportContract = <N extends 'exportTimeline' | 'exportCommitmentTimeline'>(
  reads: Contracts<N>['reads'],
  operationId: N,
  cases: `/${string}`,
) =>
  reads({
    operationId,
    path: `${cases}/{caseId}/timeline/export`,
    summary: '导出办理全程留痕',
    description:
      'UTF-8 带 BOM 的 CSV，一行一个事件，内容同办理全程留痕（后者即其 JSON）。以公式字符开头的内容前加单引号，以免表格软件执行。',
    params: z.strictObject({ caseId: Id }),
    answer: FileAnswer,
    file: 'text/csv',
    problems: { caseNotFound },
  });
export type TimelineExportContract = ReturnType<typeof timelineExportContract>;

const ofRepairs = under(repairCases).reads;
export const readTimeline = timelineContract(ofRepairs, 'readTimeline', '/repair-cases');
export const exportTimeline = timelineExportContract(ofRepairs, 'exportTimeline', '/repair-cases');

const ofCommitments = under(commitmentCases).reads;
export const readCommitmentTimeline = timelineContract(ofCommitments, 'readCommitmentTimeline', '/commitment-cases');
export const exportCommitmentTimeline = timelineExportContract(
  ofCommitments,
  'exportCommitmentTimeline',
  '/commitment-cases',
);
