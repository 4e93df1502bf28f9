/** What must not be committed. */

const MAX_BYTES = 1024 * 1024;

/** Shapes of secrets. Matching one by accident costs a look; missing one costs a rotation. */
const SECRETS: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  /(?:secret|password|passwd|api_?key|access_?token)["']?\s*[:=]\s*["'](?=[^"']*\d)(?=[^"']*[A-Za-z])[A-Za-z0-9+/=_-]{24,}["']/i,
];

const FOCUSED = /\b(?:describe|it|test|suite|bench)\.only\b/;

function lineOf(text: string, pattern: RegExp): number {
  return text.split('\n').findIndex((line) => pattern.test(line)) + 1;
}

/**
 * Why a file must not be committed as it is.
 *
 * @param file path from the project's folder
 * @param contents its staged contents
 * @returns one sentence per reason
 */
export function complaints(file: string, contents: Buffer): string[] {
  const found: string[] = [];
  if (contents.length > MAX_BYTES) {
    found.push(`${file}：大于 1 MB（${(contents.length / MAX_BYTES).toFixed(1)} MB），请不要提交大文件。`);
  }
  const text = contents.toString('utf8');
  const secret = file.endsWith('package-lock.json') ? undefined : SECRETS.find((pattern) => pattern.test(text));
  if (secret) found.push(`${file}:${lineOf(text, secret)}：像是密钥或口令，请移出代码。`);
  if (file.endsWith('.test.ts') && FOCUSED.test(text)) {
    found.push(`${file}:${lineOf(text, FOCUSED)}：请去掉 .only，否则其他测试不会运行。`);
  }
  return found;
}
