/** Reads the test runner's JSON report. */
import * as z from 'zod';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What to show a person about each failure. */
  readonly failures: readonly string[];
}

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

type File = z.infer<typeof Report>['testResults'][number];

function failuresOf({ name, status, message, assertionResults }: File): string[] {
  const tests = assertionResults
    .filter((test) => test.status !== 'passed')
    .map(
      (test) => `✗ ${name}\n  ${test.fullName}\n  ${test.failureMessages?.join('\n') || `没有运行（${test.status}）`}`,
    );
  // A file that could not be loaded has no tests to fail.
  return status === 'failed' && tests.length === 0 ? [`✗ ${name}\n  ${message ?? ''}`] : tests;
}

/** Passed and failed tests of one report. Whatever did not pass failed, skipped tests included. */
export function countOf(report: unknown): Count {
  const files = Report.parse(report).testResults;
  const failures = files.flatMap(failuresOf);
  const passed = files.flatMap((file) => file.assertionResults).filter((test) => test.status === 'passed').length;
  return { passed, failed: failures.length, failures };
}
