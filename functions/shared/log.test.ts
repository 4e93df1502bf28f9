import { afterEach, expect, it, vi } from 'vitest';
import { makeLog } from './log.ts';
import * as logEntries from './log-entries.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const lines: Record<string, unknown>[] = [];
const log = makeLog('test', (line) => lines.push(JSON.parse(line)));
const refused = { platformId: 'creditChina', problem: 'signatureInvalid' };

it('writes one line of JSON that says what, when, where and in which invocation', () => {
  vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=557abcec3ee5a047;Sampled=1');
  log(logEntries.receiptRefused, refused);
  expect(lines.at(-1)).toEqual({
    level: 'WARN',
    message: logEntries.receiptRefused.text,
    timestamp: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
    service: 'test',
    xray_trace_id: '1-5759e988-bd862e3fe1be46a994272793',
    code: 'RECEIPT_REFUSED',
    ...refused,
  });
});

it('drops a field the catalogue does not list, even where a cast let it through', () => {
  log(logEntries.receiptRefused, { ...refused, subjectName: '某公司' } as typeof refused);
  expect(lines.at(-1)).not.toHaveProperty('subjectName');
});

it('says what was thrown and what caused it', () => {
  log(logEntries.messageFailed, { messageId: 'm-1' }, new TypeError('failed', { cause: new Error('no connection') }));
  expect(lines.at(-1)).toMatchObject({
    level: 'ERROR',
    error: {
      name: 'TypeError',
      message: 'failed',
      stack: expect.stringContaining('log.test.ts'),
      cause: { name: 'Error', message: 'no connection' },
    },
  });
});

it('gives every entry its own code', () => {
  const codes = Object.values(logEntries).map((entry) => entry.code);
  expect(new Set(codes).size).toBe(codes.length);
});
