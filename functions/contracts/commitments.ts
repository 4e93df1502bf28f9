/** The register of credit commitments: declaring one, reading, performance, and the export for the collection. Served by `functions/api/commitments`. */
import { commitments } from '#domain/access/policy.ts';
import { Standing } from '#domain/credit-commitment/credit-commitment.ts';
import { commitmentTypes, DeclaredType, DisclosureScope, maxLengths } from '#domain/credit-commitment/entry.ts';
import { maxFinding, PerformanceStatus } from '#domain/credit-commitment/performance.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import {
  commitmentEnded,
  commitmentNotFound,
  commitmentNotWithdrawable,
  commitmentTermInvalid,
  commitmentTextChanged,
  declarationForOrganisations,
  ownCase,
  performanceFoundByCase,
  performanceOnRecord,
  performanceSuperseded,
  signatureMismatch,
  subjectNotFound,
  unitNotFound,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { actions } from './case-shapes.ts';
import { FileAnswer, under } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant, LegalDate, Named, pageOf, pageQuery } from './shared.ts';

const { asks, commands, reads } = under(commitments);

const commitmentId = z.strictObject({ commitmentId: Id });
const Month = z
  .string()
  .check(
    z.regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/, '应为月份，格式如 2026-10。'),
    z.meta({ description: '承诺作出的月份', example: '2026-10' }),
  );

const Performance = {
  status: PerformanceStatus,
  statusLabel: z.string().check(z.meta({ example: '全部履行' })),
  unkept: z.nullable(z.string()),
  accountability: z.nullable(z.string()),
  determinedOn: LegalDate,
  determiningUnit: Named,
};

export const CreditCommitment = described(
  z.object(() => ({
    commitmentId: z.string(),
    version: z.int(),
    code: z.string().check(z.meta({ description: '承诺编码', example: '00000020261012000001' })),
    subjectId: z.string(),
    /** Of a natural person masked. */
    subjectName: z.string(),
    regionId: z.string(),
    type: z.enum(commitmentTypes),
    typeLabel: z.string().check(z.meta({ example: '主动型' })),
    reason: z.string(),
    content: z.string(),
    breachLiability: z.string(),
    remarks: z.nullable(z.string()),
    committedOn: LegalDate,
    expiresOn: z.nullable(LegalDate),
    receivingUnit: Named,
    disclosureScope: DisclosureScope,
    disclosureScopeLabel: z.string().check(z.meta({ example: '可向社会公开' })),
    source: z.object({ kind: z.string(), id: z.string() }),
    textHash: z.string(),
    registeredAt: Instant,
    standing: Standing,
    standingLabel: z.string().check(z.meta({ example: '有效' })),
    withdrawn: z.nullable(z.object({ reason: z.string(), at: Instant })),
    /** Of several findings the worst. */
    performance: z.nullable(z.object(Performance)),
    performances: z.array(z.object(() => ({ ...Performance, source: z.object({ kind: z.string(), id: z.string() }) }))),
    ...actions,
  })),
  { id: 'CreditCommitment', description: '登记在册的一项信用承诺' },
);

export const CreditCommitmentAnswer = described(
  z.object(() => ({
    commitmentId: z.string(),
    version: z.int(),
    code: z.string(),
    standing: Standing,
    standingLabel: z.string(),
    ...actions,
  })),
  { id: 'CreditCommitmentAnswer', description: '办理结果：承诺现状和接下来可办的操作' },
);

const words = {
  subjectId: Id,
  type: DeclaredType,
  reason: plainText(maxLengths.reason),
  content: plainText(maxLengths.content),
  breachLiability: plainText(maxLengths.breachLiability),
  remarks: z._default(z.nullable(plainText(maxLengths.remarks)), null),
  expiresOn: z
    ._default(z.nullable(LegalDate), null)
    .check(z.meta({ description: '有效期的最后一日；不填为长期', example: '2027-12-31' })),
  receivingUnitId: Id,
  disclosureScope: DisclosureScope,
};

const example = {
  subjectId: 'subject-1',
  type: 'voluntary',
  reason: '诚信经营',
  content: '不销售超过保质期的食品，七日内无理由退货。',
  breachLiability: '退还货款，向社会公开致歉。',
  expiresOn: '2027-12-31',
  receivingUnitId: 'unit-hn-market',
  disclosureScope: 'public',
} as const;

export const previewDeclaration = asks({
  operationId: 'previewDeclaration',
  path: '/commitments/preview',
  summary: '查看自行作出的信用承诺书全文',
  description:
    '返回承诺书全文及其校验值。签署时原样提交 textVersion 和 textHash，并完整输入主体名称。不产生任何业务记录。',
  body: z.strictObject(words),
  answer: z.object(() => ({
    textVersion: z.string().check(z.meta({ example: '2026-11' })),
    text: z.string(),
    textHash: z.string().check(z.meta({ description: '以主体编号为盐的 SHA-256' })),
    /** What must be typed to sign. */
    signAs: z.string(),
  })),
  problems: { subjectNotFound, unitNotFound, declarationForOrganisations },
  example: { body: example },
});

