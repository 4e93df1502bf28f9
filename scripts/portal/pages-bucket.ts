/**
 * The built portal into its bucket. Assets are named by their content and stay, so that a page opened before a release still finds its
 * parts; pages come last, so that none asks for a part that is not there yet; what is there already is not sent again.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { Trouble } from '../lib/say.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const cacheControl = (file: string): string =>
  file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/**
 * The name of the stage's bucket.
 *
 * @throws Trouble where the stage has no portal
 */
export const pagesBucket = async (cloudFormation: CloudFormationClient, stage: string): Promise<string> => {
  const StackName = `xinxiu-${stage}-portal`;
  const { Stacks } = await cloudFormation
    .send(new DescribeStacksCommand({ StackName }))
    .catch((error: Error) => (/does not exist/.test(error.message) ? { Stacks: [] } : Promise.reject(error)));
  const output = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'PagesBucketName')?.OutputValue;
  if (output === undefined)
    throw new Trouble(`${StackName} 没有部署：请先运行 npx cdk deploy --all -c stage=${stage}。`);
  return output;
};

/**
 * Sends what the bucket does not have yet, and answers with the names, in the order in which they were sent.
 *
 * @throws Trouble where there is no such bucket
 */
export const publish = async (s3: S3Client, bucket: string, folder: string): Promise<string[]> => {
  const there = await contentsOf(s3, bucket);
  const sent: string[] = [];
  for (const file of filesOf(folder)) {
    const content = readFileSync(join(folder, file));
    if (there.get(file) === createHash('md5').update(content).digest('hex')) continue;
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: file,
        Body: content,
        ContentType: contentTypes[extname(file)],
        CacheControl: cacheControl(file),
      }),
    );
    sent.push(file);
  }
  return sent;
};

/** The built files, pages last. */
const filesOf = (folder: string): string[] =>
  globSync('**/*.*', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => extname(file) in contentTypes)
    .sort((a, b) => Number(a.endsWith('.html')) - Number(b.endsWith('.html')));

/** Digests by name: the MD5 of the content, which is the entity tag of what was sent in one piece and encrypted by S3 itself. */
const contentsOf = async (s3: S3Client, bucket: string): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  try {
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket }))
      for (const { Key = '', ETag = '' } of Contents) found.set(Key, ETag.replaceAll('"', ''));
  } catch (error) {
    if ((error as Error).name !== 'NoSuchBucket') throw error;
    throw new Trouble(`没有桶 ${bucket}：请先运行 npx cdk deploy --all 重新部署门户。`);
  }
  return found;
};
