/**
 * Writes docs/openapi.json from the contracts, and never the other way round. With `--check` it only compares, so that a document
 * that has fallen behind the code is found by the tests.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { type AnyContract, noBody } from '#contracts/contract.ts';
import { exampleOf } from '#contracts/examples.ts';
import { contracts } from '#contracts/index.ts';
import { ProblemDocument } from '#contracts/problem-document.ts';
import { problemsOf } from '#contracts/problems-of.ts';
import { roleLabels } from '#domain/access/person.ts';
import { signatureHeaders } from '#domain/delivery/signature.ts';
import type { Problem } from '#domain/kernel/problems.ts';
import { root } from './lib/instance.ts';
import { main, step, Trouble } from './lib/say.ts';

const file = join(root, 'docs', 'openapi.json');

const tags: Readonly<Record<string, { readonly title: string; readonly about: string }>> = {
  public: { title: '公开查询', about: '无需登录。' },
  records: { title: '主体和失信信息', about: '本企业的失信信息、能否申请修复及理由。' },
  applications: { title: '修复申请', about: '签署承诺书、提交申请、查看进度。' },
  cases: { title: '修复事项', about: '按认定单位立案的事项，及报送在别处作出的修复。' },
  'repair-actions': { title: '修复事项的办理', about: '逐件或者批量办理。' },
  'commitment-cases': { title: '告知承诺事项', about: '申请办理、查看。' },
  'commitment-actions': { title: '告知承诺事项的办理', about: '逐件或者批量办理。' },
  commitments: { title: '信用承诺登记', about: '各类信用承诺的登记、自行作出、履行情况和归集导出。' },
  matters: { title: '事项目录的维护', about: '发布和停止办理告知承诺事项；目录在“公开查询”查看。' },
  'work-items': { title: '待办', about: '待办列表、逐项或者批量认领、退回。' },
  operations: { title: '运行', about: '卡住的事项和死信。' },
  documents: { title: '材料', about: '按签名地址直接上传和下载。' },
  audit: { title: '审计', about: '按任一编号查案、哈希链原文。' },
  'decision-documents': { title: '决定书', about: '已作出的决定，PDF。' },
  timelines: { title: '办理全程留痕', about: '事项的历史，查看和导出。' },
  deliveries: { title: '平台投递', about: '投递台账、事项的投递和重新投递。' },
  receipts: { title: '平台回执', about: '由公示平台签名提交。' },
  administration: { title: '系统管理', about: '用户、单位、平台、节假日安排、业务时钟、导入结果。' },
  rules: { title: '规则', about: '规则和城市配置的参数，参数改变会影响谁。' },
};

const idempotencyKey = z.string().min(1).max(128).meta({
  description: '请求编号，每个新请求一个（如 UUID）；重试时不变。同一编号和同一内容返回同一结果，保留7天。',
  example: '0f8fad5b-d9cb-469f-a165-70867728950e',
});

const relationLabels = { own: '本企业', unit: '本单位', region: '本地区', any: '不限' } as const;

/** Who may use it, in the words of the policy table itself. */
const whoMay = (contract: AnyContract): string => {
  const rule = contract.access;
  if (rule === 'public') return '任何人，无需登录。';
  if (rule === 'platform') return '公示平台，以签名代替登录。';
  const rows = Object.entries(rule) as [keyof typeof roleLabels, keyof typeof relationLabels][];
  return `可用岗位：${rows.map(([role, relation]) => `${roleLabels[role]}（${relationLabels[relation]}）`).join('、')}。`;
};

const securityOf = (contract: AnyContract): Record<string, string[]>[] => {
  const rule = contract.access;
  if (rule === 'public') return [];
  return rule === 'platform' ? [{ platformSignature: [] }] : [{ bearer: [] }];
};

/** Refusals many operations share are told once, by the names of their codes: told at each, they were half of the document. */
const refusalOf = new Map<string, ZodOpenApiResponseObject>();