export const listReceivingUnits = reads({
  operationId: 'listReceivingUnits',
  path: '/commitments/receiving-units',
  summary: '一个地区可以受理承诺的单位',
  description: '自行作出承诺时从中选择受理单位，按单位编号排列。',
  query: z.strictObject(() => ({ region: Id.check(z.meta({ description: '地区', example: 'huainan' })) })),
  answer: z.object(() => ({ entries: z.array(Named) })),
});

export const declareCommitment = commands({
  operationId: 'declareCommitment',
  path: '/commitments',
  summary: '自行作出信用承诺',
  description:
    '主动型、行业自律型。由法人、非法人组织和个体工商户作出，须有代为承诺的书面授权；登记后取得承诺编码，并按公开类型公开和归集。',
  body: z.strictObject(() => ({
    ...words,
    signature: z.strictObject({
      textVersion: z.string().check(z.maxLength(40)),
      textHash: z.string().check(z.length(64)),
      typedName: plainText(200),
    }),
  })),
  answer: CreditCommitmentAnswer,
  status: 201,
  problems: {
    subjectNotFound,
    unitNotFound,
    declarationForOrganisations,
    commitmentTermInvalid,
    commitmentTextChanged,
    signatureMismatch,
  },
  example: {
    body: {
      ...example,
      signature: { textVersion: '2026-11', textHash: 'a'.repeat(64), typedName: '淮南市舜珩精密机械有限公司' },
    },
  },
});

export const listCreditCommitments = reads({
  operationId: 'listCreditCommitments',
  path: '/commitments',
  summary: '信用承诺列表',
  description:
    'subjectId 和 month 填其一：一个主体的全部承诺，或者本地区某月作出的承诺（本单位、本企业的，按岗位）。从新到旧。',
  query: z
    .strictObject({ subjectId: z.optional(Id), month: z.optional(Month), ...pageQuery })
    .check(
      z.refine(
        ({ subjectId, month }) => (subjectId === undefined) !== (month === undefined),
        'subjectId 和 month 须填其一，且只填其一。',
      ),
    ),
  answer: pageOf(CreditCommitment),
});

export const readCreditCommitment = reads({
  operationId: 'readCreditCommitment',
  path: '/commitments/{commitmentId}',
  summary: '查看信用承诺',
  params: commitmentId,
  answer: CreditCommitment,
  problems: { commitmentNotFound },
});

export const withdrawDeclaration = commands({
  operationId: 'withdrawDeclaration',
  path: '/commitments/{commitmentId}/withdraw',
  summary: '撤回自行作出的信用承诺',
  description: '仍有效、尚未认定履行情况的主动型、行业自律型承诺可以撤回。',
  params: commitmentId,
  body: z.strictObject(() => ({ reason: plainText(1000) })),
  answer: CreditCommitmentAnswer,
  problems: { commitmentNotFound, commitmentNotWithdrawable, commitmentEnded, performanceOnRecord },
  example: { body: { reason: '经营范围变更。' } },
});

export const recordPerformance = commands({
  operationId: 'recordPerformance',
  path: '/commitments/{commitmentId}/performance',
  summary: '认定自行作出的承诺的履行情况',
  description: '由承诺受理单位认定；未全部履行的，必须写明未履行的承诺内容和违诺责任追究内容。',
  params: commitmentId,
  body: z.discriminatedUnion('status', [
    z.strictObject(() => ({ status: z.literal('full') })),
    z.strictObject(() => ({
      status: z.enum(['partial', 'none']),
      unkept: plainText(maxFinding),
      accountability: plainText(maxFinding),
    })),
  ]),
  answer: CreditCommitmentAnswer,
  problems: { commitmentNotFound, performanceFoundByCase, ownCase, performanceSuperseded },
  example: { body: { status: 'partial', unkept: '七日内退货。', accountability: '责令退还货款。' } },
});

export const exportCommitments = reads({
  operationId: 'exportCommitments',
  path: '/commitments/export',
  summary: '按归集标准导出本地区的信用承诺',
  description:
    '某月作出的各类承诺，一行一项，UTF-8 带 BOM 的 CSV，列名为归集标准的字段名；自然人的名称和代码已脱敏。以公式字符开头的内容前加单引号，以免表格软件执行。',
  query: z.strictObject({ month: Month, cursor: pageQuery.cursor }),
  answer: FileAnswer,
  file: 'text/csv',
});
