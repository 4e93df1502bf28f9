/** Filing: the letter as it will be signed, the application, its progress. Served by `functions/api/applications`. */
import { applications } from '#domain/access/policy.ts';
import { FileApplication } from '#domain/application/application.ts';
import { maxRecords } from '#domain/application/max-records.ts';
import { deliveryStatuses } from '#domain/delivery/delivery.ts';
import {
  caseNotFound,
  commitmentMissing,
  commitmentTextChanged,
  documentNotFound,
  duplicateRecord,
  notYetEligible,
  recordAlreadyRepaired,
  recordInOpenCase,
  recordNotFound,
  recordOfOtherSubject,
  signatureMismatch,
  subjectNotFound,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { RepairStage } from '#domain/repair/state.ts';
import { actions, TimeLimitView } from './case-shapes.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant, LegalDate, pageOf, pageQuery } from './shared.ts';

const { asks, commands, reads } = under(applications);

const applicationId = z.strictObject({ applicationId: Id });

export const previewLetter = asks({
  operationId: 'previewLetter',
  path: '/applications/letter',
  summary: '查看信用修复承诺书全文',
  description:
    '返回现行承诺书全文及其校验值。签署时原样提交 letterVersion 和 textHash，并完整输入主体名称。不产生任何业务记录。',
  body: z.strictObject(() => ({
    subjectId: Id,
    recordIds: z.array(Id).check(z.minLength(1), z.maxLength(maxRecords)),
  })),
  answer: z.object(() => ({
    letterVersion: described(z.string(), { example: '2026-04' }),
    text: z.string(),
    textHash: described(z.string(), { description: '以主体编号为盐的 SHA-256' }),
    /** What must be typed to sign. */
    signAs: z.string(),
  })),
  problems: { recordNotFound, recordOfOtherSubject, duplicateRecord, subjectNotFound },
  example: { body: { subjectId: 'subject-1', recordIds: ['record-1', 'record-2'] } },
});

const CaseProgress = described(
  z.object(() => ({
    caseId: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    /** False for the moment between filing and the opening of the unit's case. */
    opened: z.boolean(),
    stage: RepairStage,
    stageLabel: z.string(),
    final: z.boolean(),
    records: z.array(
      z.object({
        recordId: z.string(),
        decisionNumber: z.string(),
        outcome: z.string(),
        reason: z.nullable(z.string()),
        toFix: z.nullable(z.string()),
        /** Where the subject can turn to against a negative decision. */
        reviewRoute: z.nullable(z.string()),
        effectsCompleted: z.record(z.string(), Instant),
      }),
    ),
    /** The limit that governs now. */
    limit: z.nullable(TimeLimitView),
    platforms: z.array(
      z.object({
        platformId: z.string(),
        name: z.string(),
        recordId: z.nullable(z.string()),
        effects: z.array(z.string()),
        status: z.enum(deliveryStatuses),
        confirmedAt: z.nullable(Instant),
      }),
    ),
    ...actions,
  })),
  { id: 'CaseProgress', description: '一个认定单位的办理进度' },
);

export const Application = described(
  z.object(() => ({
    applicationId: z.string(),
    subjectId: z.string(),
    subjectName: z.string(),
    receivedAt: Instant,
    recordCount: z.int(),
    letterVersion: z.nullable(z.string()),
    textHash: z.nullable(z.string()),
    cases: z.array(CaseProgress),
  })),
  { id: 'Application', description: '一次申请及各认定单位的办理进度' },
);

export const fileApplication = commands({
  operationId: 'fileApplication',
  path: '/applications',
  summary: '提交信用修复申请',
  description: '一次申请可包含同一主体的多条失信信息，系统按认定单位分别立案（谁认定、谁修复）。整体提交或整体不提交。',
  body: FileApplication,
  answer: z.object(() => ({
    applicationId: z.string(),
    receivedAt: Instant,
    cases: z.array(z.object({ caseId: z.string(), unitId: z.string(), recordIds: z.array(z.string()) })),
  })),
  status: 201,
  problems: {
    subjectNotFound,
    recordNotFound,
    recordOfOtherSubject,
    recordAlreadyRepaired,
    recordInOpenCase,
    duplicateRecord,
    notYetEligible,
    commitmentMissing,
    commitmentTextChanged,
    signatureMismatch,
    documentNotFound,
  },
  example: {
    body: {
      subjectId: 'subject-1',
      records: [{ recordId: 'record-1', correctedOn: '2026-05-08', documentIds: ['document-1'] }],
      commitment: { letterVersion: '2026-04', textHash: '0'.repeat(64), typedName: '淮南市某某有限公司' },
      documentIds: [],
    },
  },
});

export const listApplications = reads({
  operationId: 'listApplications',
  path: '/applications',
  summary: '我的申请',
  query: z.strictObject(() => ({ subjectId: z.optional(Id), ...pageQuery })),
  answer: pageOf(
    z.object(() => ({
      applicationId: z.string(),
      subjectId: z.string(),
      subjectName: z.string(),
      receivedAt: Instant,
      receivedOn: LegalDate,
      recordCount: z.int(),
      cases: z.array(z.object({ caseId: z.string(), unitId: z.string(), recordCount: z.int() })),
    })),
  ),
});

export const readApplication = reads({
  operationId: 'readApplication',
  path: '/applications/{applicationId}',
  summary: '申请进度',
  description: '每个认定单位的环节、每条信息的结论、剩余工作日、已停止公示的平台，以及申请人现在要做的事。',
  params: applicationId,
  answer: Application,
  problems: { caseNotFound },
});
