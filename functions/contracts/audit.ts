/** What auditors look at across all kinds of aggregates. Served by `functions/api/audit`. */

import { audit } from '#domain/access/policy.ts';
import { StoredEvent } from '#domain/kernel/event.ts';
import { chainNotFound } from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant, LegalDate, Named, pageOf, pageQuery } from './shared.ts';

const { reads } = under(audit);

/** What a search finds. */
const listedKinds = [
  'repairCase',
  'commitmentCase',
  'repairApplication',
  'dishonestyRecord',
  'creditCommitment',
] as const;
const ListedKind = z.enum(listedKinds);
export type ListedKind = z.infer<typeof ListedKind>;

/** Kinds whose history concerns a subject. */
const AuditedKind = z.enum([...listedKinds, 'creditSubject', 'officeHistory']);
export type AuditedKind = z.infer<typeof AuditedKind>;

const FoundBy = z.enum(['id', 'number', 'delivery', 'subject', 'related']);
export type FoundBy = z.infer<typeof FoundBy>;

const Hit = described(
  z.object(() => ({
    kind: ListedKind,
    id: z.string(),
    foundBy: described(FoundBy, {
      description:
        'id：编号；number：决定书文号或者承诺编码；delivery：投递编号；subject：主体；related：与查到的内容相关',
    }),
    subjectId: z.string(),
    subjectName: described(z.string(), { description: '自然人的名称已脱敏' }),
    unit: described(z.nullable(Named), { description: '申请由多个单位办理，为 null' }),
    regionId: z.string(),
    number: described(z.nullable(z.string()), { description: '决定书文号或者承诺编码' }),
    stageLabel: described(z.nullable(z.string()), { description: '事项所处环节', example: '核查中' }),
    /** When it was received, opened, determined or made. */
    on: LegalDate,
  })),
  { id: 'SearchHit', description: '按编号查到的一件' },
);

export const searchCases = reads({
  operationId: 'searchCases',
  path: '/cases/search',
  summary: '按任一编号查案',
  description:
    '可用事项、申请、失信信息、信用承诺、投递、主体的编号，决定书文号，承诺编码，统一社会信用代码；文号的括号和全半角不必一致。只列本地区的，相关的申请和事项一并列出。',
  query: z.strictObject(() => ({
    q: described(z.string().check(z.trim(), z.minLength(2), z.maxLength(200)), {
      description: '编号、文号或者代码，须写全',
      example: '淮市监罚〔2026〕12号',
    }),
  })),
  answer: z.object(() => ({
    entries: z.array(Hit),
    incomplete: described(z.boolean(), { description: '一个主体或者文号对应的过多，没有全部列出' }),
  })),
});

const Head = z.object({ sequence: z.int(), hash: z.string() });

export const readChain = reads({
  operationId: 'readChain',
  path: '/chains/{kind}/{id}',
  summary: '哈希链原文',
  description:
    '按序返回存储的事件原文（规范化 JSON）、哈希、前一哈希和算法，以及快照记录的链尾和每日检查点，供在浏览器或者其他程序中独立核验：取完各页，用最后一页的 head 核对，再与每个 checkpoint 核对。事件不含姓名和证件号码。',
  params: z.strictObject(() => ({
    kind: described(AuditedKind, { description: '种类', example: 'repairCase' }),
    id: Id,
  })),
  query: z.strictObject(pageQuery),
  answer: z.object(() => ({
    ...pageOf(z.object(StoredEvent.shape)).shape,
    units: described(z.array(Named), { description: '本页事件中的单位的名称，供显示；不属于原文' }),
    head: described(Head, { description: '快照记录的链尾' }),
    checkpoints: described(z.array(z.object(() => ({ ...Head.shape, day: LegalDate, writtenAt: Instant }))), {
      description: '本页事件写入之日的检查点所记的链尾，存于只写一次的桶；没有检查点的日子不列',
    }),
  })),
  problems: { chainNotFound },
});