const refusals = (contract: AnyContract): ZodOpenApiOperationObject['responses'] => {
  const byStatus = Map.groupBy(Object.entries<Problem>(problemsOf(contract)), ([, { status }]) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const id = codes.map(([code]) => code).join('.');
      const refusal = refusalOf.get(id) ?? {
        id,
        description: codes.map(([code, { title }]) => `\`${code}\` ${title}`).join('；'),
        content: { 'application/problem+json': { schema: ProblemDocument } },
      };
      refusalOf.set(id, refusal);
      return [String(status) as `${4 | 5}${string}`, refusal];
    }),
  );
};

const bodyOf = (contract: AnyContract): Partial<ZodOpenApiOperationObject> => {
  if (contract.body === noBody) return {};
  const example = exampleOf(contract)?.body;
  const json = { schema: contract.body, ...(example !== undefined && { example }) };
  return { requestBody: { required: true, content: { 'application/json': json } } };
};

/** A long file comes in parts. */
const nextPart = z.object({
  Link: z.string().optional().meta({ description: '还有后续部分时，其地址（rel="next"）；各部分依次相接即为全部内容' }),
});

const operation = (group: string, contract: AnyContract): ZodOpenApiOperationObject => ({
  operationId: contract.operationId,
  tags: [tags[group]?.title ?? group],
  summary: contract.summary,
  description: [contract.description, whoMay(contract)].filter(Boolean).join('\n\n'),
  security: securityOf(contract),
  requestParams: {
    path: contract.params,
    query: contract.query,
    ...(contract.command && { header: z.object({ 'Idempotency-Key': idempotencyKey }) }),
  },
  ...bodyOf(contract),
  responses: {
    [String(contract.status) as '200']: {
      description: '成功',
      ...(contract.file === undefined
        ? { content: { 'application/json': { schema: contract.answer } } }
        : { headers: nextPart, content: { [contract.file]: { schema: z.string() } } }),
    },
    ...refusals(contract),
  },
});

const paths = (): ZodOpenApiPathsObject => {
  const all: ZodOpenApiPathsObject = {};
  for (const [group, list] of Object.entries(contracts))
    for (const contract of list)
      all[contract.path] = {
        ...all[contract.path],
        [contract.method.toLowerCase()]: operation(group, contract),
      };
  return all;
};

/** The document as text, the same for the same contracts. */
export const openApiText = (): string => {
  const document = createDocument({
    openapi: '3.1.1',
    info: {
      title: '信修 API',
      version: '1.0.0',
      description:
        '信用修复与告知承诺。命令须带 Idempotency-Key；未能办理时返回 RFC 9457 问题文档，code 稳定，detail 说明现在该做什么。列表按 cursor 翻页。',
      license: { name: '未公开授权', identifier: 'LicenseRef-Unlicensed' },
    },
    servers: [{ url: '/', description: '部署地址' }],
    tags: Object.values(tags).map(({ title, about }) => ({ name: title, description: about })),
    paths: paths(),
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'OIDC 访问令牌。岗位、单位和授权以系统登记为准，不取自令牌。',
        },
        platformSignature: {
          type: 'apiKey',
          in: 'header',
          name: signatureHeaders.signature,
          description: `平台密钥对“时间.投递编号.报文”的 HMAC-SHA256；时间在 ${signatureHeaders.timestamp} 头中。`,
        },
      },
    },
  });
  return `${JSON.stringify(document, null, 2)}\n`;
};

if (import.meta.main) {
  await main(async () => {
    const text = openApiText();
    if (process.argv.includes('--check')) {
      if (readFileSync(file, 'utf8') !== text)
        throw new Trouble('docs/openapi.json 已落后于接口代码，请运行 npm run openapi。');
      step('docs/openapi.json 与接口代码一致');
      return;
    }
    writeFileSync(file, text);
    step(`已生成 docs/openapi.json（${Object.values(contracts).flat().length} 个接口）`);
  });
}
