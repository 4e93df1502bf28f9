import { Logger } from '@aws-lambda-powertools/logger';
import { afterEach, expect, it, vi } from 'vitest';
import { logEntries, makeLog } from './log.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('drops a field the catalogue does not list, even where a cast let it through', () => {
  const logger = new Logger({ serviceName: 'test' });
  const lines = vi.spyOn(logger, 'warn').mockImplementation(() => undefined);
  const log = makeLog('test', logger);
  const fields = { platformId: 'creditChina', problem: 'signatureInvalid', subjectName: '某公司' };
  log(logEntries.receiptRefused, fields as { platformId: string; problem: string });
  expect(lines).toHaveBeenCalledExactlyOnceWith(logEntries.receiptRefused.text, {
    code: 'RECEIPT_REFUSED',
    platformId: 'creditChina',
    problem: 'signatureInvalid',
  });
});

it('gives every entry its own code', () => {
  const codes = Object.values(logEntries).map((entry) => entry.code);
  expect(new Set(codes).size).toBe(codes.length);
});
