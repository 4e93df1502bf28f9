/** Subjects, their records and why each can or cannot be repaired yet. Served by `functions/api/records`. */
import { records } from '#domain/access/policy.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import {
  caseNotFound,
  caseNotNamed,
  identityNotKept,
  recordNotFound,
  subjectNotFound,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { RecordKind, Severity } from '#domain/record/report.ts';
import { PublicationState, SanctionState, SharingState } from '#domain/record/state.ts';
import { SubjectKind } from '#domain/subject/subject-kind.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { Explanation } from './explanation.ts';
import { Id, Instant, LegalDate, Named, pageOf, pageQuery } from './shared.ts';

const { reads } = under(records);

const subjectId = z.strictObject({ subjectId: Id });

const effect = <T extends z.ZodMiniType>(state: T) =>
  z.nullable(z.object({ state, since: Instant, reason: z.string() }));

export const Record = described(
  z.object(() => ({
    recordId: z.string(),
    subjectId: z.string(),
    version: z.int(),
    unit: Named,
    regionId: z.string(),
    recordKind: RecordKind,
    decisionNumber: z.string(),
    determinedOn: LegalDate,
    correctedOn: z.nullable(LegalDate),
    severity: z.nullable(Severity),
    severityStandard: z.nullable(z.string()),
    severityStatus: z.enum(['confirmed', 'assumed', 'unknown']),
    penaltyKinds: z.array(z.string()),
    sector: z.nullable(z.string()),
    specialField: z.boolean(),
    fineCents: described(z.int(), { description: '罚款，单位：分' }),
    confiscatedCents: described(z.int(), { description: '没收，单位：分' }),
    violation: z.string(),
    content: z.string(),
    legalBasis: z.string(),
    publication: effect(PublicationState),
    sharing: effect(SharingState),
    sanctions: effect(SanctionState),
    flags: z.array(z.string()),
    autoStopOn: z.nullable(LegalDate),
    maxPeriodEndsOn: z.nullable(LegalDate),
    repairedByCaseId: z.nullable(z.string()),
    openCaseId: described(z.nullable(z.string()), { description: '正在办理修复的事项；有事项时不能再次申请' }),
    /** Null once repaired: there is nothing left to apply for. */
    explanation: z.nullable(Explanation),
    /** Whether an application filed now, with its letter signed, would be taken; null where a person has to say. */
    mayFileNow: described(z.nullable(z.boolean()), { description: '现在签署承诺书并提交能否申请；null：需由人确认' }),
    /** Days from today until the earliest filing date; 0 or less when it has come, null where no date is known. */
    daysUntilFiling: z.nullable(z.int()),
  })),
  { id: 'Record', description: '一条失信信息' },
);

const Subject = z.object(() => ({
  subjectId: z.string(),
  name: z.string(),
  kind: SubjectKind,
  code: z.nullable(z.string()),
  regionId: z.string(),
}));

const Authority = described(
  z.object(() => ({
    scope: described(z.string(), { example: 'repair' }),
    scopeLabel: described(z.string(), { example: '信用修复' }),
    covers: described(z.array(z.string()), { description: '可以办理什么', example: ['办理信用修复'] }),
    from: LegalDate,
    to: described(z.nullable(LegalDate), { description: '最后一日；null：至撤回为止' }),
    basis: described(z.string(), { example: '法定代表人签署的授权委托书' }),
  })),
  { id: 'Authority', description: '代表主体办理的一项授权' },
);

export const listSubjects = reads({
  operationId: 'listSubjects',
  path: '/subjects',
  summary: '我代表的主体',
  description: '每个主体一行，列出今天有效的各项授权：范围、起止日期和依据。授权不包括的事项不能办理。',
  answer: z.object(() => ({ entries: z.array(z.object({ ...Subject.shape, authorities: z.array(Authority) })) })),
});

export const listRecords = reads({
  operationId: 'listRecords',
  path: '/subjects/{subjectId}/records',
  summary: '主体的失信信息及能否修复',
  description: '每条信息列出全部修复条件、依据、状态和最早满足日期；推定的规则和未查明的问题一并说明。',
  params: subjectId,
  query: z.strictObject(pageQuery),
  answer: pageOf(Record),
  problems: { subjectNotFound },
});

export const readRecord = reads({
  operationId: 'readRecord',
  path: '/subjects/{subjectId}/records/{recordId}',
  summary: '查看失信信息',
  params: z.strictObject({ subjectId: Id, recordId: Id }),
  answer: Record,
  problems: { recordNotFound },
});

export const readIdentity = reads({
  operationId: 'readIdentity',
  path: '/subjects/{subjectId}/identity',
  summary: '查看自然人身份信息（留痕）',
  description: '仅限办案需要，办理人员须写明所办事项；查看人、时间和用途在返回之前写入该主体的历史。',
  params: subjectId,
  query: z.strictObject(() => ({
    purpose: described(plainText(200), { description: '用途', example: '核对授权委托书' }),
    caseId: described(z.optional(Id), { description: '所办事项；审计人员可不填' }),
  })),
  answer: z.object(() => ({
    subjectId: z.string(),
    fullName: z.string(),
    identityKind: z.string(),
    identityNumber: z.string(),
  })),
  problems: { subjectNotFound, identityNotKept, caseNotFound, caseNotNamed },
});

const PersonalDataRead = described(
  z.object(() => ({
    sequence: described(z.int(), { description: '在该主体历史中的序号' }),
    readAt: Instant,
    reader: z.object({
      principalId: z.string(),
      name: z.nullable(z.string()),
      role: z.string(),
      roleLabel: described(z.string(), { example: '核查人' }),
      unit: z.nullable(Named),
    }),
    fields: described(z.array(z.string()), { description: '读取的字段；document: 之后是材料编号' }),
    purpose: z.string(),
    caseId: z.nullable(z.string()),
  })),
  { id: 'PersonalDataRead', description: '一次读取个人信息的留痕' },
);

export const listPersonalDataReads = reads({
  operationId: 'listPersonalDataReads',
  path: '/subjects/{subjectId}/personal-data-reads',
  summary: '谁读取过该主体的个人信息',
  description: '读取身份信息、查看材料的每次留痕，从新到旧；可只看某一事项的。',
  params: subjectId,
  query: z.strictObject(() => ({ caseId: z.optional(Id), ...pageQuery })),
  answer: pageOf(PersonalDataRead),
  problems: { subjectNotFound },
});
