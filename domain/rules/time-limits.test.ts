import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../calendar/calendar.ts';
import { baseCalendar, calendarYears } from '../calendar/years.ts';
import { TimeLimit } from '../kernel/time-limit.ts';
import { baseConfiguration, type RuleConfiguration } from './configuration.ts';
import {
  type CaseLimitsScope,
  caseLimits,
  pauseAdjustment,
  receiptDate,
  recountLimit,
  timeLimit,
} from './time-limits.ts';

const scope = (change: Partial<CaseLimitsScope> = {}): CaseLimitsScope => ({
  ruleSetId: 'ndrc36',
  onDate: '2026-10-12',
  configuration: baseConfiguration,
  calendar: baseCalendar,
  ...change,
});
const received = { receivedAt: '2026-09-20T01:30:00.000Z', pushedToUnitAt: '2026-09-21T00:30:00.000Z' };

const dueOf = (limits: Partial<Record<string, TimeLimit>>) =>
  Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, limit?.dueOn]));

describe('a limit', () => {
  it('carries its whole derivation', () => {
    const { limits } = caseLimits({ receivedAt: '2026-09-24T02:00:00.000Z' }, scope());
    expect(limits.feedback).toEqual({
      parameter: 'ndrc36/clock.feedbackWorkingDays',
      basis: '《信用修复管理办法》（国家发展改革委令第36号）条号待核实；国办发〔2025〕22号',
      status: 'confirmed',
      startsOn: '2026-09-24',
      workingDays: 10,
      adjustments: [],
      restDaysSkipped: ['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
      makeUpWorkdays: ['2026-10-10'],
      dueOn: '2026-10-15',
      dueAt: '2026-10-15T16:00:00.000Z',
    });
    expect(TimeLimit.parse(limits.feedback)).toEqual(limits.feedback);
  });

  it('has no end in a year that is not loaded, and gets it when the year is', () => {
    const { limits } = caseLimits({ receivedAt: '2026-12-24T02:00:00.000Z' }, scope({ onDate: '2026-12-24' }));
    const open = limits.feedback;
    if (open === undefined) throw new Error('no feedback limit');
    expect(open).toMatchObject({ dueOn: null, dueAt: null, calendarMissing: 2027 });
    expect(TimeLimit.parse(open)).toEqual(open);
    // An invented year: only its first days matter here.
    const next = {
      year: 2027,
      source: { title: '示例', url: 'https://example.org/2027' },
      restDays: ['2027-01-01'],
      makeUpWorkdays: [],
    };
    const loaded = recountLimit(open, makeCalendar([...calendarYears, next], 'test'));
    expect(loaded).toMatchObject({ dueOn: '2027-01-08', restDaysSkipped: ['2027-01-01'] });
    expect(loaded).not.toHaveProperty('calendarMissing');
  });

  it('grows by extensions and pauses, each with its reason', () => {
    const parameter = { address: 'sc22/x', ruleSetId: 'sc22', basis: null, status: 'assumed', value: 7 } as const;
    const limit = timeLimit({ parameter, calendar: baseCalendar, startsOn: '2026-10-12' });
    expect(limit.dueOn).toBe('2026-10-21');
    const longer = recountLimit(limit, baseCalendar, { reason: '情况复杂', workingDays: 3 });
    expect(longer).toMatchObject({
      dueOn: '2026-10-26',
      workingDays: 10,
      adjustments: [{ reason: '情况复杂', workingDays: 3 }],
    });
    const pause = pauseAdjustment(baseCalendar, '2026-09-30', '2026-10-09', '补正');
    expect(pause).toEqual({ ok: true, value: { reason: '补正', workingDays: 2 } });
    expect(pauseAdjustment(baseCalendar, '2026-12-31', '2027-01-05', '补正')).toMatchObject({ ok: false });
  });
});

describe('the limits of a case', () => {
  it('run from the moments that happened, the earliest of the running ones governs', () => {
    const before = caseLimits(received, scope());
    expect(dueOf(before.limits)).toEqual({ acceptance: '2026-09-24', feedback: '2026-10-10' });
    expect(before.effective?.dueOn).toBe('2026-09-24');
    const accepted = caseLimits({ ...received, acceptedOn: '2026-09-24' }, scope());
    expect(accepted.effective?.parameter).toBe('ndrc36/clock.feedbackWorkingDays');
    expect(accepted.limits.verification).toMatchObject({ dueOn: '2026-10-12', status: 'assumed' });
  });

  it('name a number nobody has established instead of computing it', () => {
    const { limits, unknown } = caseLimits({ decidedOn: '2026-10-12' }, scope());
    expect(limits).toEqual({});
    expect(unknown).toEqual({
      shareResult: { code: 'parameterUnknown', parameter: 'ndrc36/clock.shareResultWorkingDays' },
    });
  });

  it('contain the sector rule of the market-supervision field', () => {
    const { limits } = caseLimits({ acceptedOn: '2026-10-12' }, scope({ sector: 'marketSupervision' }));
    expect(dueOf(limits)).toEqual({ verification: '2026-10-21', sectorDecision: '2026-10-21' });
    expect(limits.sectorDecision?.status).toBe('assumed');
  });

  it.each(['localShenzhen', 'localHenan', 'localShandong', 'localZhejiang', null] as const)(
    'never end later under the overlay %s',
    (overlay) => {
      const national = caseLimits(received, scope()).effective?.dueAt ?? '';
      const local = caseLimits(received, scope({ overlay })).effective?.dueAt ?? '9';
      expect(local <= national).toBe(true);
    },
  );

  it('do not run under an extension nobody granted', () => {
    const { limits, effective } = caseLimits(received, scope({ overlay: 'localShenzhen' }));
    expect(limits.localDecisionExtended?.adjustments).toEqual([
      { reason: '《深圳经济特区社会信用条例》第82条', workingDays: 3 },
    ]);
    expect(effective?.dueOn).toBe('2026-09-24');
  });
});

describe('the day of receipt', () => {
  const officeHours: RuleConfiguration['receiptMode'] = { mode: 'nextWorkingDay', officeClosesAt: '17:30' };

  it.each([
    ['2026-06-18T09:29:59.999Z', '2026-06-18'],
    ['2026-06-18T09:30:00.000Z', '2026-06-22'],
    ['2026-09-19T02:00:00.000Z', '2026-09-20'],
    ['2026-10-03T02:00:00.000Z', '2026-10-08'],
  ])('%s counts on %s when office hours count', (at, day) => {
    expect(receiptDate(at, baseCalendar, officeHours)).toEqual({ ok: true, value: day });
  });

  it('is the calendar day otherwise', () => {
    expect(receiptDate('2026-10-03T15:59:59.999Z', baseCalendar, { mode: 'sameDay' })).toEqual({
      ok: true,
      value: '2026-10-03',
    });
  });

  it('leaves the limit without an end where the calendar ends', () => {
    const configuration = { ...baseConfiguration, receiptMode: officeHours };
    const { limits } = caseLimits({ receivedAt: '2026-12-31T12:00:00.000Z' }, scope({ configuration }));
    expect(limits.feedback).toMatchObject({ dueOn: null, calendarMissing: 2027 });
  });
});
