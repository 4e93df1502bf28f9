/**
 * Business time: real time plus the business clock's offset where the stage has one. Tokens, signatures, retries and TTL use real
 * time instead. The offset is read on every command: a moved clock must hold for the very next decision.
 */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { businessClockId, storedClock } from '#domain/clock/state.ts';
import { aggregatePk, snapshotKey } from './case-store/keys.ts';
import { parseSnapshot } from './case-store/reader.ts';
import { getRow } from './get-row.ts';

export interface Clock {
  /** Business time as a UTC instant. */
  readonly now: () => Promise<string>;
  /** Real time as a UTC instant. */
  readonly realNow: () => string;
}

const realNow = (): string => new Date().toISOString();

/** The clock of this stage; without `clockTable` business time is real time. */
export const makeClock = (db: DynamoDBDocumentClient, clockTable: string | undefined): Clock => ({
  realNow,
  now: async () => {
    const real = realNow();
    return clockTable === undefined ? real : shifted(real, await readOffset(db, clockTable));
  },
});

/** The business clock's offset in seconds; 0 while it has never been set. */
const readOffset = async (db: DynamoDBDocumentClient, clockTable: string): Promise<number> => {
  const key = { pk: aggregatePk(storedClock.keyPrefix, businessClockId), sk: snapshotKey };
  const row = await getRow(db, clockTable, key);
  return row === undefined ? 0 : (parseSnapshot(storedClock, row).state.offsetSeconds ?? 0);
};

const shifted = (instant: string, seconds: number): string =>
  new Date(new Date(instant).getTime() + seconds * 1000).toISOString();
