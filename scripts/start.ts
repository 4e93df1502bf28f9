/** `npm start`: brings the system up, says where it is and what to try, and returns while it runs on. */

import { running } from './lib/daemon.ts';
import { engineOf, engineReady } from './lib/engine.ts';
import { useGitHooks } from './lib/git-hooks.ts';
import type { Info } from './lib/info.ts';
import { currentInstance, type Instance } from './lib/instance.ts';
import { main, print, step } from './lib/say.ts';
import { bringUp, exclusively } from './lib/system.ts';
import { samplePassword } from './sample/world.ts';

/** Sample users by unit, one line each: most people look for a role in an office. */
function userLines(users: Info['users']): string[] {
  const byUnit = Map.groupBy(users, ({ unitId }) => unitId ?? '申请人');
  return [...byUnit].map(([unit, of]) => `  ${unit.padEnd(20)}${of.map(({ username }) => username).join('  ')}`);
}

function announce(instance: Instance, info: Info): void {
  print();
  print('信修系统已就绪。');
  print(`  门户        ${info.portalUrl}  （工作台 ${info.portalUrl}/desk/，样例用户的密码 ${samplePassword}）`);
  print(`  接口地址    ${info.apiUrl}`);
  print(`  登录签发方  ${info.issuer}`);
  print(`  平台接收端  ${info.receiverUrl}`);
  print(`  地址与编号  ${instance.infoFile}`);
  print();
  print('样例用户：');
  for (const line of userLines(info.users)) print(line);
  print();
  print('可以试试：');
  print('  npm run demo                        在终端里走完一次信用修复');
  print('  npm run -s token -- market-verifier 取得某个样例用户的访问令牌');
  print('  npm run logs -- -f                  跟踪所有函数的日志');
  print('  npm run status · npm stop · npm run reset');
}

await main(async () => {
  const instance = currentInstance();
  useGitHooks();
  if (running(engineOf(instance)) && (await engineReady(instance))) step('系统已在运行，检查代码是否有变化');
  const info = await exclusively(instance, () => bringUp(instance));
  announce(instance, info);
});
