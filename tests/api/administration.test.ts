/** What administrators do: the clock, the calendar, imports. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { businessClock, businessClockId } from '#domain/clock/business-clock.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import { workCalendarId } from '#domain/work-calendar/state.ts';
import { workCalendar } from '#domain/work-calendar/work-calendar.ts';
import { connectApi } from '../support/api.ts';
import { lastEventOf } from '../support/api-traces.ts';
import { connect, until } from '../support/engine.ts';

const engine = connect();
const api = connectApi(engine);
const admin = api.as('admin-hn');

const secondsLater = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();

test('the clock goes forward only, once per request, and every move is on record', async () => {
  const { now } = (await admin.get('/administration/clock')).body;
  const key = randomUUID();
  const move = { to: secondsLater(now, 5), reason: '接口测试' };
  const moved = await admin.post('/administration/clock', move, key);
  expect(moved.status).toBe(200);
  expect(Date.parse(moved.body.now)).toBeGreaterThanOrEqual(Date.parse(move.to));
  expect(Date.parse(moved.body.realNow) + moved.body.offsetSeconds * 1000 - Date.parse(moved.body.now)).toBeLessThan(
    1000,
  );
  expect(await lastEventOf(engine, businessClock, businessClockId)).toMatchObject({
    type: 'BusinessClockMoved',
    actor: { principalId: await admin.principalId(), role: 'administrator' },
    data: { offsetSeconds: moved.body.offsetSeconds, reason: '接口测试' },
  });
  const again = await admin.post('/administration/clock', move, key);
  expect(again).toMatchObject({ status: 200, body: { offsetSeconds: moved.body.offsetSeconds } });
  const other = await admin.post('/administration/clock', { ...move, reason: '另一理由' }, key);
  expect(other).toMatchObject({ status: 409, body: { code: 'idempotencyKeyReused' } });
  const back = await admin.post('/administration/clock', { to: now, reason: '拨回' });
  expect(back).toMatchObject({ status: 409, body: { code: 'clockForwardOnly' } });
  for (const to of ['2026-10-12', '明天', '2026-13-01T00:00:00Z', '2026-10-12T09:30:00+08:00'])
    expect(await admin.post('/administration/clock', { to, reason: '错误' })).toMatchObject({
      status: 422,
      body: { code: 'validationFailed' },
    });
  expect((await admin.get('/administration/clock')).body.offsetSeconds).toBe(moved.body.offsetSeconds);
  const health = await api.call({ method: 'GET', path: '/public/health' });
  expect(Date.parse(health.body.now)).toBeGreaterThanOrEqual(Date.parse(move.to));
});

test('a year somebody waits for is one item of work until it is loaded', async () => {
  // Far from every year a case could count in; a fresh one, should the test run again on the same system.
  const year = 2200 + Math.floor(Math.random() * 700);
  const command = { type: 'noteMissingYear' as const, year };
  await engine.wiring.door({ kind: workCalendar, id: workCalendarId, command, actor: systemActor('test') });
  const waiting = async () => {
    const { body } = await admin.get('/administration/work-items?limit=50');
    return body.entries.find((item: { about?: string }) => item.about === String(year));
  };
  expect(await until('the item', waiting)).toMatchObject({
    kind: 'loadCalendarYear',
    kindLabel: '载入节假日安排',
    role: 'administrator',
  });
  const notice = { year, source: { title: `关于${year}年部分节假日安排的通知`, url: 'https://www.gov.cn/' } };
  const good = { ...notice, restDays: [`${year}-01-01`], makeUpWorkdays: [] };
  const bad = [
    { ...good, restDays: ['元旦'] },
    { ...good, source: { title: '', url: 'x' } },
    { ...good, year: 1999 },
    { ...good, official: true },
    notice,
  ];
  for (const body of bad)
    expect(await admin.post('/administration/calendar-years', body)).toMatchObject({
      status: 422,
      body: { code: 'validationFailed' },
    });
  expect(await waiting()).toBeDefined();
  const loaded = await admin.post('/administration/calendar-years', good);
  expect(loaded).toMatchObject({ status: 201, body: { year } });
  await until('it to leave the list', async () => ((await waiting()) === undefined ? true : undefined));
});

test('an import is told row by row, page by page', async () => {
  const first = await admin.get('/administration/imports/huainan-penalties.csv?limit=5');
  expect(first).toMatchObject({ status: 200, body: { rows: 365, registered: 346, rejectedRows: 19, unchanged: 0 } });
  const entries = [...first.body.entries];
  for (let { next } = first.body; next !== null; ) {
    const page = (await admin.get(`/administration/imports/huainan-penalties.csv?limit=5&cursor=${next}`)).body;
    entries.push(...page.entries);
    next = page.next;
  }
  const lines = entries.map((entry) => entry.line);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  expect(new Set(entries.filter((entry) => entry.rejected).map((entry) => entry.line)).size).toBe(19);
  // A row may be wrong as a whole: then no field is named.
  for (const entry of entries)
    expect(entry).toMatchObject({
      rule: expect.stringMatching(/./),
      message: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
  const foreign = await admin.get(`/administration/imports/suzhou-penalties.csv?cursor=${first.body.next}`);
  expect(foreign).toMatchObject({ status: 422, body: { code: 'cursorInvalid' } });
  expect(await admin.get('/administration/imports/none.csv')).toMatchObject({
    status: 404,
    body: { code: 'importNotFound' },
  });
});
