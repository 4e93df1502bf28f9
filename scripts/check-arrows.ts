/**
 * The dependency arrows between rooms: each names what it may import, everything else is refused.
 *
 * The linter's rules name what is forbidden and speak up in the editor; this list names what is allowed, so that a new
 * package in domain/ is a decision somebody writes down here.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forbiddenImports } from './lib/arrows.ts';
import { root } from './lib/instance.ts';
import { main, print, Trouble } from './lib/say.ts';

await main(async () => {
  const files = globSync('{domain,functions,infra,portal,tests,bench,scripts}/**/*.{ts,tsx,mjs}', { cwd: root });
  const found = files.flatMap((file) => forbiddenImports(file, readFileSync(join(root, file), 'utf8')));
  if (found.length > 0) throw new Trouble(`以下引用违反依赖方向：\n${found.join('\n')}`);
  print(`${files.length} 个文件的依赖方向正确。`);
});
