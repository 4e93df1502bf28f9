import { S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import type { Document } from '../../shared/documents.ts';
import { beginsAs, signUpload } from './store.ts';

const document: Document = {
  schemaVersion: 1,
  documentId: 'doc-1',
  subjectId: 'subject-1',
  kind: 'proofOfCorrection',
  fileName: '缴款凭证.pdf',
  contentType: 'application/pdf',
  size: 1024,
  sha256: 'ab'.repeat(32),
  status: 'awaiting',
  createdBy: 'clerk-1',
  createdAt: '2026-10-12T01:30:00.000Z',
  uploadedAt: null,
  requestHash: 'x',
};

test('an upload address takes one file only: its type, size, digest and being the first are signed', async () => {
  const s3 = new S3Client({
    region: 'us-east-1',
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const { url, headers } = await signUpload({ s3, bucket: 'documents' }, document);
  const query = new URL(url).searchParams;
  const signed = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  expect(signed).toEqual(expect.arrayContaining(['host', ...Object.keys(headers)]));
  expect(headers).toEqual({
    'content-type': 'application/pdf',
    'content-length': '1024',
    'if-none-match': '*',
    'x-amz-checksum-sha256': Buffer.from('ab'.repeat(32), 'hex').toString('base64'),
  });
  expect([...query.keys()].filter((name) => name.startsWith('x-amz-checksum'))).toEqual([]);
});

test.each([
  ['application/pdf', '%PDF-1.7', true],
  ['application/pdf', 'MZ\u0090 a program', false],
  ['image/png', '\u0089PNG\r\n\u001a\n', true],
  ['image/png', '%PDF-1.7', false],
  ['image/jpeg', '\u00ff\u00d8\u00ff\u00e0', true],
  ['image/jpeg', '', false],
  ['text/html', '<html>', false],
])('%s that begins with %j: %s', (contentType, start, expected) => {
  expect(beginsAs(contentType, Buffer.from(start, 'latin1'))).toBe(expected);
});
