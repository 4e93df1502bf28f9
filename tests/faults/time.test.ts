/**
 * What happens because a day comes: reminders, fallen-due items, a missing calendar year, the automatic stop. On a copy of the
 * system, since the business clock is everybody's and goes forward only; hence also the tests' order, by date.
 */
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, addMonths, shanghaiDate } from '#domain/calendar/dates.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import { workCalendarId } from '#domain/work-calendar/state.ts';
import { workCalendar } from '#domain/work-calendar/work-calendar.ts';
import { itemSk, overdueKey, queueKey } from '#shared/case-store/keys.ts';
import { doorAgo, type Engine, renewProcesses, runSchedule, untilTrue } from '../support/engine.ts';
import { fileOne, type RepairCase } from '../support/engine-cases.ts';
import { moveClockTo } from '../support/engine-clock.ts';
import { startCopy, stopCopy } from '../support/engine-copy.ts';
import { platformState } from '../support/engine-platforms.ts';
import { newEnterprise, newRecord, recordState } from '../support/engine-records.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startCopy();
});
afterAll(stopCopy);

const newCase = async (): Promise<RepairCase> => {
  const enterprise = await newEnterprise(engine);
  return fileOne(engine, enterprise, [await newRecord(engine, enterprise)]);
};

const countOf = async (repair: RepairCase, type: string): Promise<number> =>
  (await repair.history()).filter((event) => event.type === type).length;

/** Ids of the items in a list of the case table. */
const listed = async (index: 'gsi1' | 'gsi3', key: string): Promise<string[]> => {
  const { Items = [] } = await engine.db.send(
    new QueryCommand({
      TableName: engine.tables.case,
      IndexName: index,
      KeyConditionExpression: `${index}pk = :key`,
      ExpressionAttributeValues: { ':key': key },
    }),
  );
  return Items.map((row) => String(row['sk']).slice(itemSk('').length));
};

test('a reminder before the limit, then the escalation, each once however often the sweep runs', async () => {
  const repair = await newCase();
  const { id, dueAt, remindAt } = await repair.item('accept');
  if (dueAt === null || remindAt === null) throw new Error('the item has no date');
  await runSchedule(engine, 'eventsDueSweep');
  expect(await countOf(repair, 'WorkItemReminderRaised')).toBe(0);

  await moveClockTo(engine, remindAt);
  await Promise.all([1, 2, 3].map(() => runSchedule(engine, 'eventsDueSweep')));
  expect(await countOf(repair, 'WorkItemReminderRaised')).toBe(1);
  expect(await countOf(repair, 'WorkItemFellDue')).toBe(0);

  await moveClockTo(engine, dueAt);
  await Promise.all([1, 2, 3].map(() => runSchedule(engine, 'eventsDueSweep')));
  await runSchedule(engine, 'eventsDueSweep');
  expect([await countOf(repair, 'WorkItemReminderRaised'), await countOf(repair, 'WorkItemFellDue')]).toEqual([1, 1]);
  const late = await repair.item('accept');
  expect(late).toMatchObject({ id, escalatedToUnitId: 'unit-hn-credit' });
  expect(await listed('gsi3', overdueKey('unit-hn-credit'))).toContain(id);
  // Late is not lost: the unit can still do its work, and then the supervisor has nothing left to look at.
  await repair.accept();
  await untilTrue('the item to leave the list', async () => {
    return !(await listed('gsi3', overdueKey('unit-hn-credit'))).includes(id);
  });
});

