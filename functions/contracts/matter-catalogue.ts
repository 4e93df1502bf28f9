/** The catalogue of matters (事项目录) as anybody reads it. Served by `functions/api/public`. */
import { publicly } from '#domain/access/policy.ts';
import { matterNotFound, matterVersionUnknown } from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { MatterCommitmentType, MatterContent, MatterKind } from '#domain/matter/content.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant, Named, pageOf, pageQuery } from './shared.ts';

const { reads } = under(publicly);

export const MatterId = described(
  z.string().check(z.regex(/^[a-z0-9-]{3,60}$/, '事项编号由3至60个小写字母、数字和连字符组成。')),
  {
    description: '事项编号，由系统管理员拟定',
    example: 'hn-food-licence',
  },
);
export const version = z.int().check(z.positive());
export const noticeHash = described(z.string(), { description: '事项编号、版本和告知书全文的 SHA-256 校验值' });

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
  withdrawnAt: described(z.nullable(Instant), { description: '停止办理的时间；现行的为 null' }),
  withdrawnReason: z.nullable(z.string()),
};

export const listMatters = reads({
  operationId: 'listMatters',
  path: '/public/matters',
  summary: '事项目录',
  description:
    '一个地区现行的或者已停止办理的事项，按事项编号排列；不适用告知承诺的事项列明理由和依据，已停止办理的列最后的版本、停止的时间和理由。',
  query: z.strictObject(() => ({
    region: described(Id, { description: '地区', example: 'huainan' }),
    kind: z.optional(MatterKind.check(z.meta({ description: '只列这一类' }))),
    status: described(z._default(z.enum(['inForce', 'withdrawn']), 'inForce'), {
      description: 'inForce：现行；withdrawn：已停止办理',
    }),
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
  problems: { matterNotFound, matterVersionUnknown },
});
