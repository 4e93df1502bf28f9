/** `npm run -s token -- <user>`: a bearer token of a sample user on stdout, and nothing else there. */
import { engineReady } from './lib/engine.ts';
import { readInfo } from './lib/info.ts';
import { currentInstance } from './lib/instance.ts';
import { main, print, Trouble } from './lib/say.ts';
import { accessToken } from './lib/sign-in.ts';

await main(async () => {
  const instance = currentInstance();
  const info = readInfo(instance);
  const username = process.argv[2] ?? '';
  const names = info.users.map((user) => user.username).join('、');
  if (username === '')
    throw new Trouble(`请给出样例用户，例如 npm run -s token -- market-verifier；可用的有：${names}。`);
  if (!(await engineReady(instance))) throw new Trouble('系统没有在运行：请先运行 npm start。');
  print(await accessToken(instance, info, username));
});
