/** Publishing the portal: what lands in the bucket, in which order, and what a second release leaves alone. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf } from '../../scripts/lib/aws.ts';
import { currentInstance } from '../../scripts/lib/instance.ts';
import { pagesBucket, publish } from '../../scripts/portal/pages-bucket.ts';

const client = clientOf(currentInstance());
const s3 = new S3Client({ ...client, forcePathStyle: true });
const bucket = `pages-${Date.now()}`;
const folder = mkdtempSync(join(tmpdir(), 'xinxiu-portal-'));

const built = (files: Readonly<Record<string, string>>): void => {
  rmSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
};

const first = {
  'index.html': '<script src="/assets/open-1.js">',
  'desk/index.html': '<script src="/assets/desk-1.js">',
  'assets/open-1.js': 'open',
  'assets/desk-1.js': 'desk',
  'assets/desk-1.css': 'main{}',
  'favicon.svg': '<svg/>',
  '.vite/manifest.json': '{}',
};

const stored = async (Key: string) => {
  const { ContentType, CacheControl } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key }));
  return [ContentType, CacheControl];
};

beforeAll(() => s3.send(new CreateBucketCommand({ Bucket: bucket })));
afterAll(() => rmSync(folder, { recursive: true }));

test('pages come after their parts, each file with its type and how long it may be kept; only what is new is sent again', async () => {
  built(first);
  const sent = await publish(s3, bucket, folder);
  expect(sent.toSorted()).toEqual(
    Object.keys(first)
      .filter((name) => !name.startsWith('.'))
      .toSorted(),
  );
  expect(sent.slice(-2).every((name) => name.endsWith('.html'))).toBe(true);

  const forever = 'public, max-age=31536000, immutable';
  expect(await stored('assets/open-1.js')).toEqual(['text/javascript; charset=utf-8', forever]);
  expect(await stored('assets/desk-1.css')).toEqual(['text/css; charset=utf-8', forever]);
  expect(await stored('desk/index.html')).toEqual(['text/html; charset=utf-8', 'no-cache']);
  expect(await stored('favicon.svg')).toEqual(['image/svg+xml', 'no-cache']);

  expect(await publish(s3, bucket, folder)).toEqual([]);

  // The next release: the desk changed. A tab that is still open finds the parts it was made of.
  const { 'assets/desk-1.js': _, ...kept } = first;
  built({ ...kept, 'desk/index.html': '<script src="/assets/desk-2.js">', 'assets/desk-2.js': 'new' });
  expect(await publish(s3, bucket, folder)).toEqual(['assets/desk-2.js', 'desk/index.html']);
  expect(await stored('assets/desk-1.js')).toEqual(['text/javascript; charset=utf-8', forever]);
});

test('without a portal, or with its bucket gone, one sentence says what to do', async () => {
  const cloudFormation = new CloudFormationClient(client);
  await expect(pagesBucket(cloudFormation, 'nowhere')).rejects.toThrow(
    'xinxiu-nowhere-portal 没有部署：请先运行 npx cdk deploy --all -c stage=nowhere。',
  );
  await expect(publish(s3, `${bucket}-gone`, folder)).rejects.toThrow(`没有桶 ${bucket}-gone`);
});
