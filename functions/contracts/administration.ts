/** What administrators do: the working-day calendar, the movable clock where a stage has one, imports. Served by `functions/api/administration`. */
import { administration } from '#domain/access/policy.ts';
import { CalendarYear } from '#domain/calendar/calendar.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import { calendarYearLoaded, clockForwardOnly, importNotFound } from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { WorkItemView } from './case-shapes.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant, pageOf, pageQuery } from './shared.ts';

const { commands, reads } = under(administration);

const Clock = z.object({ now: Instant, realNow: Instant, offsetSeconds: z.int() });

export const readClock = reads({
  operationId: 'readClock',
  path: '/administration/clock',
  summary: '业务时钟',
  description: '仅在设有可调业务时钟的环境（测试、演示、培训）存在。',
  answer: Clock,
});

export const moveClock = commands({
  operationId: 'moveClock',
  path: '/administration/clock',
  summary: '拨快业务时钟',
  description: '只能向前；每次拨动留痕。仅在设有可调业务时钟的环境存在。',
  body: z.strictObject(() => ({ to: Instant, reason: plainText(200) })),
  answer: Clock,
  problems: { clockForwardOnly },
  example: { body: { to: '2026-10-13T01:00:00.000Z', reason: '演示到期提醒' } },
});

export const loadCalendarYear = commands({
  operationId: 'loadCalendarYear',
  path: '/administration/calendar-years',
  summary: '载入一年的节假日安排',
  description: '按国务院办公厅通知录入；等待该年份的期限随后自动算出。',
  body: CalendarYear,
  answer: z.object({ year: z.int(), calendarVersion: z.string() }),
  status: 201,
  problems: { calendarYearLoaded },
  example: {
    body: {
      year: 2027,
      source: { title: '国务院办公厅关于2027年部分节假日安排的通知', url: 'https://www.gov.cn/' },
      restDays: ['2027-01-01'],
      makeUpWorkdays: [],
    },
  },
});

export const listCalendarYears = reads({
  operationId: 'listCalendarYears',
  path: '/administration/calendar-years',
  summary: '已载入的节假日安排',
  description: '随系统发布的和由系统管理员载入的各年份，及其通知来源；后载入的优先。',
  answer: z.object(() => ({
    calendarVersion: z.string(),
    entries: z.array(
      z.object({
        ...CalendarYear.shape,
        origin: described(z.enum(['shipped', 'loaded']), {
          description: 'shipped：随系统发布；loaded：由系统管理员载入',
        }),
      }),
    ),
  })),
});

export const listAdministrationWorkItems = reads({
  operationId: 'listAdministrationWorkItems',
  path: '/administration/work-items',
  summary: '系统管理待办',
  query: z.strictObject(pageQuery),
  answer: pageOf(WorkItemView),
});

export const readImport = reads({
  operationId: 'readImport',
  path: '/administration/imports/{importId}',
  summary: '导入结果',
  description: '双公示数据导入的汇总和逐行问题：行号、字段、规则和如何改正。',
  params: z.strictObject({ importId: Id }),
  query: z.strictObject(pageQuery),
  answer: z.object(() => ({
    importId: z.string(),
    fileSha256: z.string(),
    rows: z.int(),
    registered: z.int(),
    unchanged: z.int(),
    rejectedRows: z.int(),
    entries: z.array(
      z.object({
        line: z.int(),
        rejected: z.boolean(),
        field: z.string(),
        rule: z.string(),
        message: z.string(),
      }),
    ),
    next: z.nullable(z.string()),
  })),
  problems: { importNotFound },
});
