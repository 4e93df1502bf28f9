/**
 * One file on its way: its digest is made here, the API signs an address that takes exactly this file, the bytes go straight to the
 * store, and the API confirms what arrived. Whatever step failed is tried again from there: the key stays with the file, so that a
 * repetition never makes a second document.
 */
import { allowedContentTypes, maxDocumentBytes } from '#contracts/document-limits.ts';
import type { AnswerOf, BodyOf } from '../../api/operations.ts';
import { Problem, unreachable } from '../../api/problem.ts';
import { api } from '../api.ts';

/** Whose document it is: a subject's own, or evidence of the unit that handles a case. */
type Owner = Pick<BodyOf<'requestUpload'>, 'subjectId' | 'kind' | 'recordId' | 'caseId'>;

export interface Upload {
  readonly key: string;
  readonly file: File;
  readonly owner: Owner;
}

export type Progress = (percent: number) => void;

/** Why the file cannot be taken, before anything is sent; null where it can. */
export const faultOf = ({ type, size, name }: Pick<File, 'type' | 'size' | 'name'>): string | null => {
  if (!allowedContentTypes.some((allowed) => allowed === type)) return `${name}：请上传 PDF、JPG 或 PNG 文件。`;
  if (size === 0) return `${name}：文件是空的，请重新选择。`;
  const megabytes = maxDocumentBytes / 1024 / 1024;
  return size > maxDocumentBytes ? `${name}：文件超过${megabytes}MB，请压缩或拆分后再上传。` : null;
};

const digestOf = async (file: File): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Carries the file over and answers with the document's id. Throws a `Problem`; called again with the same upload it goes on. */
export const carry = async (upload: Upload, progress: Progress, signal: AbortSignal): Promise<string> => {
  const { file, key, owner } = upload;
  const sha256 = await digestOf(file);
  const { name: fileName, type: contentType, size } = file;
  const announced = await api.call(
    'requestUpload',
    { body: { ...owner, fileName, contentType, size, sha256 } },
    { idempotencyKey: key, signal },
  );
  await put(file, announced.upload, progress, signal);
  const { documentId } = announced;
  await api.call('completeUpload', { params: { documentId }, body: {} }, { idempotencyKey: key, signal });
  return documentId;
};

/** The store takes a file once: that it is there already means that an earlier attempt got through and only its answer was lost. */
const alreadyThere = 412;

const put = (
  file: File,
  { url, headers }: AnswerOf<'requestUpload'>['upload'],
  progress: Progress,
  signal: AbortSignal,
): Promise<void> =>
  new Promise((resolve, reject) => {
    // fetch tells nothing of how far an upload has come.
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    // The length is the browser's to say.
    for (const [name, value] of Object.entries(headers))
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(Math.round((loaded / total) * 100));
    request.onload = () =>
      request.status < 300 || request.status === alreadyThere ? resolve() : reject(notTaken(request.status));
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });

const notTaken = (status: number): Problem =>
  new Problem({ status, code: 'uploadNotTaken', title: '文件没有传完', detail: '请点“重试”，已传的材料不受影响。' });
