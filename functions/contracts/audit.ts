/** What auditors look at across all kinds of aggregates. Served by `functions/api/audit`. */
import * as z from 'zod/mini';
import { StoredEvent } from '#domain/kernel/event.ts';
import { reads } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant, LegalDate, pageOf, pageQuery } from './shared.ts';

/** Kinds whose history concerns a subject. */
export const AuditedKind = z.enum([
  'repairCase',
  'commitmentCase',
  'repairApplication',
  'dishonestyRecord',
  'creditCommitment',
  'creditSubject',
]);
export type AuditedKind = z.infer<typeof AuditedKind>;

const Head = z.object({ sequence: z.int(), hash: z.string() });

export const readChain = reads({
  operationId: 'readChain',
  path: '/chains/{kind}/{id}',
  summary: '哈希链原文',
  description:
    '按序返回存储的事件原文（规范化 JSON）、哈希、前一哈希和算法，以及快照记录的链尾和每日检查点，供在浏览器或者其他程序中独立核验：取完各页，用最后一页的 head 核对，再与每个 checkpoint 核对。事件不含姓名和证件号码。',
  params: z.strictObject({ kind: described(AuditedKind, { description: '种类', example: 'repairCase' }), id: Id }),
  query: z.strictObject(pageQuery),
  answer: z.object({
    ...pageOf(z.object(StoredEvent.shape)).shape,
    head: described(Head, { description: '快照记录的链尾' }),
    checkpoints: described(z.array(z.object({ ...Head.shape, day: LegalDate, writtenAt: Instant })), {
      description: '本页事件写入之日的检查点所记的链尾，存于只写一次的桶；没有检查点的日子不列',
    }),
  }),
  problems: ['chainNotFound'],
});
