/** Random inspections (双随机): announcing, holding and reading a draw. Served by `functions/api/supervision`. */
import { inspectionDraws } from '#domain/access/policy.ts';
import {
  drawAlreadyHeld,
  drawInspectorInvalid,
  drawInspectorsTooFew,
  drawNotFound,
  drawPoolEmpty,
  drawPoolTooLarge,
  drawSeedMismatch,
  drawSeedTooShort,
  drawTooEarly,
  unitNotFound,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { PoolCase } from '#domain/supervision/pool.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { DrawSummary, drawResult, Proof, summary } from './draw-shapes.ts';
import { Id, Instant, Named, pageOf, pageQuery } from './shared.ts';

const { commands, reads } = under(inspectionDraws);

const drawId = z.strictObject({ drawId: Id });

export const Draw = described(
  z.object(() => ({
    ...summary,
    inspectors: z.array(Named),
    pool: described(
      z.array(
        z.object({
          ...PoolCase.shape,
          creditState: described(PoolCase.shape.creditState, {
            description: '抽取当日主体的信用状况，等级和签数由此得出',
          }),
          weight: described(PoolCase.shape.weight, { description: '签数：只取决于主体的信用状况，与办理程序无关' }),
          excludedInspectors: described(PoolCase.shape.excludedInspectors, { description: '不得检查该事项的人员' }),
        }),
      ),
      { description: '抽查对象；抽取之前为空' },
    ),
    selected: z.array(z.object({ caseId: z.string(), inspectors: z.array(Named) })),
    proof: z.nullable(Proof),
    mayHold: described(z.boolean(), { description: '现在可以由您抽取：尚未抽取，且统计截止时刻已过' }),
  })),
  { id: 'InspectionDraw', description: '一次随机抽查：公告、抽查对象、结果和证明' },
);

/** How a command on a draw is answered: where it stands now. The cases are read by `readInspectionDraw`. */
const DrawAnswer = described(
  z.object(() => ({
    drawId: z.string(),
    seedHash: z.string(),
    announcedAt: Instant,
    heldAt: z.nullable(Instant),
    ...drawResult,
  })),
  { id: 'InspectionDrawAnswer', description: '随机抽查的现状' },
);

const Announce = z
  .strictObject({
    unitId: Id,
    grantedFrom: z.optional(Instant),
    cutOffAt: Instant,
    size: described(
      z.union([
        z.strictObject(() => ({ sharePercent: z.int().check(z.minimum(1), z.maximum(100)) })),
        z.strictObject(() => ({ count: z.int().check(z.minimum(1), z.maximum(1000)) })),
      ]),
      { description: 'sharePercent：百分之几，不足一件的进一；count：件数' },
    ),
    inspectors: described(
      z.array(Id).check(
        z.minLength(1),
        z.maxLength(50),
        z.refine((ids) => new Set(ids).size === ids.length, '同一项填写了两次，请删除重复的。'),
      ),
      { description: '检查人员名单：该单位的核查人' },
    ),
    inspectorsPerCase: z.int().check(z.minimum(1), z.maximum(5)),
    seedHash: described(z.string().check(z.regex(/^[0-9a-f]{64}$/, '应为64位小写十六进制的 SHA-256 值。')), {
      description: '种子（UTF-8）的 SHA-256，64位小写十六进制；种子在抽取之前不要告诉任何人',
    }),
  })
  .check(
    z.refine(
      ({ grantedFrom, cutOffAt }) => grantedFrom === undefined || grantedFrom < cutOffAt,
      '起始时刻必须早于截止时刻。',
    ),
  );

export const announceInspectionDraw = commands({
  operationId: 'announceInspectionDraw',
  path: '/inspection-draws',
  summary: '公告随机抽查',
  description: '先公告单位、期间、比例、检查人员名单和种子的摘要，之后才抽取。公告不能更改。',
  body: Announce,
  answer: DrawAnswer,
  status: 201,
  problems: { unitNotFound, drawInspectorInvalid },
  example: {
    body: {
      unitId: 'unit-hn-market',
      cutOffAt: '2026-10-12T00:00:00.000Z',
      size: { sharePercent: 10 },
      inspectors: ['principal-1', 'principal-2'],
      inspectorsPerCase: 2,
      seedHash: 'b1d5781111d84f7b3fe45a0852e59758cd7a87e5a0d4c3e1d7f3a6e5f3a1c2b4',
    },
  },
});

export const holdInspectionDraw = commands({
  operationId: 'holdInspectionDraw',
  path: '/inspection-draws/{drawId}/hold',
  summary: '抽取',
  description: '提交种子。系统核对摘要，确定抽查对象，加入自己的随机数，抽出事项和检查人员，并向各事项派出检查待办。',
  params: drawId,
  body: z.strictObject(() => ({
    seed: z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/, '种子只能用可见的半角字符，最多200个。')),
  })),
  answer: DrawAnswer,
  problems: {
    drawNotFound,
    drawAlreadyHeld,
    drawTooEarly,
    drawSeedMismatch,
    drawSeedTooShort,
    drawPoolEmpty,
    drawPoolTooLarge,
    drawInspectorsTooFew,
  },
  example: { body: { seed: '9f0c2c0e6d1b4a3f8e7d5c6b4a392817-2026-10' } },
});

export const listInspectionDraws = reads({
  operationId: 'listInspectionDraws',
  path: '/inspection-draws',
  summary: '本地区的随机抽查',
  query: z.strictObject(pageQuery),
  answer: pageOf(DrawSummary),
});

/** How the inspection of a drawn case stands. */
const InspectionProgress = z.enum(['awaited', 'kept', 'breached', 'notNeeded']);
export type InspectionProgress = z.infer<typeof InspectionProgress>;

export const listDrawnCases = reads({
  operationId: 'listDrawnCases',
  path: '/inspection-draws/{drawId}/cases',
  summary: '抽中的事项和检查进度',
  description: '按抽出的先后排列；抽取之前为空。',
  params: drawId,
  query: z.strictObject(pageQuery),
  answer: pageOf(
    z.object(() => ({
      caseId: z.string(),
      subjectName: described(z.string(), { description: '主体名称；自然人已脱敏' }),
      matterName: z.string(),
      level: described(PoolCase.shape.level, { description: '核查强度：由抽取当日主体的信用状况得出' }),
      inspectors: z.array(Named),
      progress: described(InspectionProgress, {
        description: 'awaited：待检查；kept：符合承诺；breached：不符合承诺；notNeeded：事项已终止，不再检查',
      }),
    })),
  ),
  problems: { drawNotFound },
});

export const readInspectionDraw = reads({
  operationId: 'readInspectionDraw',
  path: '/inspection-draws/{drawId}',
  summary: '查看随机抽查',
  params: drawId,
  answer: Draw,
  problems: { drawNotFound },
});
