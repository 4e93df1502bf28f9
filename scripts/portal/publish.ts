/** `npm run portal:publish -- <stage>`: builds the portal and puts it into the stage's bucket. */
import { join } from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { root } from '../lib/instance.ts';
import { buildPortal } from '../lib/portal.ts';
import { main, step, Trouble } from '../lib/say.ts';
import { pagesBucket, publish } from './pages-bucket.ts';

await main(async () => {
  const stage = process.argv[2];
  if (stage === undefined) throw new Trouble('请给出 stage，例如 npm run portal:publish -- production。');
  const bucket = await pagesBucket(new CloudFormationClient({}), stage);
  await buildPortal();
  const sent = await publish(new S3Client({}), bucket, join(root, '.build', 'portal'));
  for (const file of sent) step(file);
  step(sent.length === 0 ? `${bucket} 中已是这一版门户，没有需要上传的文件` : `门户已发布到 ${bucket}`);
});
