/** `npm stop`: stops the system; data and open cases are kept for the next start. */
import { currentInstance } from './lib/instance.ts';
import { main, step } from './lib/say.ts';
import { exclusively, takeDown } from './lib/system.ts';

await main(async () => {
  const instance = currentInstance();
  const stopped = await exclusively(instance, () => takeDown(instance));
  step(stopped ? '系统已停止，数据已保存；npm start 会接着运行。' : '系统没有在运行。');
});
