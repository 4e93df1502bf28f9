/** An alarm nobody knows what to do about is noise: every alarm of the templates stands in the runbook, and the runbook knows no others. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { synthesise } from './synthesised.ts';

const runbook = readFileSync(fileURLToPath(new URL('../../docs/operations.md', import.meta.url)), 'utf8');
/** Alarms are headings of their own or the first cell of a row, without the stage's prefix. */
const known = [...runbook.matchAll(/^(?:### |\| )`([a-z-]+)`/gm)].map(([, name]) => name).sort();

test('the runbook has an entry for each alarm of production, and for nothing else', () => {
  const alarms = synthesise({ stage: 'production' }).resources('AWS::CloudWatch::Alarm');
  const names = alarms.map(([, { Properties }]) => String(Properties.AlarmName).replace('xinxiu-production-', ''));
  expect(names.length).toBeGreaterThan(30);
  expect(known).toEqual(names.sort());
});
