/** Documents: the bytes go straight to the store by a signed address; the API keeps what they must hash to. Served by `functions/api/documents`. */
import { plainText } from '#domain/kernel/plain-text.ts';
import * as z from '#domain/kernel/schema.ts';
import { Material } from '#domain/repair/state.ts';
import { commands, nothing, reads } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant } from './shared.ts';

const documentId = z.strictObject({ documentId: Id });
const Sha256 = described(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'sha256')), {
  description: '文件内容的 SHA-256，小写十六进制',
  example: 'a'.repeat(64),
});

export const allowedContentTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
/** An internal bound, generous for scans. */
export const maxDocumentBytes = 20 * 1024 * 1024;

const Document = described(
  z.object(() => ({
    documentId: z.string(),
    status: z.enum(['awaiting', 'uploaded']),
    kind: Material.shape.kind,
    fileName: z.string(),
    contentType: z.string(),
    size: z.int(),
    sha256: z.string(),
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
    '返回一次性的上传地址。请用 PUT 原样上传文件，并带上返回的全部请求头；大小、类型和校验值都已签入地址。随后调用确认接口。',
  body: z.strictObject(() => ({
    subjectId: Id,
    kind: described(Material.shape.kind, { description: '材料种类', example: 'proofOfCorrection' }),
    recordId: z.optional(Id),
    fileName: described(plainText(200), { example: '缴款凭证.pdf' }),
    contentType: described(z.string().check(z.minLength(1), z.maxLength(100)), { example: 'application/pdf' }),
    size: described(z.int().check(z.positive()), { description: '字节数，最多 20971520', example: 102400 }),
    sha256: Sha256,
  })),
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
  problems: ['documentTypeNotAllowed', 'documentTooLarge', 'idempotencyKeyReused'],
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
  problems: [
    'documentUnknown',
    'documentNotUploaded',
    'documentHashMismatch',
    'documentSizeMismatch',
    'documentTypeMismatch',
  ],
  example: { body: {} },
});

export const readDocument = reads({
  operationId: 'readDocument',
  path: '/documents/{documentId}',
  summary: '查看材料',
  description: '返回短时有效的下载地址。申请人看本企业的材料；办理人员须写明事项编号，每次查看都会留痕。',
  params: documentId,
  query: z.strictObject({ caseId: z.optional(Id) }),
  answer: z.object(() => ({
    ...Document.shape,
    download: z.nullable(z.object({ url: z.string(), expiresAt: Instant })),
  })),
  problems: ['documentUnknown', 'caseNotFound', 'caseNotNamed'],
});
