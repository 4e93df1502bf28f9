/** What every view needs beside the thing it shows: the day, the calendar, and the names that events and cases do not hold. */
import type { Calendar } from '#domain/calendar/calendar.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import { readSubject } from '../directory/subjects.ts';
import { makeUnitName } from '../directory/unit-names.ts';
import type { Wiring } from '../wiring.ts';

export interface ViewContext {
  /** Business time. */
  readonly now: string;
  readonly today: string;
  readonly calendar: Calendar;
  readonly unit: (unitId: string) => Promise<{ readonly id: string; readonly name: string }>;
  /** Of a natural person the masked name. */
  readonly subjectName: (subjectId: string) => Promise<string>;
}

/** One per request: all parts of an answer are shown as of the same instant. */
export type Look = () => Promise<ViewContext>;

export const makeLook = (
  { clock, calendar, db }: Pick<Wiring, 'clock' | 'calendar' | 'db'>,
  directoryTable: string,
): Look => {
  const unitName = makeUnitName(db, directoryTable);
  return async () => {
    const [now, years] = await Promise.all([clock.now(), calendar()]);
    return {
      now,
      today: shanghaiDate(now),
      calendar: years,
      unit: async (id) => ({ id, name: (await unitName(id)) ?? id }),
      subjectName: oncePerId(async (id) => (await readSubject(db, directoryTable, id))?.name ?? id),
    };
  };
};

/** A list names the same few subjects over and over. */
const oncePerId = (read: (id: string) => Promise<string>): ((id: string) => Promise<string>) => {
  const known = new Map<string, Promise<string>>();
  return (id) => {
    const reading = known.get(id) ?? read(id);
    known.set(id, reading);
    return reading;
  };
};
