/** `npm run status`: what runs, where, and whether it answers. Exit code 1 when the system is not up. */
import { logTail, running } from './lib/daemon.ts';
import { engineOf, engineReady } from './lib/engine.ts';
import { readInfo } from './lib/info.ts';
import { currentInstance } from './lib/instance.ts';
import { receiverOf } from './lib/receiver.ts';
import { main, print } from './lib/say.ts';

await main(async () => {
  const instance = currentInstance();
  const engine = running(engineOf(instance));
  const receiver = running(receiverOf(instance));
  const answers = engine !== null && (await engineReady(instance));
  const state = answers ? '运行中' : '无应答';
  print(`本地引擎    ${engine ? `${state}（进程 ${engine.pid}，端口 ${engine.port}）` : '未运行'}`);
  print(`平台接收端  ${receiver ? `运行中（进程 ${receiver.pid}，端口 ${receiver.port}）` : '未运行'}`);
  if (!answers || !receiver) {
    const tail = logTail(engineOf(instance).logFile, 3);
    print(engine === null && tail === '' ? '系统尚未启动：请运行 npm start。' : '系统没有完整运行：请运行 npm start。');
    process.exitCode = 1;
    return;
  }
  const info = readInfo(instance);
  print(`接口地址    ${info.apiUrl}`);
  print(`样例用户    ${info.users.length} 个`);
  print(`地址与编号  ${instance.infoFile}`);
});
