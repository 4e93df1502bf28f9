/** What anybody may see: published records and commitments of organisations. Served by `functions/api/public`. */
import { publicly } from '#domain/access/policy.ts';
import { Standing } from '#domain/credit-commitment/credit-commitment.ts';
import { commitmentTypes } from '#domain/credit-commitment/entry.ts';
import { PerformanceStatus } from '#domain/credit-commitment/performance.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import { drawNotFound, usccInvalid } from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { Severity } from '#domain/record/report.ts';
import { Status, Unit } from '#domain/rules/types.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { DrawSummary, Proof } from './draw-shapes.ts';
import { Id, Instant, LegalDate, pageOf, pageQuery } from './shared.ts';

const { reads } = under(publicly);

/** A code may come with spaces or in full width, so it may be longer than 18; whether it is one is for its check to say. */
const search = z
  .strictObject({
    code: described(z.optional(z.string().check(z.minLength(1), z.maxLength(40))), {
      description: '统一社会信用代码',
      example: '91000000MA0000000X',
    }),
    name: described(z.optional(plainText(200)), { description: '主体名称（从首字起连续输入）', example: '淮南市' }),
  })
  .check(
    z.refine(({ code, name }) => (code === undefined) !== (name === undefined), 'code 和 name 须填其一，且只填其一。'),
  );

const Subject = { subjectName: z.string(), code: z.string() };

export const searchPublicRecords = reads({
  operationId: 'searchPublicRecords',
  path: '/public/records',
  summary: '查询公示中的失信信息',
  description:
    'code 和 name 填其一。只列出正在公示的、法人和非法人组织的信息；已修复、已停止公示的和自然人的信息不在其中。',
  query: search,
  answer: z.object(() => ({
    entries: z.array(
      z.object(() => ({
        ...Subject,
        decisionNumber: z.string(),
        unitName: z.string(),
        severity: z.nullable(Severity),
        severityLabel: described(z.nullable(z.string()), { example: '一般' }),
        severityStandard: z.nullable(z.string()),
        /** Publication starts with the determination. */
        determinedOn: LegalDate,
        minPeriodEndsOn: z.nullable(LegalDate),
        earliestFilingOn: z.nullable(LegalDate),
        maxPeriodEndsOn: z.nullable(LegalDate),
        autoStopOn: z.nullable(LegalDate),
      })),
    ),
    /** More subjects match the name than are shown: type more of it. */
    incomplete: z.boolean(),
  })),
  problems: { usccInvalid },
});

export const PublicCommitment = described(
  z.object(() => ({
    ...Subject,
    commitmentId: z.string(),
    /** Null for the moment until a published repair letter is in the register. */
    commitmentCode: z.nullable(z.string()).check(z.meta({ description: '承诺编码' })),
    type: z.enum(commitmentTypes),
    typeLabel: z.string().check(z.meta({ example: '主动型' })),
    reason: z.nullable(z.string()),
    content: z.nullable(z.string()).check(z.meta({ description: '承诺内容；信用修复承诺只公开其校验值' })),
    letterVersion: z.nullable(z.string()),
    textHash: z.string(),
    signedOn: LegalDate,
    publishedOn: LegalDate,
    receivingUnitName: z.nullable(z.string()),
    expiresOn: z.nullable(LegalDate),
    standing: Standing,
    /** Null until a unit has found how far it was kept. */
    performance: z.nullable(PerformanceStatus),
    performanceLabel: z.nullable(z.string()).check(z.meta({ example: '全部履行' })),
  })),
  { id: 'PublicCommitment', description: '向社会公开的一项信用承诺' },
);

export const searchPublicCommitments = reads({
  operationId: 'searchPublicCommitments',
  path: '/public/commitments',
  summary: '查询公示中的信用承诺',
  description:
    'code 和 name 填其一。列出法人和非法人组织可向社会公开的各类承诺及其履行状态；信用修复承诺在公示平台回执之后列出。已撤回的、特定范围内公开或者不可公开的和自然人的不在其中。',
  query: search,
  answer: z.object(() => ({ entries: z.array(PublicCommitment), incomplete: z.boolean() })),
  problems: { usccInvalid },
});

export const listPublicInspectionDraws = reads({
  operationId: 'listPublicInspectionDraws',
  path: '/public/inspection-draws',
  summary: '查询随机抽查公告和结果',
  query: z.strictObject(() => ({
    region: described(Id, { description: '地区编号', example: 'huainan' }),
    ...pageQuery,
  })),
  answer: pageOf(DrawSummary),
});

export const readPublicInspectionDraw = reads({
  operationId: 'readPublicInspectionDraw',
  path: '/public/inspection-draws/{drawId}',
  summary: '查看随机抽查及其证明',
  description:
    '抽取时先公布证明的摘要，全部检查结束后公开证明，任何人可以重新抽取并与摘要核对；在此之前，被抽中的主体不能从中得知。证明中的事项和检查人员以代号表示：知道事项编号的人可以算出代号并找到它，其他人不能由代号得知是谁。',
  params: z.strictObject({ drawId: Id }),
  answer: z.object(() => ({
    ...DrawSummary.shape,
    proof: described(z.nullable(Proof), { description: 'null：尚未抽取，或者检查尚未全部结束' }),
  })),
  problems: { drawNotFound },
});

const source = {
  status: described(Status, { description: '已确认、推定或者未知；未知的没有数值' }),
  basis: z.nullable(z.string()),
  note: z.string(),
};
const Figure = described(
  z.object(() => ({ value: z.nullable(z.number()), unit: z.nullable(Unit), ...source })),
  {
    id: 'RuleFigure',
    description: '规则中的一个数字及其依据和状态',
  },
);

export const readPublicRules = reads({
  operationId: 'readPublicRules',
  path: '/public/rules',
  summary: '信用修复的期限、收费和各市的做法',
  description:
    '今天提出申请所适用的规则。每个数字写明依据和状态：推定的以办理单位答复为准，未查明的为 null，不作推算。',
  answer: z.object(() => ({
    onDate: LegalDate,
    ruleSet: z.object({ title: z.string(), documentNo: z.nullable(z.string()) }),
    fee: Figure,
    periods: z.array(z.object({ severity: Severity, severityLabel: z.string(), minimum: Figure, maximum: Figure })),
    limits: z.object({
      acceptance: Figure,
      supplement: Figure,
      verification: Figure,
      extension: Figure,
      feedback: Figure,
      resultToCreditChina: Figure,
    }),
    regions: z.array(
      z.object({
        regionId: z.string(),
        name: z.string(),
        localPortal: described(z.string(), { example: '信用淮南' }),
        ways: described(z.array(z.object({ label: z.string(), ...source })), {
          description: '该市的修复方式；因信息类别不同，不一定全部需要',
        }),
        receipt: described(Figure, { description: '平台停止公示并回执的内部目标' }),
      }),
    ),
  })),
});

export const readHealth = reads({
  operationId: 'readHealth',
  path: '/public/health',
  summary: '系统是否可用',
  answer: z.object(() => ({ status: z.literal('ok'), now: described(Instant, { description: '业务时间' }) })),
});
