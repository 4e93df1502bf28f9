/** The parts every function is built from, bound to real AWS clients. Built once per process; tests pass their own. */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Calendar, makeCalendar } from '#domain/calendar/calendar.ts';
import { baseCalendar, calendarYears } from '#domain/calendar/years.ts';
import { storedCalendar, workCalendarId } from '#domain/work-calendar/state.ts';
import { type Door, makeDoor } from './case-store/door.ts';
import { makeReader, type Reader } from './case-store/reader.ts';
import { type Clock, makeClock } from './clock.ts';
import { sha256 } from './hash.ts';

export interface DoorSettings {
  readonly CASE_TABLE: string;
  readonly RECORD_TABLE: string;
  readonly CLOCK_TABLE?: string | undefined;
}

export interface Wiring {
  readonly door: Door;
  readonly reader: Reader;
  readonly db: DynamoDBDocumentClient;
  readonly clock: Clock;
  readonly calendar: () => Promise<Calendar>;
}

export const makeDb = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });

/** Door, reader, clock and calendar over the tables of `env`. */
export const openDoor = (env: DoorSettings, db = makeDb()): Wiring => {
  const tables = { case: env.CASE_TABLE, record: env.RECORD_TABLE };
  const reader = makeReader(db, tables);
  const clock = makeClock(db, env.CLOCK_TABLE);
  const calendar = cachedCalendar(reader);
  const door = makeDoor({
    db,
    tables,
    reader,
    clock,
    calendar,
    newId: randomUUID,
    hash: sha256,
    pause: (attempt) => new Promise((resolve) => setTimeout(resolve, Math.random() * 40 * attempt)),
  });
  return { door, reader, db, clock, calendar };
};

/** A loaded year changes a few times in a decade; a minute's delay is no harm, a read per command would be. */
const calendarSeconds = 60;

const cachedCalendar = (reader: Reader): (() => Promise<Calendar>) => {
  let cached: { readonly calendar: Calendar; readonly until: number } | undefined;
  return async () => {
    if (cached !== undefined && Date.now() < cached.until) return cached.calendar;
    const { state, version } = await reader.load(storedCalendar, workCalendarId);
    const calendar =
      version === 0
        ? baseCalendar
        : makeCalendar([...calendarYears, ...state.years], `${baseCalendar.version}+${version}`);
    cached = { calendar, until: Date.now() + calendarSeconds * 1000 };
    return calendar;
  };
};
