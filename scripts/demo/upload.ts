/** Uploads a small PDF the way a browser does: announce, put to the signed address, confirm. */
import { createHash } from 'node:crypto';
import type { Stage } from './stage.ts';

const pdf = (title: string): Buffer =>
  Buffer.from(`%PDF-1.4\n% ${title}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`, 'utf8');

/** The id of the uploaded document. */
export const uploadDocument = async (
  stage: Stage,
  username: string,
  about:
    | { readonly subjectId: string; readonly kind: string; readonly recordId?: string; readonly fileName: string }
    | { readonly caseId: string; readonly fileName: string },
): Promise<string> => {
  const bytes = pdf(about.fileName);
  const announced = await stage.done(
    `申请上传 ${about.fileName}`,
    stage.as(username).post('/documents', {
      ...about,
      contentType: 'application/pdf',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }),
  );
  const put = await fetch(announced.upload.url, {
    method: 'PUT',
    headers: announced.upload.headers,
    body: new Uint8Array(bytes),
  });
  stage.expect('文件已传到签名地址', put.ok);
  await stage.done(
    '系统核对大小、格式与 SHA-256 一致',
    stage.as(username).post(`/documents/${announced.documentId}/complete`, {}),
  );
  return announced.documentId;
};
