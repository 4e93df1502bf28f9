/** What is kept is asked for once; what was not there is asked for again. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptFor } from './kept.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const reading = (...answers: (string | null | Error)[]) => {
  const asked: string[] = [];
  const read = keptFor(1000, async (key: string) => {
    asked.push(key);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer ?? null;
  });
  return { asked, read };
};

describe('a kept answer', () => {
  it('serves everybody who asks the same, until its time is over', async () => {
    const { asked, read } = reading('a', 'b', 'c');
    expect(await Promise.all([read('x'), read('x'), read('y')])).toEqual(['a', 'a', 'b']);
    vi.advanceTimersByTime(1000);
    expect(await read('x')).toBe('c');
    expect(asked).toEqual(['x', 'y', 'x']);
  });

  it('that found nothing, or failed, is asked for again', async () => {
    const { read } = reading(null, new Error('no network'), 'a');
    expect(await read('x')).toBeNull();
    await expect(read('x')).rejects.toThrow('no network');
    expect(await read('x')).toBe('a');
  });
});
