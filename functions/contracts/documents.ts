/** Documents: the bytes go straight to the store by a signed address; the API keeps what they must hash to. Served by `functions/api/documents`. */
import { documents } from '#domain/access/policy.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import {
  caseNotFound,
  caseNotNamed,
  documentHashMismatch,
  documentNotUploaded,
  documentSizeMismatch,
  documentTooLarge,
  documentTypeMismatch,
  documentTypeNotAllowed,
  documentUnknown,
  idempotencyKeyReused,
  subjectNotNamed,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { Material } from '#domain/repair/material.ts';
import { nothing, under } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant } from './shared.ts';

const { commands, reads } = under(documents);

const documentId = z.strictObject({ documentId: Id });
const Sha256 = described(z.string().check(z.regex(/^[0-9a-f]{64}$/, '应为64位小写十六进制的 SHA-256 值。')), {
  description: '文件内容的 SHA-256，小写十六进制',
  example: 'a'.repeat(64),
});

/** What is handed in for a subject; evidence of a unit is told by its case. */
const HandedIn = z.enum(Material.shape.kind.options.filter((kind) => kind !== 'unitEvidence'));

const Document = described(
  z.object(() => ({
    documentId: z.string(),
    status: z.enum(['awaiting', 'uploaded']),
    kind: Material.shape.kind,
    fileName: z.string(),
    contentType: z.string(),
    size: z.int(),
    sha256: z.string(),
    saltedSha256: described(z.string(), {
      description: '事项历史里记的校验值：以材料编号为盐，即“编号+U+001F+sha256”的 SHA-256',
    }),
    createdAt: Instant,
    uploadedAt: z.nullable(Instant),
  })),
  { id: 'Document', description: '一份材料' },
);

export const requestUpload = commands({
  operationId: 'requestUpload',
  path: '/documents',
  summary: '申请材料上传地址',
  description:
    '返回一次性的上传地址。请用 PUT 原样上传文件，并带上返回的全部请求头；大小、类型和校验值都已签入地址。随后调用确认接口。申请人写明 subjectId 和 kind；办理人员为本单位所办事项上传证据，只写明 caseId。',
  body: z
    .strictObject(() => ({
      subjectId: z.optional(Id),
      kind: described(z.optional(HandedIn), {
        description: '材料种类；与 subjectId 同时填写',
        example: 'proofOfCorrection',
      }),
      recordId: z.optional(Id),
      caseId: described(z.optional(Id), { description: '单位证据所属的事项，只能用于该事项' }),
      fileName: described(plainText(200), { example: '缴款凭证.pdf' }),
      contentType: described(z.string().check(z.minLength(1), z.maxLength(100)), { example: 'application/pdf' }),
      size: described(z.int().check(z.positive()), { description: '字节数，最多 20971520', example: 102400 }),
      sha256: Sha256,
    }))
    .check(
      z.refine(
        ({ subjectId, caseId }) => (subjectId === undefined) !== (caseId === undefined),
        'subjectId 和 caseId 须填其一，且只填其一。',
      ),
      z.refine(
        ({ subjectId, kind }) => (subjectId === undefined) === (kind === undefined),
        'kind 与 subjectId 须同时填写，或者都不填。',
      ),
      z.refine(
        ({ caseId, recordId }) => caseId === undefined || recordId === undefined,
        '单位证据只写明 caseId，不填 recordId。',
      ),
    ),
  answer: z.object(() => ({
    documentId: z.string(),
    upload: z.object({
      method: z.literal('PUT'),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      expiresAt: Instant,
    }),
  })),
  status: 201,
  problems: {
    subjectNotNamed,
    caseNotNamed,
    caseNotFound,
    documentTypeNotAllowed,
    documentTooLarge,
    idempotencyKeyReused,
  },
  example: {
    body: {
      subjectId: 'subject-1',
      kind: 'proofOfCorrection',
      recordId: 'record-1',
      fileName: '缴款凭证.pdf',
      contentType: 'application/pdf',
      size: 102400,
      sha256: 'a'.repeat(64),
    },
  },
});

export const completeUpload = commands({
  operationId: 'completeUpload',
  path: '/documents/{documentId}/complete',
  summary: '确认材料上传完成',
  description: '系统读取文件，核对大小、格式和 SHA-256，一致才可用于申请。重复确认返回同一结果。',
  params: documentId,
  body: nothing,
  answer: Document,
  problems: { documentUnknown, documentNotUploaded, documentHashMismatch, documentSizeMismatch, documentTypeMismatch },
  example: { body: {} },
});

export const readDocument = reads({
  operationId: 'readDocument',
  path: '/documents/{documentId}',
  summary: '查看材料',
  description:
    '返回文件的校验值和短时有效的下载地址，下载后可与事项历史比对。申请人看本企业的材料；办理人员须写明事项编号，每次查看都会留痕。单位证据限有权查看该事项的人；决定以其为依据时，该企业也可以查看。',
  params: documentId,
  query: z.strictObject(() => ({ caseId: z.optional(Id) })),
  answer: z.object(() => ({
    ...Document.shape,
    download: z.nullable(z.object({ url: z.string(), expiresAt: Instant })),
  })),
  problems: { documentUnknown, caseNotFound, caseNotNamed },
});
