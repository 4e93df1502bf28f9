/** The sweep of dates: what it finds late it raises once, and what waited for a year gets its date when the year is there. */
import { describe, expect, it } from 'vitest';
import { makeCalendar } from '#domain/calendar/calendar.ts';
import { calendarYears } from '#domain/calendar/years.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { later } from '../../../tests/support/context.ts';
import { workflowWorld } from '../../../tests/support/workflow.ts';
import { market, openCaseCommand, type RepairPlay } from '../../../tests/support/world.ts';
import { unitItem } from '../../shared/directory/units.ts';
import { sweepDue } from './sweep.ts';

const unitRow = (supervisorUnitId: string | null) =>
  unitItem({ unitId: market, regionId: 'huainan', name: '市场监管', code: 'code', sectors: [], supervisorUnitId });

const sweeping = async (play: (play: RepairPlay) => RepairPlay) => {
  const workflow = workflowWorld();
  await workflow.world.stores(play);
  const { world } = workflow;
  world.tables.put('directory', unitRow('unit-hn-credit'));
  const deps = { ...workflow.deps, directoryTable: 'directory' };
  const raised = async (): Promise<string[]> => {
    const before = (await world.reader.events(repairCase, 'case-1')).length;
    await sweepDue(deps);
    const events = await world.reader.events(repairCase, 'case-1');
    return events.slice(before).map(({ body }) => (JSON.parse(body) as { type: string }).type);
  };
  return { ...workflow, deps, raised };
};

describe('the due sweep', () => {
  it('raises the reminder, then the fallen-due event to the supervising unit, each once', async () => {
    const { raised, world } = await sweeping((play) => play.accepting());
    expect(await raised()).toEqual([]);
    world.now = later(world.now, 2);
    expect(await raised()).toEqual(['WorkItemReminderRaised']);
    expect(await raised()).toEqual([]);
    world.now = later(world.now, 3);
    expect(await raised()).toEqual(['WorkItemFellDue']);
    expect(await raised()).toEqual([]);
    const [item] = Object.values((await world.caseState()).items);
    expect(item).toMatchObject({ status: 'open', escalatedToUnitId: 'unit-hn-credit' });
  });

  it('escalates to the unit itself where no supervising one is named', async () => {
    const { raised, world } = await sweeping((play) => play.accepting());
    world.tables.put('directory', unitRow(null));
    world.now = later(world.now, 10);
    await raised();
    expect(Object.values((await world.caseState()).items)[0]?.escalatedToUnitId).toBe(market);
  });

  it('gives dates to what waited for a year as soon as it is loaded', async () => {
    const workflow = workflowWorld();
    const now = '2026-12-30T02:00:00.000Z';
    workflow.world.now = now;
    await workflow.world.stores((play) => play.accepting(), openCaseCommand({ receivedAt: now }));
    const source = { title: '通知', url: 'https://www.gov.cn/' };
    const years = [...calendarYears, { year: 2027, source, restDays: ['2027-01-01'], makeUpWorkdays: [] }];
    const item = async () => Object.values((await workflow.world.caseState()).items)[0];
    expect(await item()).toMatchObject({ dueAt: null });
    const deps = { ...workflow.deps, directoryTable: 'directory' };
    await sweepDue(deps);
    expect(await item()).toMatchObject({ dueAt: null });
    const calendar = makeCalendar(years, 'with-2027');
    workflow.world.calendar = calendar;
    await sweepDue({ ...deps, calendar: async () => calendar });
    expect(await item()).toMatchObject({ dueAt: '2027-01-05T16:00:00.000Z' });
  });
});
