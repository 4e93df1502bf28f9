/** A draw as everybody sees it: what the answers to officers and to the public share. */
import * as z from '#domain/kernel/schema.ts';
import { DrawProof, DrawSize } from '#domain/supervision/proof.ts';
import { described } from './described.ts';
import { Instant, Named } from './shared.ts';

/** What is known since the draw was held. */
export const drawResult = {
  poolSize: z.nullable(z.int()),
  selectedCount: z.nullable(z.int()),
  proofHash: described(z.nullable(z.string()), {
    description: '整份证明的摘要（规范 JSON 的 SHA-256）；抽取时公布，证明公开后据此核对；null：尚未抽取',
  }),
};

/** A draw as lists show it. */
export const summary = {
  drawId: z.string(),
  unit: Named,
  regionId: z.string(),
  grantedFrom: described(z.nullable(Instant), { description: '只抽查此刻起准予的事项；null 为不限' }),
  cutOffAt: described(Instant, { description: '统计截止时刻：此前准予的事项列入抽查对象' }),
  size: DrawSize,
  inspectorsPerCase: z.int(),
  seedHash: described(z.string(), { description: '公告的种子摘要（SHA-256）' }),
  announcedAt: Instant,
  heldAt: described(z.nullable(Instant), { description: 'null：尚未抽取' }),
  ...drawResult,
  revealedAt: described(z.nullable(Instant), { description: '全部检查结束、证明公开的时刻；null：尚未公开' }),
};
export const DrawSummary = described(z.object(summary), {
  id: 'InspectionDrawSummary',
  description: '一次随机抽查的概要',
});

/** What anybody needs to draw again; cases and inspectors stand under marks. */
export const Proof = described(
  z.object(() => DrawProof.shape),
  {
    id: 'InspectionDrawProof',
    description: '抽查的证明：据此任何人都可以重新抽取并比对',
  },
);
