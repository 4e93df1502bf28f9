/**
 * The catalogue of matters (事项目录): read by anybody, kept by administrators. The reads are served by `functions/api/public`, the rest by
 * `functions/api/matters`.
 */
import { plainText } from '#domain/kernel/plain-text.ts';
import * as z from '#domain/kernel/schema.ts';
import { MatterCommitmentType, MatterContent, MatterKind } from '#domain/matter/content.ts';
import { commands, reads } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant, Named, pageOf, pageQuery } from './shared.ts';

const MatterId = described(z.string().check(z.regex(/^[a-z0-9-]{3,60}$/, 'matterId')), {
  description: '事项编号，由系统管理员拟定',
  example: 'hn-food-licence',
});
const version = z.int().check(z.positive());
const noticeHash = described(z.string(), { description: '事项编号、版本和告知书全文的 SHA-256 校验值' });

const Summary = {
  matterId: MatterId,
  version,
  name: z.string(),
  description: z.string(),
  kind: MatterKind,
  kindLabel: described(z.string(), { example: '涉企经营许可事项' }),
  commitmentType: MatterCommitmentType,
  commitmentTypeLabel: described(z.string(), { example: '审批替代型' }),
  unit: Named,
  decidedOnTheSpot: z.boolean(),
  /** Why the matter is not open to commitment; null where it is. */
  excluded: z.nullable(z.object({ ground: z.string(), basis: z.string() })),
  publishedAt: Instant,
};

export const listMatters = reads({
  operationId: 'listMatters',
  path: '/public/matters',
  summary: '事项目录',
  description: '一个地区现行的事项，按事项编号排列；不适用告知承诺的事项列明理由和依据。',
  query: z.strictObject(() => ({
    region: described(Id, { description: '地区', example: 'huainan' }),
    kind: z.optional(MatterKind.check(z.meta({ description: '只列这一类' }))),
    ...pageQuery,
  })),
  answer: pageOf(z.object(Summary)),
});

export const readMatter = reads({
  operationId: 'readMatter',
  path: '/public/matters/{matterId}',
  summary: '查看一个事项的告知书和承诺书',
  description: '不填 version 时为最近发布的版本；以前的版本始终可以查看，并写明是否现行、何时因何停止办理。',
  params: z.strictObject({ matterId: MatterId }),
  query: z.strictObject(() => ({
    version: described(z.optional(z.coerce.number().check(z.int(), z.positive())), { description: '版本', example: 1 }),
  })),
  answer: z.object(() => ({
    matterId: MatterId,
    version,
    status: z.enum(['inForce', 'replaced', 'withdrawn']),
    statusLabel: described(z.string(), { example: '现行' }),
    publishedAt: Instant,
    withdrawnAt: z.nullable(Instant),
    withdrawnReason: z.nullable(z.string()),
    content: MatterContent.check(z.meta({ id: 'MatterContent', description: '一个事项的全部内容' })),
    kindLabel: z.string(),
    commitmentTypeLabel: z.string(),
    verificationMethodLabel: described(z.string(), { example: '现场核查' }),
    disclosureScopeLabel: described(z.string(), { example: '可向社会公开' }),
    notice: described(z.string(), { description: '告知书全文' }),
    noticeHash,
    letter: described(z.nullable(z.string()), { description: '承诺书全文，签署人处留空；不适用告知承诺的事项没有' }),
    versions: z.array(z.object({ version, publishedAt: Instant, withdrawnAt: z.nullable(Instant) })),
  })),
  problems: ['matterNotFound', 'matterVersionUnknown'],
});

/** As an administrator writes it: the unit is called what the directory calls it. */
const Draft = z.strictObject(() => z.omit(MatterContent, { unitName: true }).shape);
export type MatterDraft = z.infer<typeof Draft>;

const draft: MatterDraft = {
  regionId: 'huainan',
  unitId: 'unit-hn-market',
  name: '食品经营许可（小餐饮）',
  description: '小餐饮经营者取得食品经营许可。',
  kind: 'businessLicenseMatter',
  commitmentType: 'approvalSubstitution',
  legalBasis: ['《中华人民共和国食品安全法》'],
  conditions: [{ id: 'premises', text: '经营场所与所申请的食品品种、数量相适应', mandatory: true }],
  substitutedMaterials: [{ id: 'layout', name: '经营场所布局图' }],
  requiredMaterials: [{ id: 'form', name: '食品经营许可申请书' }],
  deferredMaterials: [],
  noticeText: null,
  letterText: null,
  legalConsequences: '承诺不实的，撤销许可并依法处理，记入信用记录。',
  serviceGuide: '政务服务网“食品经营许可”',
  contact: '市政务服务中心市场监管窗口',
  supervisionChannel: '12345政务服务便民热线',
  decidedOnTheSpot: true,
  disclosureScope: 'public',
  representativeAllowed: true,
  verification: {
    method: 'onSite',
    standard: '现场核对经营场所、设施和人员',
    term: { workingDays: 30, basis: '样例设定', status: 'assumed' },
  },
  rectification: { workingDays: 10, basis: '样例设定', status: 'assumed' },
  excluded: null,
  validMonths: null,
};

export const publishMatter = commands({
  operationId: 'publishMatter',
  path: '/matters/{matterId}/publish',
  summary: '发布事项的下一个版本',
  description:
    'replaces 写明所替换的版本（新事项为0），已有更新的版本时拒绝，以免互相覆盖。内容与现行版本相同的不产生新版本。在办的事项不受影响，仍按申请时的版本办理。',
  params: z.strictObject({ matterId: MatterId }),
  body: z.strictObject(() => ({
    replaces: z.int().check(z.nonnegative()),
    content: Draft.check(z.meta({ id: 'MatterDraft', description: '事项内容，单位名称由系统登记的为准' })),
  })),
  answer: z.object({ matterId: MatterId, version, noticeHash }),
  problems: ['matterInconsistent', 'matterUnitUnknown', 'staleVersion'],
  example: { params: { matterId: 'hn-food-licence' }, body: { replaces: 0, content: draft } },
});

export const withdrawMatter = commands({
  operationId: 'withdrawMatter',
  path: '/matters/{matterId}/withdraw',
  summary: '停止办理事项',
  description: 'version 写明现行版本。停止后不能再申请，在办的事项不受影响；以后可以发布新的版本。理由向社会公开。',
  params: z.strictObject({ matterId: MatterId }),
  body: z.strictObject({ version, reason: plainText(500) }),
  answer: z.object({ matterId: MatterId, version, withdrawnAt: Instant }),
  problems: ['matterNotFound', 'matterWithdrawn', 'staleVersion'],
  example: { params: { matterId: 'hn-food-licence' }, body: { version: 1, reason: '设定依据已经修改' } },
});
