/** What a person at the terminal sees: one line per step, and one clear sentence when something is in the way. */

/** Something the person can put right. Its message is one sentence that says what to do; no stack is shown. */
export class Trouble extends Error {
  override name = 'Trouble';
}

const begun = performance.now();

/** Seconds since the command was started, for the head of a line. */
function elapsed(): string {
  return `${((performance.now() - begun) / 1000).toFixed(0).padStart(3)}s`;
}

/** Prints one progress line to stderr, so that stdout stays free for results. */
export function step(line: string): void {
  process.stderr.write(`[${elapsed()}] ${line}\n`);
}

/** Prints a result to stdout. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** The sentence for an error: a Trouble speaks for itself, the usual ones of a machine are put into words. */
export function sentence(error: unknown): string {
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (error instanceof Trouble) return message;
  if (code === 'ENOSPC') return '磁盘空间已满：请清理磁盘（至少留出 2 GB）后重新运行同一命令。';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `没有写入权限（${message}）：请用项目目录的所有者运行，或修正该路径的权限。`;
  }
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET') {
    return '本地引擎没有应答，可能已退出（原因见 .local/<实例>/engine.log）：请重新运行 npm start。';
  }
  return `意外错误：${stack ?? message ?? String(error)}`;
}

/** Runs a command to its end; any error becomes one sentence and exit code 1. */
export async function main(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`✗ ${sentence(error)}\n`);
    process.exitCode = 1;
  }
}
