/**
 * `npm run portal:publish -- <stage>`: builds the portal and puts it into the stage's bucket. Assets are named by their content and stay,
 * so that a page opened before a release still finds its parts; pages come last, so that none asks for a part that is not there yet.
 */
import { createReadStream, globSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { root } from '../lib/instance.ts';
import { buildPortal } from '../lib/portal.ts';
import { main, step, Trouble } from '../lib/say.ts';

const folder = join(root, '.build', 'portal');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const cacheControl = (file: string): string =>
  file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/** The built files as they are sent, pages last. */
const files = (): string[] =>
  globSync('**/*.*', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => extname(file) in contentTypes)
    .sort((a, b) => Number(a.endsWith('.html')) - Number(b.endsWith('.html')));

const bucketOf = async (stage: string): Promise<string> => {
  const cloudFormation = new CloudFormationClient({});
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: `xinxiu-${stage}-portal` }));
  const output = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'PagesBucketName')?.OutputValue;
  if (output === undefined)
    throw new Trouble(`xinxiu-${stage}-portal 没有部署：请先运行 npx cdk deploy --all -c stage=${stage}。`);
  return output;
};

await main(async () => {
  const stage = process.argv[2];
  if (stage === undefined) throw new Trouble('请给出 stage，例如 npm run portal:publish -- production。');
  const bucket = await bucketOf(stage);
  await buildPortal();
  const s3 = new S3Client({});
  for (const file of files()) {
    const path = join(folder, file);
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: file,
        Body: createReadStream(path),
        ContentLength: statSync(path).size,
        ContentType: contentTypes[extname(file)],
        CacheControl: cacheControl(file),
      }),
    );
    step(`${file}`);
  }
  step(`门户已发布到 ${bucket}`);
});
