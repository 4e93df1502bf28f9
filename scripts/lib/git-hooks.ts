/** Turns on the hooks in .githooks, which git does not do by itself. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './instance.ts';

/** Does nothing outside a git checkout or without git. */
export function useGitHooks(): void {
  if (!existsSync(join(root, '.git'))) return;
  spawnSync('git', ['config', 'core.hooksPath', '.githooks'], { cwd: root, stdio: 'ignore' });
}
