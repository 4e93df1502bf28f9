/** `npm run reset`: stops the system and throws all its data away; the next start begins anew. */
import { rmSync } from 'node:fs';
import { currentInstance } from './lib/instance.ts';
import { main, step } from './lib/say.ts';
import { exclusively, takeDown } from './lib/system.ts';

await main(async () => {
  const instance = currentInstance();
  await exclusively(instance, async () => {
    await takeDown(instance);
    rmSync(instance.dir, { recursive: true, force: true });
    rmSync(instance.infoFile, { force: true });
  });
  step('已停止并清空全部数据；npm start 会重新部署并装入样例数据。');
});
