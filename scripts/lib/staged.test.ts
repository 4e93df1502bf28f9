import { describe, expect, it } from 'vitest';
import { complaints } from './staged.ts';

// Put together here, or this file could not be committed.
const join = (...parts: string[]): string => parts.join('');

describe('what must not be committed', () => {
  it.each([
    ['an access key', join('AKIA', 'ABCDEFGHIJKLMNOP')],
    ['a private key', join('-----BEGIN RSA ', 'PRIVATE KEY-----')],
    ['a signed token', join('eyJhbGciOiJIUzI1', '.eyJzdWIiOiIxMjM0NTY', '.c2lnbmF0dXJlLWhlcmU')],
    ['a written-out password', join('pass', `word: 'a1b2c3d4e5f6a7b8c9d0e1f2'`)],
  ])('%s is a secret', (_, text) => {
    expect(complaints('a.ts', Buffer.from(`const one = 1;\n${text}\n`))).toEqual([expect.stringContaining('a.ts:2')]);
  });

  it.each(['const password = input.password;', `secretName: 'xinxiu/platforms/creditChina'`, `token: 'short'`])(
    '%s is none',
    (text) => {
      expect(complaints('a.ts', Buffer.from(text))).toEqual([]);
    },
  );

  it('a large file', () => {
    expect(complaints('data.csv', Buffer.alloc(1024 * 1024 + 1, 'a'))).toHaveLength(1);
  });

  it('a focused test, in a test file only', () => {
    const text = Buffer.from(join('\nit.', `only('a', () => {});`));
    expect(complaints('a.test.ts', text)).toEqual([expect.stringContaining('a.test.ts:2')]);
    expect(complaints('a.md', text)).toEqual([]);
  });
});
