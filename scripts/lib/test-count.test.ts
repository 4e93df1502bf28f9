import { describe, expect, it } from 'vitest';
import { countOf } from './test-count.ts';

const test = (status: string) => ({ fullName: `a ${status} test`, status, failureMessages: [] });
const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  message: 'cannot be loaded',
  assertionResults: tests.map(test),
});

describe('counting a report', () => {
  it.each([
    ['all passed', [file('passed', 'passed', 'passed')], 2, 0],
    ['one failed', [file('failed', 'passed', 'failed')], 1, 1],
    ['a skipped test is not a passed one', [file('passed', 'passed', 'skipped', 'todo')], 1, 2],
    ['a file that could not be loaded', [file('failed'), file('passed', 'passed')], 1, 1],
  ])('%s', (_, testResults, passed, failed) => {
    const count = countOf({ testResults });
    expect(count).toMatchObject({ passed, failed });
    expect(count.failures).toHaveLength(failed);
  });
});
