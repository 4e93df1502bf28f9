/** What administrators do and see: the clock, the calendar, imports, the directory, the rules and what another rule would change. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { businessClock } from '#domain/clock/business-clock.ts';
import { businessClockId } from '#domain/clock/state.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { workCalendarId } from '#domain/work-calendar/state.ts';
import { workCalendar } from '#domain/work-calendar/work-calendar.ts';
import { units, users } from '../../scripts/sample/world.ts';
import { connectApi } from '../support/api.ts';
import { lastEventOf } from '../support/api-traces.ts';
import { connect, until } from '../support/engine.ts';
import { fileOne } from '../support/engine-cases.ts';
import { newEnterprise, newRecord } from '../support/engine-records.ts';

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

describe('what an administrator sees of the system', () => {
  test('users with their roles and units, page after page', async () => {
    const principalId = await api.as('market-verifier').principalId();
    const names: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { status, body } = await admin.get(
        `/administration/users?limit=20${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      expect(status, JSON.stringify(body)).toBe(200);
      names.push(...body.entries.map((user: { name: string }) => user.name));
      const verifier = body.entries.find((user: { principalId: string }) => user.principalId === principalId);
      if (verifier !== undefined)
        expect(verifier).toMatchObject({
          roles: [{ role: 'verifier', label: '核查人' }],
          unit: { id: 'unit-hn-market', name: '淮南市市场监督管理局' },
          regionId: 'huainan',
        });
      cursor = body.next;
    }
    expect(names).toEqual(users.map(({ displayName }) => displayName).toSorted((a, b) => (a < b ? -1 : 1)));
  });

  test('units with who supervises them, and platforms with what each owes', async () => {
    const listed = (await admin.get('/administration/units')).body.entries;
    expect(listed.map((unit: { unitId: string }) => unit.unitId).toSorted()).toEqual(
      units.map(({ id }) => id).toSorted(),
    );
    expect(listed).toContainEqual(
      expect.objectContaining({
        unitId: 'unit-hn-market',
        supervisor: expect.objectContaining({ id: expect.any(String) }),
      }),
    );
    const { entries } = (await admin.get('/administration/platforms')).body;
    const national = entries.find((platform: { platformId: string }) => platform.platformId === 'creditChina');
    expect(national.owes).toContainEqual({ effect: 'publicationEnd', label: '终止公示', mandatory: true });
    expect(['working', 'failing', 'stopped']).toContain(national.state);
    expect(JSON.stringify(entries)).not.toMatch(/secret/i);
  });

  test('calendar years with their source, and every parameter with how well it is established', async () => {
    const years = (await admin.get('/administration/calendar-years')).body.entries;
    expect(years).toContainEqual(
      expect.objectContaining({
        year: 2026,
        origin: 'shipped',
        source: expect.objectContaining({ url: expect.stringMatching(/^https:/) }),
      }),
    );
    const { ruleSets, profiles } = (await admin.get('/administration/rules')).body;
    const parameters = ruleSets.flatMap((set: { parameters: object[] }) => set.parameters);
    expect(parameters).toContainEqual(
      expect.objectContaining({
        parameter: 'ndrc36/general.minPublicationMonths',
        value: 3,
        unit: 'months',
        status: 'confirmed',
      }),
    );
    for (const { status, value } of parameters) expect(value === null).toBe(status === 'unknown');
    expect(profiles.map((profile: { regionId: string }) => profile.regionId)).toContain('huainan');
    expect(profiles[0].entries).toContainEqual(
      expect.objectContaining({
        path: 'limits.receiptWorkingDays',
        value: 2,
        status: 'assumed',
        basis: '系统运行设置',
      }),
    );
  });
});

describe('a preview of another value', () => {
  interface Touched {
    readonly id: string;
    readonly differences: readonly object[];
  }
  const preview = async (parameter: string, value: unknown) => {
    const { status, body } = await admin.post('/administration/rules/preview', { parameter, value });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const of = (body: { entries: Touched[] }, id: string) =>
    body.entries.find((touched) => touched.id === id)?.differences;

  test('shows whose dates and outcomes would differ, and touches nothing', async () => {
    const enterprise = await newEnterprise(engine);
    const recordId = await newRecord(engine, enterprise, { determinedOn: '2026-10-12', correctedOn: '2026-10-12' });
    const before = await engine.wiring.reader.load(dishonestyRecord, recordId);
    const body = await preview('ndrc36/general.minPublicationMonths', 6);
    expect(body).toMatchObject({ current: 3, value: 6, examined: { records: expect.any(Number) } });
    expect(of(body, recordId)).toEqual([
      { recordId, field: 'minPeriodEndsOn', before: '2027-01-12', after: '2027-04-12' },
      { recordId, field: 'earliestFilingOn', before: '2027-01-13', after: '2027-04-13' },
    ]);
    expect(of(await preview('ndrc36/general.minPublicationMonths', 3), recordId)).toBeUndefined();
    expect(await engine.wiring.reader.load(dishonestyRecord, recordId)).toEqual(before);
  });

  test('counts a running limit anew from where it began', async () => {
    const enterprise = await newEnterprise(engine);
    const repair = await fileOne(engine, enterprise, [await newRecord(engine, enterprise)]);
    await repair.item('accept');
    const { limits } = (await engine.wiring.reader.load(repairCase, repair.id)).state;
    const [[name = '', limit] = []] = Object.entries(limits);
    const longer = (limit?.workingDays ?? 0) + 1;
    const differences = of(await preview(limit?.parameter ?? '', longer), repair.id);
    expect(differences).toContainEqual({
      ...{ recordId: null, field: `limits.${name}`, before: limit?.dueOn },
      after: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
  });

  test.each([
    ['ndrc36/nothing.here', 3, 'parameterNotFound', 404],
    ['ndrc36/general.minPublicationMonths', '三个月', 'parameterValueInvalid', 422],
    ['ndrc36/general.minPublicationMonths', 1e9, 'parameterValueInvalid', 422],
    ['ndrc36/publication.autoStopAtMax', 3, 'parameterValueInvalid', 422],
  ])('%s = %s is refused', async (parameter, value, code, status) => {
    expect(await admin.post('/administration/rules/preview', { parameter, value })).toMatchObject({
      status,
      body: { code },
    });
  });
});

/** Nobody else of these tests is this officer, so that nobody misses them meanwhile. */
describe('an office', () => {
  const officer = api.as('emergency-acceptor');
  const about = async () => {
    const path = `/administration/users/${await officer.principalId()}`;
    const { user, history } = (await admin.get(path)).body;
    return { path, user, history };
  };
  const decide = async (what: string, more: object = {}) => {
    const { path, user } = await about();
    const reply = await admin.post(`${path}/${what}`, { version: user.version, reason: '验证', ...more });
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  };

  test('that is suspended lets nothing through from the very next call on, whatever token there is', async () => {
    expect((await officer.get('/work-items')).status).toBe(200);
    await decide('suspend');
    try {
      for (const path of ['/me', '/work-items'])
        expect(await officer.get(path)).toMatchObject({ status: 403, body: { code: 'personSuspended' } });
    } finally {
      await decide('restore');
    }
    expect((await officer.get('/work-items')).status).toBe(200);
  });

  test('that is changed is the new one from the very next call on, and an auditor can prove who changed it', async () => {
    await decide('office', { roles: ['verifier'], unitId: 'unit-hn-fire' });
    try {
      expect((await officer.get('/me')).body).toMatchObject({ roles: ['verifier'], unit: { id: 'unit-hn-fire' } });
    } finally {
      await decide('office', { roles: ['acceptor'], unitId: 'unit-hn-emergency' });
    }
    const { user, history } = await about();
    expect(history.slice(-2)).toMatchObject([
      { what: 'OfficeChanged', after: { unit: { id: 'unit-hn-fire' } }, reason: '验证' },
      { what: 'OfficeChanged', before: { unit: { id: 'unit-hn-fire' } } },
    ]);
    const chain = await api.as('auditor-hn').get(`/chains/officeHistory/${user.principalId}?limit=50`);
    expect(chain).toMatchObject({ status: 200, body: { head: { sequence: user.version } } });
  });

  test('is never one’s own to change', async () => {
    const path = `/administration/users/${await admin.principalId()}`;
    expect((await admin.get(path)).body.user.availableActions).toEqual([]);
    const own = { version: 0, reason: '验证', roles: ['administrator', 'auditor'], unitId: 'unit-hn-credit' };
    expect(await admin.post(`${path}/office`, own)).toMatchObject({ status: 403, body: { code: 'ownOffice' } });
  });
});
