import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answer } from './explain.ts';

const ask = (question: object): Readonly<Record<string, unknown>> => answer(JSON.stringify(question));
const general = { kind: 'record', severity: 'general', determinedOn: '2026-04-10', correctedOn: '2026-05-08' };

describe('a record', () => {
  it('without a day is answered with its own dates', () => {
    expect(ask(general)).toMatchObject({
      ruleSet: 'ndrc36',
      minPeriodEndsOn: '2026-07-10',
      earliestFilingOn: '2026-07-11',
      maxPeriodEndsOn: '2027-04-10',
      autoStopOn: '2027-04-11',
      conditions: [{ met: null }, { met: true }, { met: false }, { met: true }],
    });
  });

  it.each(['2026-07-13 10:00', '2026-07-13T10:00:00+08:00', '2026-07-13T02:00:00Z', '2026-07-13'])(
    'filed at %s is eligible and starts the outer clock',
    (filedAt) => {
      const found = ask({ ...general, commitmentSigned: true, filedAt });
      expect(found).toMatchObject({ eligible: true, due: { feedback: '2026-07-27' } });
    },
  );

  it('may be looked at on a day', () => {
    expect(ask({ ...general, commitmentPublished: true, asOf: '2026-07-10' })).toMatchObject({
      eligible: false,
      unmet: ['minPeriodNotReached'],
    });
  });

  it('whose clock leaves the calendar says so', () => {
    const filed = { ...general, commitmentSigned: true, filedAt: '2026-12-24 10:00' };
    expect(ask(filed)).toMatchObject({ due: { feedback: 'calendarMissing' } });
  });

  it('may hold empty fields, and names those nobody knows', () => {
    const asked = {
      ...general,
      filedAt: null,
      minorPublicationException: null,
      corectedOn: '2026-05-08',
      basis: '罚款',
    };
    expect(ask(asked)).toEqual({ ...ask(general), ignored: ['corectedOn', 'basis'] });
  });

  it('follows the switch', () => {
    expect(ask({ ...general, expiryMode: 'correspondingDay' })).toMatchObject({ earliestFilingOn: '2026-07-10' });
  });

  it('of a region without profile is no guess', () => {
    expect(ask({ ...general, regionId: 'huaian' })).toEqual({ problem: 'regionUnknown', regionId: 'huaian' });
  });
});

describe('other questions', () => {
  it.each([
    [
      { kind: 'workingDays', start: '2026-09-18', n: 3 },
      { due: '2026-09-22', makeUpWorkdays: ['2026-09-20'] },
    ],
    [
      { kind: 'workingDays', start: '2026-12-24', n: 6 },
      { problem: 'calendarMissing', year: 2027 },
    ],
    [
      { kind: 'workingDays', start: '0001-01-01', n: 1 },
      { problem: 'calendarMissing', year: 1 },
    ],
    [
      { kind: 'code', code: ' 91350100 m000100Y43 ' },
      { valid: true, normalized: '91350100M000100Y43' },
    ],
    [
      { kind: 'code', code: '91350100M000100Y44' },
      { valid: false, problem: 'badCheckCharacter' },
    ],
  ])('%j', (question, expected) => {
    expect(ask(question)).toMatchObject(expected);
  });

  it.each([
    ['', 'malformedLine'],
    ['{"kind":"record"', 'malformedLine'],
    ['null', 'invalidQuestion'],
    ['[]', 'invalidQuestion'],
    ['{"kind":"weather"}', 'invalidQuestion'],
    ['{"kind":"record","severity":"general","determinedOn":"2026-02-30"}', 'invalidQuestion'],
    ['{"kind":"workingDays","start":"2026-09-18","n":0}', 'invalidQuestion'],
    ['{"kind":"workingDays","start":"2026-09-18","n":"3"}', 'invalidQuestion'],
    ['{"kind":"code","code":9}', 'invalidQuestion'],
    ['{"kind":"draw","proof":{"drawId":"draw-1"}}', 'invalidQuestion'],
  ])('%s is answered with %s', (line, problem) => {
    expect(answer(line)).toMatchObject({ problem });
  });
});

it('the program prints one answer per line, in order, and nothing else', () => {
  const program = fileURLToPath(new URL('./explain.ts', import.meta.url));
  const lines = [JSON.stringify(general), 'no question', '{"kind":"code","code":"9"}'];
  const { stdout, stderr, status } = spawnSync(process.execPath, [program], {
    input: lines.join('\n'),
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toEqual(JSON.parse(JSON.stringify(lines.map(answer))));
});
