/** The document bucket as these routes use it. */
import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { allowedContentTypes } from '#contracts/document-limits.ts';
import { type Document, objectKey } from '../../shared/documents.ts';
import { unlessMissing } from '../../shared/missing-object.ts';

export interface DocumentStore {
  readonly s3: S3Client;
  readonly bucket: string;
}

/** Long enough for a slow line and 20 MB, short enough for an address that leaks. Real seconds. */
export const uploadSeconds = 15 * 60;
export const downloadSeconds = 5 * 60;

/** Everything the upload must say is signed: another size, type or content is refused by the store itself, and so is a second upload. */
export const signUpload = async (store: DocumentStore, document: Document) => {
  const headers = {
    'content-type': document.contentType,
    'content-length': String(document.size),
    'if-none-match': '*',
    'x-amz-checksum-sha256': Buffer.from(document.sha256, 'hex').toString('base64'),
  };
  const command = new PutObjectCommand({
    Bucket: store.bucket,
    Key: objectKey(document),
    ContentType: document.contentType,
    ContentLength: document.size,
    IfNoneMatch: '*',
    ChecksumSHA256: headers['x-amz-checksum-sha256'],
  });
  const signed = new Set(Object.keys(headers));
  const url = await getSignedUrl(store.s3, command, {
    expiresIn: uploadSeconds,
    signableHeaders: signed,
    unhoistableHeaders: signed,
  });
  return { url, headers };
};

/** Opens in the browser under its own name; the name's characters are those a person typed, so they are encoded. */
export const signDownload = (store: DocumentStore, document: Document): Promise<string> =>
  getSignedUrl(
    store.s3,
    new GetObjectCommand({
      Bucket: store.bucket,
      Key: objectKey(document),
      ResponseContentType: document.contentType,
      ResponseContentDisposition: `inline; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
    }),
    { expiresIn: downloadSeconds },
  );

export interface Uploaded {
  readonly size: number;
  readonly sha256: string;
  readonly start: Uint8Array;
}

/** What lies there: read to the end but never more than was announced, so that a giant file cannot exhaust the function. */
export const inspect = async (store: DocumentStore, document: Document): Promise<Uploaded | null> => {
  const object = { Bucket: store.bucket, Key: objectKey(document) };
  const { Body, ContentLength = 0 } = await store.s3.send(new GetObjectCommand(object)).catch(unlessMissing);
  if (Body === undefined) return null;
  const tooLong = { size: ContentLength, sha256: '', start: new Uint8Array() };
  if (ContentLength !== document.size) return tooLong;
  const bytes = await Body.transformToByteArray();
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), start: bytes.subarray(0, 16) };
};

const magic: Readonly<Record<(typeof allowedContentTypes)[number], readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** Whether the file begins as a file of its announced type does. */
export const beginsAs = (contentType: string, start: Uint8Array): boolean => {
  const wanted = magic[contentType as keyof typeof magic];
  return wanted?.every((byte, index) => start[index] === byte) ?? false;
};
