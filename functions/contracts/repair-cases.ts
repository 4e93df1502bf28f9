/** Repair cases: what their parties see, and how a department reports one. Served by `functions/api/cases`. */
import { repairCases } from '#domain/access/policy.ts';
import { Performance } from '#domain/commitment/performance.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import {
  caseNotFound,
  decisionDateInFuture,
  decisionDateTooEarly,
  duplicateRecord,
  recordAlreadyRepaired,
  recordInOpenCase,
  recordNotFound,
  recordOfOtherSubject,
  subjectNotFound,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { Material } from '#domain/repair/material.ts';
import {
  BodyDecision,
  CaseRecord,
  CommitmentBreach,
  Finding,
  Question,
  RepairStage,
  RepairStep,
  Verification,
} from '#domain/repair/state.ts';
import { actions, TimeLimitView, WorkItemView } from './case-shapes.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { Explanation } from './explanation.ts';
import { CaseCommandAnswer } from './repair-answer.ts';
import { Id, Instant, LegalDate, Named, pageOf, pageQuery } from './shared.ts';

const { commands, reads } = under(repairCases);

const caseId = z.strictObject({ caseId: Id });

const Summary = {
  caseId: z.string(),
  applicationId: z.nullable(z.string()),
  subjectId: z.string(),
  subjectName: z.string(),
  unit: Named,
  regionId: z.string(),
  stage: RepairStage,
  stageLabel: z.string(),
  final: z.boolean(),
  receivedAt: Instant,
  openedAt: Instant,
  decidedAt: z.nullable(Instant),
  endedAt: z.nullable(Instant),
};

const withoutPrincipal = <S extends z.core.$ZodShape>(shape: S) => ({
  ...shape,
  /** Who it was is for the authorities, not for the applicant. */
  principalId: z.optional(z.string()),
});

/** What the parties of a case see. Of natural persons only masked names occur; the applicant does not see who examined. */
export const RepairCase = described(
  z.object(() => ({
    ...Summary,
    version: z.int(),
    origin: z.enum(['application', 'reported']),
    ruleSetVersion: z.string(),
    profileVersion: z.string(),
    calendarVersion: z.string(),
    acceptedAt: z.nullable(Instant),
    records: z.array(z.object({ ...CaseRecord.shape, explanation: Explanation })),
    materials: z.array(z.object(Material.shape)),
    commitment: z.nullable(
      z.object({ commitmentId: z.string(), letterVersion: z.string(), textHash: z.string(), signedAt: Instant }),
    ),
    commitmentPublishedAt: z.nullable(Instant),
    bodies: z.array(Named),
    questions: z.array(z.object(Question.shape)),
    steps: z.array(z.object(RepairStep.shape)),
    findings: z.array(z.object(Finding.shape)),
    supplement: z.nullable(
      z.object({
        items: z.array(z.object({ id: z.string(), recordId: z.optional(z.string()), what: z.string() })),
        requestedAt: Instant,
        answeredAt: z.nullable(Instant),
      }),
    ),
    verifications: z.array(z.object(withoutPrincipal(z.omit(Verification, { principalId: true }).shape))),
    decisions: z.array(z.object(withoutPrincipal(z.omit(BodyDecision, { principalId: true }).shape))),
    limits: z.record(z.string(), TimeLimitView),
    extended: z.boolean(),
    falseMaterial: z.nullable(
      z.object({
        recordIds: z.array(z.string()),
        finding: z.string(),
        documentIds: z.array(z.string()),
        breach: z.optional(z.object(CommitmentBreach.shape)),
      }),
    ),
    commitmentPerformance: described(z.nullable(z.object(Performance.shape)), {
      description: '修复后核查所得的承诺履行状态；null：尚未核查',
    }),
    items: z.array(WorkItemView),
    ...actions,
  })),
  { id: 'RepairCase', description: '一件信用修复事项' },
);

export const readRepairCase = reads({
  operationId: 'readRepairCase',
  path: '/repair-cases/{caseId}',
  summary: '查看信用修复事项',
  params: caseId,
  answer: RepairCase,
  problems: { caseNotFound },
});

export const listRepairCases = reads({
  operationId: 'listRepairCases',
  path: '/repair-cases',
  summary: '本企业、本单位或本地区的信用修复事项',
  description: '按立案时间从新到旧。参加联审的单位也能查到该事项，办结后仍可查到。',
  query: z.strictObject(() => ({
    scope: described(z._default(z.enum(['mine', 'unit']), 'unit'), {
      description: 'mine：本企业；unit：本单位经办的（督办、审计人员为本地区，申请人为本企业）',
    }),
    stage: z.optional(RepairStage),
    ...pageQuery,
  })),
  answer: pageOf(
    z.object(() => ({
      ...Summary,
      records: z.array(z.object({ recordId: z.string(), decisionNumber: z.string(), outcome: z.string() })),
      ...actions,
    })),
  ),
});

export const reportRepair = commands({
  operationId: 'reportRepair',
  path: '/repair-cases',
  summary: '报送已在别处作出的修复决定',
  description: '认定单位把已作出的修复决定报送本平台，事项直接进入终止公示环节。',
  body: z.strictObject(() => ({
    subjectId: Id,
    recordIds: z.array(Id).check(z.minLength(1), z.maxLength(20)),
    decisionReference: described(plainText(200), { example: '淮市监信修〔2026〕12号' }),
    decidedOn: LegalDate,
  })),
  answer: CaseCommandAnswer,
  status: 201,
  problems: {
    subjectNotFound,
    recordNotFound,
    recordOfOtherSubject,
    recordAlreadyRepaired,
    recordInOpenCase,
    duplicateRecord,
    decisionDateInFuture,
    decisionDateTooEarly,
  },
  example: {
    body: {
      subjectId: 'subject-1',
      recordIds: ['record-1'],
      decisionReference: '淮市监信修〔2026〕12号',
      decidedOn: '2026-10-09',
    },
  },
});
