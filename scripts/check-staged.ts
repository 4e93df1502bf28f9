/** The pre-commit check, on what is staged: format and lint, secrets, large files, a forgotten `.only`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './lib/instance.ts';
import { main, Trouble } from './lib/say.ts';
import { complaints } from './lib/staged.ts';

function git(...args: string[]): Buffer {
  return execFileSync('git', args, { cwd: root, maxBuffer: 256 * 1024 * 1024 });
}

function lint(files: readonly string[]): string[] {
  const options = ['check', '--error-on-warnings', '--no-errors-on-unmatched', '--files-ignore-unknown=true'];
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', 'biome'), [...options, ...files], {
    cwd: root,
    encoding: 'utf8',
  });
  return status === 0 ? [] : [`${stdout}${stderr}`];
}

await main(async () => {
  const staged = git('diff', '--cached', '--name-only', '--diff-filter=ACMR', '-z')
    .toString()
    .split('\0')
    .filter(Boolean);
  if (staged.length === 0) return;
  // What will be committed is the index, not the file on disk.
  const found = staged.flatMap((file) => complaints(file, git('show', `:${file}`)));
  found.push(...lint(staged));
  if (found.length > 0) throw new Trouble(`提交前检查未通过：\n${found.join('\n')}`);
});
