import { describe, expect, it } from 'vitest';
import { given } from '../../tests/support/given.ts';
import { CalendarYear } from '../calendar/calendar.ts';
import { openItems } from '../kernel/work-items.ts';
import { workCalendar } from './work-calendar.ts';

const year = (n: number) => ({
  year: n,
  source: { title: `国务院办公厅关于${n}年部分节假日安排的通知`, url: 'https://www.gov.cn/' },
  restDays: [`${n}-01-01`],
  makeUpWorkdays: [],
});
const note = (n: number) => ({ type: 'noteMissingYear' as const, year: n });
const load = (n: number) => ({ type: 'loadYear' as const, year: year(n) });

const noted = (n: number) => {
  const { result } = given(workCalendar).when(note(n));
  if (!result.ok) throw new Error('refused');
  return result.value.events;
};

describe('a year that a limit needs and nobody has loaded', () => {
  it('is one item for the administrator, however many cases wait for it', () => {
    given(workCalendar)
      .when(note(2027))
      .thenEvents({
        type: 'WorkItemOpened',
        data: { item: { kind: 'loadCalendarYear', role: 'administrator', about: '2027', dueAt: null } },
      });
    given(workCalendar, ...noted(2027))
      .when(note(2027))
      .thenNothing();
    given(workCalendar, ...noted(2027))
      .when(note(2028))
      .thenEvents('WorkItemOpened');
  });

  it('loaded closes its own item and no other', () => {
    const other = given(workCalendar).when(note(2028), undefined, { newId: () => 'id-2028' }).result;
    if (!other.ok) throw new Error('refused');
    const waiting = given(workCalendar, ...noted(2027), ...other.value.events);
    const loading = waiting.when(load(2027));
    loading.thenEvents('CalendarYearLoaded', {
      type: 'WorkItemCompleted',
      data: { itemId: 'id-1', outcome: 'loaded' },
    });
    if (!loading.result.ok) throw new Error('refused');
    const loaded = given(workCalendar, ...noted(2027), ...other.value.events, ...loading.result.value.events);
    expect(openItems(loaded.state.items).map((item) => item.about)).toEqual(['2028']);
    loaded.when(note(2027)).thenNothing();
  });

  it('that people have been given dates by is replaced only by a later notice', () => {
    const changed = { ...year(2026), restDays: [] };
    const amendedBy = { title: '调整通知', url: 'https://www.gov.cn/' };
    given(workCalendar).when({ type: 'loadYear', year: changed }).thenRefused('calendarYearLoaded');
    given(workCalendar)
      .when({ type: 'loadYear', year: { ...changed, amendedBy } })
      .thenEvents('CalendarYearLoaded');
    const loaded = given(workCalendar, { type: 'CalendarYearLoaded', data: { year: year(2027) } });
    loaded.when(load(2027)).thenNothing();
    loaded.when({ type: 'loadYear', year: { ...year(2027), restDays: [] } }).thenRefused('calendarYearLoaded');
  });

  it.each([
    ['a day of another year', { restDays: ['2026-01-01'] }],
    ['a day both off and worked', { restDays: ['2027-10-10'], makeUpWorkdays: ['2027-10-10'] }],
    ['a worked day that is no weekend', { makeUpWorkdays: ['2027-10-11'] }],
    ['an address that is no web page', { source: { title: '通知', url: 'javascript:alert(1)' } }],
  ])('with %s is no year', (_, wrong) => {
    expect(CalendarYear.safeParse({ ...year(2027), ...wrong }).success).toBe(false);
    expect(CalendarYear.safeParse(year(2027)).success).toBe(true);
  });

  it('loaded again in an amended form replaces the first', () => {
    const amended = { ...year(2027), restDays: ['2027-01-01', '2027-01-02'] };
    const { state } = given(
      workCalendar,
      { type: 'CalendarYearLoaded', data: { year: year(2027) } },
      { type: 'CalendarYearLoaded', data: { year: amended } },
    );
    expect(state.years).toEqual([amended]);
  });
});