test('a limit that needs a year nobody has loaded gets its date when the year is loaded', async () => {
  const calendar = await engine.wiring.calendar();
  const missing = Math.max(...calendar.years.keys()) + 1;
  await moveClockTo(engine, `${missing - 1}-12-30T02:00:00.000Z`);
  const repair = await newCase();
  const undated = await repair.item('accept');
  expect(undated).toMatchObject({ dueAt: null, limit: { calendarMissing: missing } });
  // An item without a date sorts first: somebody has to look at it.
  expect((await listed('gsi1', queueKey('unit-hn-market', 'acceptor')))[0]).toBe(undated.id);
  const another = await newCase();
  await another.item('accept');
  const asked = await engine.wiring.reader.load(workCalendar, workCalendarId);
  expect(Object.values(asked.state.items).filter((item) => item.status === 'open')).toMatchObject([
    { kind: 'loadCalendarYear', role: 'administrator', about: String(missing) },
  ]);

  const year = {
    year: missing,
    source: { title: '放假安排的通知（验证用）', url: 'https://www.gov.cn/zhengce/zhengceku/' },
    restDays: [`${missing}-01-01`, `${missing}-01-02`, `${missing}-01-03`],
    makeUpWorkdays: [],
  };
  const loaded = await engine.wiring.door({
    kind: workCalendar,
    id: workCalendarId,
    command: { type: 'loadYear', year } as { type: 'loadYear' },
    actor: systemActor('test'),
  });
  expect(loaded.ok).toBe(true);
  // A process may go by the years it knows for another minute.
  await renewProcesses(engine, 'eventsDueSweep');
  await runSchedule(engine, 'eventsDueSweep');
  for (const each of [repair, another]) {
    const dated = await each.item('accept');
    expect(dated.dueAt?.slice(0, 4)).toBe(String(missing));
    expect(dated.limit).not.toHaveProperty('calendarMissing');
    expect(await countOf(each, 'WorkItemRescheduled')).toBe(1);
  }
  const answered = await engine.wiring.reader.load(workCalendar, workCalendarId);
  expect(Object.values(answered.state.items).filter((item) => item.status === 'open')).toEqual([]);
});

test('the day after the maximum period: a corrected record stops by itself, another goes to its sector’s rules', async () => {
  const enterprise = await newEnterprise(engine);
  // A year less a few days ago, but not before the rules of the maximum period came into force.
  const today = shanghaiDate(await engine.wiring.clock.now());
  const [determinedOn = ''] = ['2026-04-01', addDays(addMonths(today, -12), 3)].toSorted().reverse();
  const plan = { determinedOn };
  const corrected = await newRecord(engine, enterprise, { ...plan, correctedOn: addDays(determinedOn, 30) });
  const uncorrected = await newRecord(engine, enterprise, { ...plan, correctedOn: null });
  const last = (await recordState(engine, corrected)).maxPeriodEndsOn;
  if (last === null) throw new Error('the record has no maximum period');
  await moveClockTo(engine, `${last}T02:00:00.000Z`);
  await runSchedule(engine, 'eventsAutoStop');
  expect((await recordState(engine, corrected)).publication?.state).toBe('published');

  await moveClockTo(engine, `${addDays(last, 1)}T02:00:00.000Z`);
  await runSchedule(engine, 'eventsAutoStop');
  await runSchedule(engine, 'eventsAutoStop');
  expect(await recordState(engine, corrected)).toMatchObject({
    publication: { state: 'ended', reason: 'maxPeriodReached' },
    sharing: { state: 'shared' },
    flags: ['sharingEffectUndetermined'],
  });
  expect(await recordState(engine, uncorrected)).toMatchObject({
    publication: { state: 'published' },
    flags: ['sectorRuleRequired'],
  });
  for (const id of [corrected, uncorrected])
    expect(await engine.wiring.reader.events(dishonestyRecord, id)).toHaveLength(2);
  await untilTrue('the platforms to hide it', async () => {
    const { records } = await platformState(engine, 'creditHuainan');
    return records[corrected]?.publication.state === 'ended';
  });
});

test('the heads of all chains changed on a day are written once', async () => {
  // The day is real time's, so that no move of the business clock skips one.
  const yesterday = doorAgo(engine, 24 * 3600);
  const enterprise = await newEnterprise(engine);
  const recordId = await newRecord(engine, enterprise);
  const repair = await fileOne(engine, enterprise, [recordId], yesterday);
  const Key = `heads/${addDays(shanghaiDate(new Date().toISOString()), -1)}.json`;
  const read = async () => {
    const { Body } = await engine.s3.send(new GetObjectCommand({ Bucket: engine.info.buckets['checkpoint'], Key }));
    return (await Body?.transformToString()) ?? '';
  };
  await runSchedule(engine, 'eventsCheckpoint');
  const written = await read();
  const { heads } = JSON.parse(written) as { heads: { kind: string; id: string; version: number }[] };
  expect(heads).toContainEqual(
    expect.objectContaining({ kind: 'repairApplication', id: repair.applicationId, version: 1 }),
  );
  expect(heads.map((head) => head.id)).not.toContain(recordId);
  await runSchedule(engine, 'eventsCheckpoint');
  expect(await read()).toBe(written);
});
